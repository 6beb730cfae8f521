// What DDI Codebook 2.5 says of a survey as a whole: who made it, whom it speaks for, how people were drawn and asked, what
// the figures weigh, who may have the data. Order and names: codebook.xsd, complex types of stdyDscr and below.
import { dayWords } from '#domain/report/wording.ts';
import { element } from './xml-text.ts';

type Days = readonly [from: string, to: string];

/** Sentences in the language of the survey; days are 'yyyy-mm-dd'. */
export interface Study {
  /** Code of the survey. */
  readonly id: string;
  readonly authority: string;
  /** Document that ordered the survey. */
  readonly order: string;
  /** Where to ask. */
  readonly contact: string;
  readonly abstract: string;
  readonly keywords: readonly string[];
  /** What the answers are about. */
  readonly period: Days;
  /** First and last day of answering. */
  readonly collected: Days;
  readonly unit: string;
  readonly universe: string;
  /** Who or what the sample leaves out. */
  readonly notCovered: readonly string[];
  readonly sampling: readonly string[];
  /** Null before a sample is confirmed. */
  readonly frame: { readonly name: string; readonly text: string; readonly target: number } | null;
  readonly mode: string;
  readonly instrument: string;
  /** How answers were checked while they were collected. */
  readonly control: string;
  readonly weighting: string;
  /** Which forms count. */
  readonly cleaning: string;
  readonly responseRate: string;
  readonly samplingError: string;
  /** What the file may not be used for, and why. */
  readonly restriction: string;
  readonly conditions: string;
}

/** ID of the text on weights, which weight variables refer to. */
export const weightingId = 'W1';

interface Made {
  readonly title: string;
  /** Day on which the data were taken. */
  readonly on: string;
  readonly caseCount: number;
}

/** Of the description itself. */
export function documentDescription({ id, authority }: Study, { title, on }: Made): string {
  return element('docDscr', {}, [
    element('citation', {}, [
      element('titlStmt', {}, [
        element('titl', {}, `Mô tả dữ liệu: ${title}`),
        element('IDNo', {}, `${id}-ddi`),
      ]),
      element('prodStmt', {}, [
        element('producer', {}, authority),
        element('prodDate', { date: on }, on),
        element('software', {}, 'Lắng Nghe'),
      ]),
    ]),
  ]);
}

/** Of the survey. */
export function studyDescription(study: Study, made: Made): string {
  return element('stdyDscr', {}, [
    citation(study, made),
    element('studyAuthorization', {}, [
      element('authorizingAgency', {}, study.authority),
      element('authorizationStatement', {}, study.order),
    ]),
    stdyInfo(study),
    method(study),
    access(study),
  ]);
}

function citation({ id, authority, contact }: Study, { title, on, caseCount }: Made): string {
  return element('citation', {}, [
    element('titlStmt', {}, [element('titl', {}, title), element('IDNo', { agency: authority }, id)]),
    element('rspStmt', {}, [element('AuthEnty', {}, authority)]),
    element('prodStmt', {}, [
      element('producer', {}, authority),
      element('prodDate', { date: on }, on),
      element('software', {}, 'Lắng Nghe'),
    ]),
    element('distStmt', {}, [
      element('distrbtr', {}, authority),
      element('contact', { affiliation: authority }, contact),
    ]),
    element('verStmt', {}, [
      element('version', { date: on }, `Lấy ngày ${dayWords(on)}, ${caseCount} phiếu`),
    ]),
    element('biblCit', {}, `${authority}. ${title} [dữ liệu], lấy ngày ${dayWords(on)}.`),
  ]);
}

function stdyInfo(study: Study): string {
  return element('stdyInfo', {}, [
    element(
      'subject',
      {},
      study.keywords.map((word) => element('keyword', {}, word)),
    ),
    element('abstract', {}, study.abstract),
    element('sumDscr', {}, [
      ...dayElements('timePrd', study.period),
      ...dayElements('collDate', study.collected),
      element('nation', { abbr: 'VN' }, 'Việt Nam'),
      element('anlyUnit', {}, study.unit),
      element('universe', { clusion: 'I' }, study.universe),
      ...study.notCovered.map((text) => element('universe', { clusion: 'E' }, text)),
      element('dataKind', {}, 'Dữ liệu khảo sát (survey data)'),
    ]),
  ]);
}

function dayElements(name: string, [from, to]: Days): string[] {
  return [element(name, { event: 'start', date: from }, from), element(name, { event: 'end', date: to }, to)];
}

function method({ frame, authority, ...study }: Study): string {
  const ofFrame = frame && [
    element('sampleFrame', {}, [
      element('sampleFrameName', {}, frame.name),
      element('txt', {}, frame.text),
      element('custodian', {}, authority),
    ]),
    element('targetSampleSize', {}, [element('sampleSize', {}, String(frame.target))]),
  ];
  return element('method', {}, [
    element('dataColl', {}, [
      element('timeMeth', {}, 'Một lần (cross-section)'),
      ...study.sampling.map((text) => element('sampProc', {}, text)),
      ...(ofFrame ?? []),
      element('collMode', {}, study.mode),
      element('resInstru', { type: 'structured' }, study.instrument),
      element('ConOps', {}, study.control),
      element('weight', { ID: weightingId }, study.weighting),
      element('cleanOps', {}, study.cleaning),
    ]),
    element('anlyInfo', {}, [
      element('respRate', {}, study.responseRate),
      element('EstSmpErr', {}, study.samplingError),
    ]),
  ]);
}

function access({ authority, contact, restriction, conditions }: Study): string {
  return element('dataAccs', {}, [
    element('setAvail', {}, [element('accsPlac', {}, authority)]),
    element('useStmt', {}, [
      element('restrctn', {}, restriction),
      element('contact', { affiliation: authority }, contact),
      element('conditions', {}, conditions),
    ]),
  ]);
}
