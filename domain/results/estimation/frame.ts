/*
 * The one input of every estimate: interviews with their design, weights, domains and answers, column by column. Server,
 * command line, published bundle and the comparison with R all build this and compute from it.
 */

/** Code of a question that the interview's path did not ask. Other codes are those of answer-counts.ts. */
export const unanswered = -1;

/** One stage of selection, as survey::svydesign knows it. */
export interface DesignStage {
  /** Number of the stratum of each interview. */
  stratum: ArrayLike<number>;
  /** Unit drawn at this stage, of each interview, unique over strata; null when each interview is a unit of its own. */
  unit: ArrayLike<number> | null;
  /** Units drawn in each stratum, by its number. */
  drawn: ArrayLike<number>;
  /** Units there are in each stratum; Infinity leaves the finite population correction out. */
  population: ArrayLike<number>;
}

/** What results are broken down by: for each interview the position of its label, or `noLabel`. */
export interface DomainColumn {
  labels: readonly string[];
  codes: ArrayLike<number>;
}
export const noLabel = -1;

export interface AnswerColumns {
  get(code: string): ArrayLike<number> | undefined;
}

export interface EstimationFrame {
  /** Interviews that count. */
  size: number;
  /** First stage first. */
  stages: readonly DesignStage[];
  weights: ArrayLike<number>;
  domains: ReadonlyMap<string, DomainColumn>;
  /** Answer codes by item code or question name; `unanswered` where it was not asked. */
  answers: AnswerColumns;
}

/** Rows of a frame: positions of interviews. */
export type Rows = ArrayLike<number>;

export function allRows(frame: EstimationFrame): Rows {
  return Int32Array.from({ length: frame.size }, (_, row) => row);
}

/** The rows of each label of a domain, in the order of its labels; rows without a label belong to none. */
export function rowsByLabel({ labels, codes }: DomainColumn, rows: Rows): Rows[] {
  return rowsByCode(codes, labels.length, rows);
}

/** The rows of each code from 0 on. @param codes by row; rows with another than these are left out */
export function rowsByCode(codes: ArrayLike<number>, count: number, rows: Rows): Rows[] {
  const counts = new Int32Array(count);
  for (let at = 0; at < rows.length; at += 1) {
    const code = codes[rows[at] ?? 0] ?? noLabel;
    if (code >= 0) counts[code] = (counts[code] ?? 0) + 1;
  }
  const parts = Array.from(counts, (own) => new Int32Array(own));
  const filled = new Int32Array(count);
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] ?? 0;
    const code = codes[row] ?? noLabel;
    const part = parts[code];
    if (!part) continue;
    part[filled[code] ?? 0] = row;
    filled[code] = (filled[code] ?? 0) + 1;
  }
  return parts;
}
