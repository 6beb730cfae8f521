/*
 * strata.csv, areas.csv, interviews.csv and cases.csv of a publication, and of the analysts' package: how a row is written and read.
 */
import { dispositionCodes } from '#domain/attempts/disposition-codes.ts';
import type { PublishedArea } from '#domain/publication/public-areas.ts';
import type {
  PublicData,
  PublishedCase,
  PublishedClass,
  PublishedInterview,
  PublishedStratum,
} from '#domain/publication/public-data.ts';
import { csvLine } from './csv-text.ts';

export const strataColumns = [
  'stratum',
  'agency',
  'field',
  'part',
  'unit',
  'persons',
  'main',
  'interviews',
  'weight',
  'probability',
  'joined',
  'class',
] as const;
/** Of bundles of before: every stratum is one by itself, and nothing is told of classes. */
export const formerStrataColumns = strataColumns.slice(0, -2);
export const areaColumns = ['area', 'within', 'draw', 'drawn', 'of'] as const;
export const classColumns = ['class', 'of', 'respondents', 'adjustment'] as const;
/** What interviews and cases have where classes cut through strata. */
const classColumn = 'class';
const beforeItems = ['interview', 'stratum'] as const;
const caseNames = ['case', 'stratum', 'disposition', 'final'] as const;

/** Of analysts only: a column of labels, told from an item by its beginning. */
const domainMark = 'by:';

export function caseColumns({ cutsStrata }: Pick<PublicData, 'cutsStrata'>): string[] {
  return [...caseNames, ...(cutsStrata ? [classColumn] : [])];
}

export function interviewColumns({
  items,
  domains,
  cutsStrata,
}: Pick<PublicData, 'items' | 'domains' | 'cutsStrata'>): string[] {
  return [
    ...beforeItems,
    ...(cutsStrata ? [classColumn] : []),
    ...domains.map((name) => `${domainMark}${name}`),
    ...items,
  ];
}

export function strataFile({ strata }: PublicData): string {
  return lines(
    strataColumns,
    strata.map((one) => [
      one.number,
      one.agency,
      one.field,
      one.part,
      one.unit ?? '',
      one.persons,
      one.main,
      one.interviews,
      one.weight,
      one.probability ?? '',
      one.joined,
      one.responseClass ?? '',
    ]),
  );
}

/** Null without classes. */
export function classesFile({ classes }: PublicData): string | null {
  if (classes.length === 0) return null;
  return lines(
    classColumns,
    classes.map(({ number, of, respondents, adjustment }) => [
      number,
      JSON.stringify(of),
      respondents,
      adjustment ?? '',
    ]),
  );
}

/** Null where areas have no file: see PublicData. */
export function areasFile({ areas }: PublicData): string | null {
  return (
    areas &&
    lines(
      areaColumns,
      areas.map(({ number, within, draw, drawn, of }) => [number, within ?? '', draw, drawn, of ?? '']),
    )
  );
}

export function interviewsFile(data: PublicData): string {
  return lines(
    interviewColumns(data),
    data.interviews.map(({ stratum, responseClass, codes, domains }, at) => [
      at + 1,
      stratum,
      ...(data.cutsStrata ? [responseClass ?? ''] : []),
      ...domains,
      ...codes.map((code) => (code < 0 ? '' : code)),
    ]),
  );
}

export function casesFile({ cases, cutsStrata }: Pick<PublicData, 'cases' | 'cutsStrata'>): string {
  return lines(
    caseColumns({ cutsStrata }),
    cases.map(({ stratum, responseClass, disposition, final }, at) => [
      at + 1,
      stratum,
      disposition ?? '',
      final ? 1 : 0,
      ...(cutsStrata ? [responseClass ?? ''] : []),
    ]),
  );
}

function lines(columns: readonly string[], rows: readonly (string | number)[][]): string {
  return [columns, ...rows].map((row) => csvLine(row)).join('');
}

/** The column that holds what is never written. */
export interface CellFault {
  faultIn: string;
}

export function stratumOf(cells: readonly string[]): PublishedStratum | CellFault {
  const [
    number,
    agency = '',
    field = '',
    part = '',
    unit = '',
    persons,
    main,
    interviews,
    weight,
    probability = '',
    joined = number,
    responseClass = '',
  ] = cells;
  const numbers = { stratum: number, persons, main, interviews, weight, joined };
  for (const [name, text] of Object.entries(numbers)) if (!isNumber(text)) return { faultIn: name };
  if (unit !== '' && !isNumber(unit)) return { faultIn: 'unit' };
  if (probability !== '' && !isNumber(probability)) return { faultIn: 'probability' };
  if (responseClass !== '' && !isNumber(responseClass)) return { faultIn: 'class' };
  return {
    number: Number(number),
    agency,
    field,
    part,
    unit: unit === '' ? null : Number(unit),
    persons: Number(persons),
    main: Number(main),
    interviews: Number(interviews),
    weight: Number(weight),
    probability: probability === '' ? null : Number(probability),
    joined: Number(joined),
    responseClass: responseClass === '' ? null : Number(responseClass),
  };
}

export function classOf(cells: readonly string[]): PublishedClass | CellFault {
  const [number, of = '', respondents, adjustment = ''] = cells;
  if (!isNumber(number)) return { faultIn: 'class' };
  if (!isNumber(respondents)) return { faultIn: 'respondents' };
  if (adjustment !== '' && !isNumber(adjustment)) return { faultIn: 'adjustment' };
  return {
    number: Number(number),
    of: valuesIn(of),
    respondents: Number(respondents),
    adjustment: adjustment === '' ? null : Number(adjustment),
  };
}

function valuesIn(of: string): string[] {
  try {
    const values: unknown = JSON.parse(of);
    return Array.isArray(values) ? values.map(String) : [of];
  } catch {
    return [of];
  }
}

export function areaOf(cells: readonly string[]): PublishedArea | CellFault {
  const [number, within = '', draw, drawn, of = ''] = cells;
  for (const [name, text] of Object.entries({ area: number, draw, drawn }))
    if (!isNumber(text)) return { faultIn: name };
  if (within !== '' && !isNumber(within)) return { faultIn: 'within' };
  if (of !== '' && !isNumber(of)) return { faultIn: 'of' };
  return {
    number: Number(number),
    within: within === '' ? null : Number(within),
    draw: Number(draw),
    drawn: Number(drawn),
    of: of === '' ? null : Number(of),
  };
}

/** @param cutsStrata the file has each interview's class */
export function interviewOf(
  cells: readonly string[],
  { items, cutsStrata }: Pick<PublicData, 'items' | 'cutsStrata'>,
): PublishedInterview | CellFault {
  const [, stratum, ...rest] = cells;
  if (!isNumber(stratum)) return { faultIn: 'stratum' };
  const [responseClass, codes] = cutsStrata ? [rest[0], rest.slice(1)] : [undefined, rest];
  if (cutsStrata && !isNumber(responseClass)) return { faultIn: classColumn };
  const faulty = codes.findIndex((code) => code !== '' && !/^([1-5]|9[6-9])$/.test(code));
  if (faulty >= 0) return { faultIn: items[faulty] ?? '' };
  return {
    stratum: Number(stratum),
    responseClass: cutsStrata ? Number(responseClass) : null,
    codes: codes.map((code) => (code === '' ? -1 : Number(code))),
    domains: [],
  };
}

/** @param cutsStrata the file has each case's class */
export function caseOf(
  cells: readonly string[],
  { cutsStrata }: Pick<PublicData, 'cutsStrata'>,
): PublishedCase | CellFault {
  const [, stratum, text = '', final, responseClass] = cells;
  const disposition = dispositionCodes.find((code) => code === text) ?? null;
  if (!isNumber(stratum)) return { faultIn: 'stratum' };
  if (text !== '' && disposition === null) return { faultIn: 'disposition' };
  if (final !== '0' && final !== '1') return { faultIn: 'final' };
  if (cutsStrata && !isNumber(responseClass)) return { faultIn: classColumn };
  return {
    stratum: Number(stratum),
    responseClass: cutsStrata ? Number(responseClass) : null,
    disposition,
    final: final === '1',
  };
}

function isNumber(text: string | undefined): boolean {
  return text !== undefined && text !== '' && Number.isFinite(Number(text));
}
