/*
 * strata.csv, areas.csv, interviews.csv and cases.csv of a publication, and of the analysts' package: how a row is written and read.
 */
import { dispositionCodes } from '#domain/attempts/disposition-codes.ts';
import type { PublishedArea } from '#domain/publication/public-areas.ts';
import type {
  PublicData,
  PublishedCase,
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
] as const;
export const areaColumns = ['area', 'within', 'draw', 'drawn', 'of'] as const;
export const caseColumns = ['case', 'stratum', 'disposition', 'final'] as const;
const beforeItems = ['interview', 'stratum'] as const;

/** Of analysts only: a column of labels, told from an item by its beginning. */
const domainMark = 'by:';

export function interviewColumns({ items, domains }: Pick<PublicData, 'items' | 'domains'>): string[] {
  return [...beforeItems, ...domains.map((name) => `${domainMark}${name}`), ...items];
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
    data.interviews.map(({ stratum, codes, domains }, at) => [
      at + 1,
      stratum,
      ...domains,
      ...codes.map((code) => (code < 0 ? '' : code)),
    ]),
  );
}

export function casesFile({ cases }: PublicData): string {
  return lines(
    caseColumns,
    cases.map(({ stratum, disposition, final }, at) => [at + 1, stratum, disposition ?? '', final ? 1 : 0]),
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
  ] = cells;
  const numbers = { stratum: number, persons, main, interviews, weight };
  for (const [name, text] of Object.entries(numbers)) if (!isNumber(text)) return { faultIn: name };
  if (unit !== '' && !isNumber(unit)) return { faultIn: 'unit' };
  if (probability !== '' && !isNumber(probability)) return { faultIn: 'probability' };
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
  };
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

export function interviewOf(
  cells: readonly string[],
  items: readonly string[],
): PublishedInterview | CellFault {
  const [, stratum, ...codes] = cells;
  if (!isNumber(stratum)) return { faultIn: 'stratum' };
  const faulty = codes.findIndex((code) => code !== '' && !/^([1-5]|9[6-9])$/.test(code));
  if (faulty >= 0) return { faultIn: items[faulty] ?? '' };
  return {
    stratum: Number(stratum),
    codes: codes.map((code) => (code === '' ? -1 : Number(code))),
    domains: [],
  };
}

export function caseOf(cells: readonly string[]): PublishedCase | CellFault {
  const [, stratum, text = '', final] = cells;
  const disposition = dispositionCodes.find((code) => code === text) ?? null;
  if (!isNumber(stratum)) return { faultIn: 'stratum' };
  if (text !== '' && disposition === null) return { faultIn: 'disposition' };
  if (final !== '0' && final !== '1') return { faultIn: 'final' };
  return { stratum: Number(stratum), disposition, final: final === '1' };
}

function isNumber(text: string | undefined): boolean {
  return text !== undefined && text !== '' && Number.isFinite(Number(text));
}
