// A rectangular data set as statistics programs know it: variables with labels and missing values, one case a row. What
// the writers of files beside this take; it knows no subject.

/** Numbers for codes, amounts and days since 01/01/1970; texts; null where there is no value. */
export type Value = number | string | null;
export type Case = readonly Value[];

export interface ValueLabel {
  readonly code: number;
  readonly label: string;
}

export interface Variable {
  /** Letters of ASCII, digits, `_` and `.`; begins with a letter, does not end in a period, at most 64 characters. */
  readonly name: string;
  readonly label: string;
  readonly kind: 'code' | 'number' | 'date' | 'text';
  readonly measure: 'nominal' | 'ordinal' | 'scale';
  /** What the codes mean, those of missing values included. */
  readonly labels: readonly ValueLabel[];
  /** At most three codes that are no valid answers. */
  readonly missing: readonly number[];
  /** Digits behind the point; of numbers only. */
  readonly decimals: number;
  /** Longest text in bytes of UTF-8; of texts only. */
  readonly bytes: number;
  /** What was asked, in the words of the questionnaire; of answers only. */
  readonly question?: string;
  /** Tells one case from another, or says what a case weighs. */
  readonly use?: 'serial' | 'weight';
  /** Name of the variable that says what its cases weigh; of what is estimated from the sample. */
  readonly weightedBy?: string;
}

export interface DataSet {
  /** Shown by programs that open the file. */
  readonly title: string;
  readonly madeAt: Date;
  /** Name of the variable by which programs weigh as soon as the file is open; null where figures weigh nothing. */
  readonly weight: string | null;
  readonly variables: readonly Variable[];
  readonly caseCount: number;
  /** Gives the cases from the first on, each time it is called. */
  readonly cases: () => AsyncIterable<Case>;
}

const plain = { labels: [], missing: [], decimals: 0, bytes: 0 };

/** A variable of codes. */
export function codes(
  name: string,
  label: string,
  labels: readonly ValueLabel[],
  more: Partial<Variable> = {},
): Variable {
  return { ...plain, name, label, kind: 'code', measure: 'nominal', labels, ...more };
}

/** A variable of amounts. */
export function amounts(
  name: string,
  label: string,
  decimals: number,
  more: Partial<Variable> = {},
): Variable {
  return { ...plain, name, label, kind: 'number', measure: 'scale', decimals, ...more };
}

export function days(name: string, label: string): Variable {
  return { ...plain, name, label, kind: 'date', measure: 'scale' };
}

/** A variable of texts of at most so many bytes. */
export function texts(name: string, label: string, bytes: number): Variable {
  return { ...plain, name, label, kind: 'text', measure: 'nominal', bytes: Math.max(1, bytes) };
}

const millisecondsPerDay = 86_400_000;

/** The day that a number of a date variable means, 'yyyy-mm-dd'. */
export function dayOf(value: number): string {
  return new Date(value * millisecondsPerDay).toISOString().slice(0, 10);
}

/** The number that stands for a day. */
export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / millisecondsPerDay;
}
