// Which delimiter a text table uses, from its first lines.

export type Delimiter = ',' | ';' | '\t';

const delimiters: readonly Delimiter[] = [';', ',', '\t'];
const linesLookedAt = 40;

export interface CsvDialect {
  delimiter: Delimiter;
  /** Excel's own first line, `sep=;`, is no row. */
  hasSeparatorLine: boolean;
}

/**
 * The delimiter is the one that gives most lines the same number of columns, and the most columns. Delimiters inside
 * quotation marks do not count.
 *
 * @param head the beginning of the text; its last line may be cut off
 */
export function detectDialect(head: string): CsvDialect {
  const stated = /^sep=([;,\t])\r?\n/i.exec(head)?.[1];
  const asked = delimiters.find((delimiter) => delimiter === stated);
  if (asked) return { delimiter: asked, hasSeparatorLine: true };
  const scored = delimiters.map((delimiter) => ({ delimiter, score: score(head, delimiter) }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  return { delimiter: best.score > 0 ? best.delimiter : ',', hasSeparatorLine: false };
}

/** Lines that share the commonest number of delimiters, times that number. */
function score(head: string, delimiter: string): number {
  const linesByCount = new Map<number, number>();
  for (const count of countsPerLine(head, delimiter)) {
    if (count > 0) linesByCount.set(count, (linesByCount.get(count) ?? 0) + 1);
  }
  return Math.max(0, ...[...linesByCount].map(([count, lines]) => count * lines));
}

function countsPerLine(head: string, delimiter: string): number[] {
  const counts: number[] = [];
  let count = 0;
  let isQuoted = false;
  for (const character of head) {
    if (character === '"') isQuoted = !isQuoted;
    else if (character === '\n' && !isQuoted) {
      counts.push(count);
      count = 0;
      if (counts.length === linesLookedAt) return counts;
    } else if (character === delimiter && !isQuoted) count += 1;
  }
  return count > 0 ? [...counts, count] : counts;
}
