import { type DesignStage, type DomainColumn, type EstimationFrame, noLabel, unanswered } from './frame.ts';

/** An interview as a table has it. */
export interface InterviewRow {
  /** First stage first; empty for a simple random sample without finite population correction. */
  stages: readonly StageOfRow[];
  weight: number;
  domains: Readonly<Record<string, string | null>>;
  /** By item code or question name; what is missing was not asked. */
  answers: Readonly<Record<string, number>>;
}

export interface StageOfRow {
  stratum: string;
  /** Null when the interview itself is the unit. */
  unit: string | null;
  /** Units there are in the stratum; null when that is not known. */
  population: number | null;
  /** Units drawn in the stratum; null counts those that occur in the rows, as R does. */
  drawn?: number | null;
}

/** Columns from rows. Every row must have as many stages as the first. */
export function frameOfRows(rows: readonly InterviewRow[]): EstimationFrame {
  const depth = rows[0]?.stages.length ?? 0;
  const stages = Array.from({ length: depth }, (_, at) => stageOf(rows, at));
  return {
    size: rows.length,
    stages: depth === 0 ? [wholeSample(rows.length)] : stages,
    weights: Float64Array.from(rows, ({ weight }) => weight),
    domains: new Map(
      namesOf(rows.map(({ domains }) => domains)).map((name) => [
        name,
        domainOf(rows.map(({ domains }) => domains[name] ?? null)),
      ]),
    ),
    answers: new Map(
      namesOf(rows.map(({ answers }) => answers)).map((name) => [
        name,
        Int16Array.from(rows, ({ answers }) => answers[name] ?? unanswered),
      ]),
    ),
  };
}

/** A simple random sample of unknown population: one stratum, every interview a unit. */
function wholeSample(size: number): DesignStage {
  return {
    stratum: new Int32Array(size),
    unit: null,
    drawn: [size],
    population: [Infinity],
  };
}

/** Labels in order of first appearance. */
function domainOf(values: readonly (string | null)[]): DomainColumn {
  const numbers = new Map<string, number>();
  const codes = Int32Array.from(values, (value) => (value === null ? noLabel : numbered(numbers, value)));
  return { labels: [...numbers.keys()], codes };
}

function stageOf(rows: readonly InterviewRow[], at: number): DesignStage {
  const strata = new Map<string, number>();
  const units = new Map<string, number>();
  // Strata of a later stage lie within the units before it.
  const pathTo = (row: InterviewRow): string =>
    JSON.stringify([row.stages.slice(0, at).map(({ unit }) => unit), row.stages[at]?.stratum]);
  const stratum = Int32Array.from(rows, (row) => numbered(strata, pathTo(row)));
  const isSingle = rows.every(({ stages }) => stages[at]?.unit == null);
  const unit = isSingle
    ? null
    : Int32Array.from(rows, (row, index) =>
        numbered(units, JSON.stringify([pathTo(row), row.stages[at]?.unit ?? index])),
      );
  const unitsOf = new Map<number, Set<number>>();
  rows.forEach((_, index) => {
    const key = stratum[index] ?? 0;
    const seen = unitsOf.get(key) ?? new Set();
    unitsOf.set(key, seen.add(unit ? (unit[index] ?? 0) : index));
  });
  const firstOf = new Map<number, StageOfRow>();
  rows.forEach((row, index) => {
    const [key, own] = [stratum[index] ?? 0, row.stages[at]];
    if (own && !firstOf.has(key)) firstOf.set(key, own);
  });
  const numbers = [...strata.values()];
  return {
    stratum,
    unit,
    drawn: numbers.map((key) => firstOf.get(key)?.drawn ?? unitsOf.get(key)?.size ?? 0),
    population: numbers.map((key) => firstOf.get(key)?.population ?? Infinity),
  };
}

function numbered(numbers: Map<string, number>, key: string): number {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  numbers.set(key, numbers.size);
  return numbers.size - 1;
}

function namesOf(records: readonly Readonly<Record<string, unknown>>[]): string[] {
  return [...new Set(records.flatMap((record) => Object.keys(record)))];
}
