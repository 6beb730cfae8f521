// Vietnamese text made comparable, persons told apart, organisations told from individuals.

/** No text of these characters alone can be untidy, but for its spaces: ASCII, and letters that are composed already. */
export function isPlain(code: number): boolean {
  return (code > 0x20 && code < 0x7f) || (code >= 0xc0 && code < 0x250) || (code >= 0x1ea0 && code < 0x1efa);
}

const space = 0x20;

/** Sure signs of tidiness, found without regular expressions: nearly every cell of a list has them. */
function isSurelyTidy(text: string): boolean {
  let before = space;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === space ? before === space : !isPlain(code)) return false;
    before = code;
  }
  return before !== space || text === '';
}

const invisible = /[\u00AD\u200B-\u200F\u2060\uFEFF]/g;
const untidy = /^\s|\s$|\s\s|[^\S ]|[\u00AD\u200B-\u200F\u2060\uFEFF]/;
const combiningMarks = /\p{M}+/gu;

/** One spelling for the eye: NFC, no invisible characters, single spaces, trimmed. Case and marks stay. */
export function tidyText(text: string): string {
  if (isSurelyTidy(text)) return text;
  const normal = text.normalize('NFC');
  if (!untidy.test(normal)) return normal;
  return normal.replace(invisible, '').replace(/\s+/g, ' ').trim();
}

/** One spelling for comparing: lower case, no marks, đ as d, every run of other characters one space. */
export function foldText(text: string): string {
  let folded = '';
  let isApart = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = foldedLetters[text.charCodeAt(at)];
    if (letter === undefined) return foldAnyText(text);
    if (letter === '') isApart = folded !== '';
    else {
      folded += isApart ? ` ${letter}` : letter;
      isApart = false;
    }
  }
  return folded;
}

function foldAnyText(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(combiningMarks, '')
    .replaceAll('đ', 'd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** What each character folds to, by its code; empty where it parts words. Without an entry where it depends on others. */
export const foldedLetters: readonly (string | undefined)[] = Array.from({ length: 0x1efa }, (_, code) => {
  const character = String.fromCharCode(code);
  const isOnItsOwn = code < 0x250 || code >= 0x1ea0;
  const folded = isOnItsOwn && character.normalize('NFC') === character ? foldAnyText(character) : null;
  return folded !== null && /^[a-z0-9]?$/.test(folded) ? folded : undefined;
});

/**
 * Two rows are of one person when both the number and the folded name agree: families share a telephone, and one
 * clerk's number stands behind many names.
 */
export function personKey(phoneE164: string, name: string | null, foldedName = foldText(name ?? '')): string {
  return `${phoneE164}|${foldedName}`;
}

// Whole folded phrases; surnames such as Trương, Sở, Hội must not match, so single short words stand below with marks.
const organisationPhrases = [
  'cong ty',
  'cty',
  'tong cong ty',
  'tap doan',
  'doanh nghiep',
  'dntn',
  'hop tac xa',
  'htx',
  'ho kinh doanh',
  'hkd',
  'chi nhanh',
  'van phong',
  'ngan hang',
  'quy tin dung',
  'benh vien',
  'phong kham',
  'tram y te',
  'trung tam',
  'ban quan ly',
  'uy ban',
  'ubnd',
  'hoi dong',
  'cong doan',
  'doan thanh nien',
  'lien doan',
  'hiep hoi',
  'to hop tac',
  'nha thuoc',
  'truong mam non',
  'truong mau giao',
  'truong tieu hoc',
  'truong trung hoc',
  'truong thcs',
  'truong thpt',
  'truong th',
  'truong cao dang',
  'truong dai hoc',
  'giao xu',
  'co so kinh doanh',
  'co so san xuat',
  'cua hang',
  'tnhh',
];
const organisationOpenings = ['sở', 'chùa', 'viện', 'cục', 'hội', 'đảng uỷ', 'đảng ủy', 'trường'];
const hasPhrase = new RegExp(`\\b(${organisationPhrases.join('|')})\\b`);
const hasOpening = new RegExp(`^(${organisationOpenings.join('|')})\\s`, 'iu');

/** Whether a name is an organisation's (Công ty, HTX, Hộ kinh doanh, Trường…), by its words; sets the script's wording. */
export function isOrganisation(name: string, foldedName = foldText(name)): boolean {
  return hasPhrase.test(foldedName) || hasOpening.test(tidyText(name));
}

const marksOf = (phrases: readonly string[]) =>
  phrases.map((phrase) => foldText(phrase).split(' ').slice(0, 2).join(' '));

/** Words and pairs of words, folded: a name that has none of them, and does not begin with an opening, is a person's. */
export const organisationMarks = {
  anywhere: marksOf(organisationPhrases),
  openings: marksOf(organisationOpenings),
} as const satisfies Record<string, readonly string[]>;
