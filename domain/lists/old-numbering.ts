// Renumberings of the Vietnamese telephone network, as tables. phone-number.ts applies them.

/**
 * Mobile numbers of 11 digits and what they became on 15/09/2018 (the old form died on 14/11/2018). Source: the
 * carriers' conversion tables, two independent public copies (KingDarkness/phone11to10 and another).
 */
export const oldMobilePrefixes: ReadonlyMap<string, string> = new Map([
  ...['0162', '0163', '0164', '0165', '0166', '0167', '0168', '0169'].map((old): [string, string] => [
    old,
    `03${old.slice(3)}`,
  ]),
  ['0120', '070'],
  ['0121', '079'],
  ['0122', '077'],
  ['0123', '083'],
  ['0124', '084'],
  ['0125', '085'],
  ['0126', '076'],
  ['0127', '081'],
  ['0128', '078'],
  ['0129', '082'],
  ['0186', '056'],
  ['0188', '058'],
  ['0199', '059'],
]);

export interface OldAreaCode {
  newCode: string;
  /** Day on which the new code came into use. */
  changedOn: string;
}

/**
 * Area codes before the change of 2017 (Ministry of Information and Communications' plan, three steps). The
 * subscriber's own digits did not change.
 */
export const oldAreaCodes: ReadonlyMap<string, OldAreaCode> = new Map([
  ...step('2017-02-11', {
    '022': '0212',
    '0231': '0213',
    '020': '0214',
    '0230': '0215',
    '029': '0216',
    '052': '0232',
    '053': '0233',
    '054': '0234',
    '0510': '0235',
    '0511': '0236',
    '037': '0237',
    '038': '0238',
    '039': '0239',
  }),
  ...step('2017-04-15', {
    '033': '0203',
    '0240': '0204',
    '025': '0205',
    '026': '0206',
    '027': '0207',
    '0280': '0208',
    '0281': '0209',
    '0320': '0220',
    '0321': '0221',
    '0241': '0222',
    '031': '0225',
    '0351': '0226',
    '036': '0227',
    '0350': '0228',
    '030': '0229',
    '0780': '0290',
    '0781': '0291',
    '0710': '0292',
    '0711': '0293',
    '074': '0294',
    '076': '0296',
    '077': '0297',
    '079': '0299',
  }),
  ...step('2017-06-17', {
    '04': '024',
    '08': '028',
    '061': '0251',
    '062': '0252',
    '064': '0254',
    '055': '0255',
    '056': '0256',
    '057': '0257',
    '058': '0258',
    '068': '0259',
    '060': '0260',
    '0501': '0261',
    '0500': '0262',
    '063': '0263',
    '059': '0269',
    '070': '0270',
    '0651': '0271',
    '072': '0272',
    '073': '0273',
    '0650': '0274',
    '075': '0275',
    '066': '0276',
    '067': '0277',
  }),
]);

function step(changedOn: string, codes: Record<string, string>): [string, OldAreaCode][] {
  return Object.entries(codes).map(([old, newCode]) => [old, { newCode, changedOn }]);
}

/** By this day every old area code was switched off: a later list that shows one shows a misprint. */
export const oldAreaCodesDeadOn = '2018-01-01';
