// The fate of a row: exactly one, the first that applies in a fixed order. Sentences for people are in reasons.ts.
import type { KeySet } from './key-set.ts';
import type { PhoneProblem } from './phone.ts';

/** In order of precedence. */
export const fates = [
  'duplicate',
  'missingAgency',
  'status',
  'period',
  'missingPhone',
  'premiumPhone',
  'invalidPhone',
  'accepted',
] as const;
export type Fate = (typeof fates)[number];

/** Survey period by result date: ISO dates, both days included; an absent end is open. */
export interface Period {
  from?: string;
  to?: string;
}

export interface RowFacts {
  /** What makes the transaction the same as another one: its mã hồ sơ. */
  transactionKey: string;
  agencyName: string | null;
  isCompleted: boolean;
  /** ISO dates. */
  receivedOn: string | null;
  resultOn: string | null;
  phoneProblem: PhoneProblem | null;
}

const phoneFates = { missing: 'missingPhone', premium: 'premiumPhone', invalid: 'invalidPhone' } as const;

/**
 * The fate of one row. Rows are judged in the file's order; `seen` holds the keys of the rows before and takes this
 * one's, so that the first of several equal mã hồ sơ of a file stands and the later ones are duplicates, whatever became
 * of the first. Of earlier lists it holds what was accepted. With a period, a row whose result date is not known lies outside it.
 */
export function judgeRow(row: RowFacts, context: { seen: KeySet; period: Period | null }): Fate {
  return fateOf(row, !context.seen.add(row.transactionKey), context.period);
}

/** The same, once it is known whether the row repeats another one. */
export function fateOf(
  row: Omit<RowFacts, 'transactionKey'>,
  isRepeated: boolean,
  period: Period | null,
): Fate {
  if (isRepeated) return 'duplicate';
  if (row.agencyName === null) return 'missingAgency';
  if (!row.isCompleted) return 'status';
  if (!isInPeriod(periodDay(row), period)) return 'period';
  return row.phoneProblem === null ? 'accepted' : phoneFates[row.phoneProblem];
}

/** Transactions entered into the system some days after they were dealt with carry a receipt later than the result. */
const lateEntryDays = 7;

/**
 * The day that places a transaction in the period: the result date. No result precedes its receipt: where the list
 * says so by a week at most, the receipt was entered late and its day counts; a greater gap is a wrong result date and
 * is judged as it stands.
 */
export function periodDay(row: Pick<RowFacts, 'receivedOn' | 'resultOn'>): string | null {
  const { receivedOn, resultOn } = row;
  if (resultOn === null || receivedOn === null || resultOn >= receivedOn) return resultOn;
  const gapDays = (Date.parse(receivedOn) - Date.parse(resultOn)) / 86_400_000;
  return gapDays <= lateEntryDays ? receivedOn : resultOn;
}

/** Whether the day lies in the period; a missing day lies in no period but the absent one. */
export function isInPeriod(on: string | null, period: Period | null): boolean {
  if (!period?.from && !period?.to) return true;
  if (on === null) return false;
  return (!period.from || on >= period.from) && (!period.to || on <= period.to);
}
