/* How the original answers to one question and those of the re-call fall together: the table all agreement is read from. */

export interface AgreementTable {
  /** In the order of a scale where the question has one. */
  categories: readonly number[];
  /** Pairs by original (row) and re-call (column), in the order of the categories. */
  counts: readonly (readonly number[])[];
  /** All pairs. */
  n: number;
}

/** An answer of the original interview and that of its re-call, as codes of the question's options. */
export interface AnswerPair {
  original: number;
  recheck: number;
}

/** Counts pairs. @throws RangeError for an answer that is no category, or a category twice */
export function agreementTable(categories: readonly number[], pairs: Iterable<AnswerPair>): AgreementTable {
  const position = new Map(categories.map((category, index) => [category, index]));
  if (position.size !== categories.length) throw new RangeError('A category is named twice');
  const counts = categories.map(() => categories.map(() => 0));
  let n = 0;
  for (const { original, recheck } of pairs) {
    const row = counts[position.get(original) ?? -1];
    const column = position.get(recheck) ?? -1;
    if (row?.[column] === undefined)
      throw new RangeError(`Answers ${original} and ${recheck} are not both among ${categories.join(', ')}`);
    row[column] += 1;
    n += 1;
  }
  return { categories, counts, n };
}

/** The table as shares of all pairs, with the shares of each category in the originals and in the re-calls. */
export interface AgreementShares {
  cells: readonly (readonly number[])[];
  original: readonly number[];
  recheck: readonly number[];
  /** Share of pairs that agree. */
  agreement: number;
}

/** Agreement that was seen, and that chance alone would give; a measure of agreement is (observed − chance) ÷ (1 − chance). */
export interface AgreementTerms {
  observed: number;
  byChance: number;
}

/** Null when there are no pairs. */
export function agreementShares({ counts, n }: AgreementTable): AgreementShares | null {
  if (n === 0) return null;
  const cells = counts.map((row) => row.map((count) => count / n));
  return {
    cells,
    original: counts.map((row) => sum(row) / n),
    recheck: counts.map((_, column) => sum(counts.map((row) => row[column] ?? 0)) / n),
    agreement: sum(counts.map((row, index) => row[index] ?? 0)) / n,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
