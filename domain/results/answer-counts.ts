/*
 * Answers to satisfaction items, counted. The database counts for the live index, countAnswers for everything else;
 * both give the same rows, and the rest of this folder knows nothing but these rows.
 */

/** Rất không hài lòng 1 … Rất hài lòng 5. */
const scaleCodes = [1, 2, 3, 4, 5] as const;

/**
 * Answers that are no rating: không áp dụng 97, không biết 98, từ chối 99, and what was left blank on paper, 96. They stay out of every denominator and their share is shown beside the score.
 */
export const specialAnswers = { notApplicable: 97, dontKnow: 98, refused: 99, blank: 96 } as const;
export type SpecialAnswer = keyof typeof specialAnswers;

/** All answers to an item, in the order in which they are counted beside each other. */
export const answerCodes: readonly number[] = [...scaleCodes, ...Object.values(specialAnswers)];

/** How often one answer was given to one item about one agency. */
export interface AnswerCount {
  agency: string;
  itemCode: string;
  /** 1–5, or 96 to 99. */
  answerCode: number;
  count: number;
}

/** Counts single answers. The order of the answers does not matter; rows come in order of first appearance. */
export function countAnswers(answers: Iterable<Omit<AnswerCount, 'count'>>): AnswerCount[] {
  const counts = new Map<string, AnswerCount>();
  for (const { agency, itemCode, answerCode } of answers) {
    const key = JSON.stringify([agency, itemCode, answerCode]);
    const counted = counts.get(key)?.count ?? 0;
    counts.set(key, { agency, itemCode, answerCode, count: counted + 1 });
  }
  return [...counts.values()];
}

/** How the answers to one item, or to several together, divide. */
export interface AnswerTally {
  /** All answers, the special ones too. */
  n: number;
  /** Ratings 1–5: the denominator of every score. */
  validN: number;
  special: Readonly<Record<SpecialAnswer, number>>;
}

const knownCodes: ReadonlySet<number> = new Set(answerCodes);

/** @throws RangeError for a code that is neither a rating nor a special answer, or a count that is no whole number. */
export function checkAnswerCount({ itemCode, answerCode, count }: AnswerCount): void {
  if (!knownCodes.has(answerCode))
    throw new RangeError(`item ${itemCode}: answer code ${answerCode} is not 1–5 or 96–99`);
  if (!Number.isSafeInteger(count) || count < 0) {
    throw new RangeError(`item ${itemCode}, answer ${answerCode}: ${count} is not a count`);
  }
}

export function tallyOf(counts: readonly AnswerCount[]): AnswerTally {
  const special = { notApplicable: 0, dontKnow: 0, refused: 0, blank: 0 };
  let n = 0;
  for (const { answerCode, count } of counts) {
    n += count;
    if (answerCode === specialAnswers.notApplicable) special.notApplicable += count;
    else if (answerCode === specialAnswers.dontKnow) special.dontKnow += count;
    else if (answerCode === specialAnswers.refused) special.refused += count;
    else if (answerCode === specialAnswers.blank) special.blank += count;
  }
  return {
    n,
    validN: n - special.notApplicable - special.dontKnow - special.refused - special.blank,
    special,
  };
}
