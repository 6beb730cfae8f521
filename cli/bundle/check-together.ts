import type { BundleManifest } from '#contract/bundle.ts';
import type { PublishedResults } from '#contract/publications.ts';
import type { PublishedCase, PublishedInterview, PublishedStratum } from '#domain/publication/public-data.ts';

import type { Findings } from './difference.ts';
import type { Bundle } from './open-bundle.ts';

/* Whether the tables of a publication go together: strata with the sample, interviews and cases with the strata, what is kept
 * back with what is there, and that nothing stands on fewer interviews than the publication says. */

const mostRowsNamed = 20;

interface Tables {
  readonly strata: readonly PublishedStratum[];
  readonly cases: readonly PublishedCase[] | null;
  /** Null where they are kept back. */
  readonly interviews: readonly PublishedInterview[] | null;
}

/** @param saysMinimum false for bundles of before, whose rule named none */
export function checkTogether(
  { strata, cases, interviews }: Tables,
  { draw }: BundleManifest,
  results: PublishedResults,
  saysMinimum: boolean,
  findings: Findings,
): void {
  const known = new Set<number>();
  const repeated = new Set<number>();
  for (const { number } of strata) (known.has(number) ? repeated : known).add(number);
  for (const number of repeated) findings.add('repeated', `strata.csv: tầng ${number}`);
  nameUnknown('interviews.csv', interviews ?? [], known, findings);
  nameUnknown('cases.csv', cases ?? [], known, findings);
  const sum = (of: (stratum: PublishedStratum) => number): number =>
    strata.reduce((total, stratum) => total + of(stratum), 0);
  if (draw) {
    findings.compare(
      'strata.csv, persons',
      sum(({ persons }) => persons),
      draw.persons,
    );
    findings.compare(
      'strata.csv, main',
      sum(({ main }) => main),
      draw.main,
    );
  }
  for (const { number, joined, unit, persons, main, probability } of strata) {
    // In a publication strata are already joined.
    findings.compare(`strata.csv tầng ${number}, joined`, joined, number);
    const isOfPersons = unit === null && probability !== null;
    if (isOfPersons && !(Math.abs(probability * persons - main) <= 1e-9 * persons))
      findings.add('value-differs', `strata.csv tầng ${number}, probability`, probability, main / persons);
  }
  const completed = new Map<number, number>();
  for (const { stratum, disposition } of cases ?? [])
    if (disposition === 'complete') completed.set(stratum, (completed.get(stratum) ?? 0) + 1);
  for (const { number, interviews: own, weight } of strata) {
    const where = `strata.csv tầng ${number}, interviews`;
    const most = completed.get(number) ?? 0;
    if (cases && own > most) findings.add('more-than-completed', where, own, most);
    if (results.rule.weighting === 'none') findings.compare(`strata.csv tầng ${number}, weight`, weight, 1);
    if (own < results.minimumCell) findings.add('below-minimum', where, own, null);
  }
  if (saysMinimum)
    findings.compare('results.json minimumCell', results.minimumCell, results.rule.minimumCell);
  checkTables(results, findings);
}

/** Tables that cannot be computed again: enough interviews behind each figure, and figures that can be. */
function checkTables({ breakdowns, shares, minimumCell }: PublishedResults, findings: Findings): void {
  const look = (where: string, interviews: number, figures: readonly Bounded[]): void => {
    if (interviews < minimumCell) findings.add('below-minimum', where, interviews);
    for (const figure of figures) if (!isPossible(figure)) findings.add('impossible', where, figure);
  };
  for (const { key, cells } of breakdowns)
    for (const { label, interviews, shown, low, high } of cells)
      look(`results.json breakdowns ${key} ${label}`, interviews, [{ value: shown, low, high }]);
  for (const { name, valid, indicator, options } of shares)
    look(
      `results.json shares ${name}`,
      valid,
      [...options, ...(indicator ? [indicator] : [])].map(({ share, low, high }) => ({
        value: share,
        low,
        high,
      })),
    );
}

interface Bounded {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** 0 to 100 with the interval around it; a score is rounded, so its bounds may be closer than half a hundredth. */
function isPossible({ value, low, high }: Bounded): boolean {
  const isIn = (one: number | null): boolean => one === null || (one >= 0 && one <= 100);
  const at = value ?? 0;
  return [value, low, high].every(isIn) && (low ?? 0) <= at + 0.006 && at - 0.006 <= (high ?? 100);
}
function nameUnknown(
  file: string,
  rows: readonly { stratum: number }[],
  known: ReadonlySet<number>,
  findings: Findings,
): void {
  const unknown = rows.flatMap(({ stratum }, at) => (known.has(stratum) ? [] : { stratum, at }));
  for (const { stratum, at } of unknown.slice(0, mostRowsNamed))
    findings.add('stratum-unknown', `${file} dòng ${at + 2}: tầng ${stratum}`);
  if (unknown.length > mostRowsNamed)
    findings.add('more-rows-differ', file, null, unknown.length - mostRowsNamed);
}

/** What is kept back is said alike twice, for a reason that can be, and is not there. */
export function checkWithheld(
  bundle: Bundle,
  manifest: BundleManifest,
  { withheld, rule }: PublishedResults,
  findings: Findings,
): void {
  const files = withheld.map(({ file }) => file);
  findings.compare('manifest.json withheld', (manifest.withheld ?? []).toSorted(), files.toSorted());
  for (const { file, because } of withheld) {
    // Where all weigh alike a weight tells nothing.
    const isReason = because !== 'weights-tell' || rule.weighting !== 'none';
    if (!isReason || bundle.names.has(file)) findings.add('withheld-wrongly', 'results.json withheld', file);
  }
}
