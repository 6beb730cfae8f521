import type { BundleManifest } from '#contract/bundle.ts';
import type { PublishedResults } from '#contract/publications.ts';
import { figuresFile, labelledFigures } from '#domain/bundle/figures-file.ts';
import type { PublishedStratum } from '#domain/publication/public-data.ts';
import { roundHalfUp } from '#domain/results/fraction.ts';

import type { Findings } from './difference.ts';
import { readText, type Bundle } from './open-bundle.ts';

/* What a bundle says twice must be the same twice: of the survey in manifest.json as in results.json, and the figures of
 * results.json in figures.csv. */

const mostRowsNamed = 20;

export function checkFacts(manifest: BundleManifest, results: PublishedResults, findings: Findings): void {
  const { survey, edition, draw, madeAt } = manifest;
  for (const [name, value] of Object.entries(survey))
    findings.compare(`manifest.json survey.${name}`, value, results.survey[name as keyof typeof survey]);
  for (const name of ['number', 'supersedes', 'reason'] as const)
    findings.compare(`manifest.json edition.${name}`, edition?.[name], results.edition[name]);
  findings.compare('manifest.json madeAt', madeAt, results.takenAt);
  if (draw) findings.compare('results.json target', results.target, draw.main);
}

/**
 * Where interviews are kept back, the figures against what is there: the interviews of strata, how a score is rounded, and the
 * ranks that follow from the scores.
 */
export function checkStatedIndex(
  { index, forms, rule }: PublishedResults,
  strata: readonly PublishedStratum[],
  findings: Findings,
): void {
  const where = 'results.json index';
  const interviewsOf = (wanted: (agency: string) => boolean): number =>
    strata.reduce((sum, { agency, interviews }) => sum + (wanted(agency) ? interviews : 0), 0);
  const all = interviewsOf(() => true);
  findings.compare(`${where}.interviews`, index.interviews, all);
  findings.compare('results.json forms.valid', forms.valid, all);
  findings.compare(
    `${where}.notShown`,
    index.notShown,
    interviewsOf((agency) => agency === ''),
  );
  const named = new Set(strata.map(({ agency }) => agency).filter((agency) => agency !== ''));
  findings.compare(
    `${where}.agencies`,
    index.agencies.map(({ name }) => name).toSorted(),
    [...named].toSorted(),
  );
  const rounded = (of: string, figures: PublishedResults['index']['figures']): void => {
    for (const { code, score, shown } of figures)
      findings.compare(`${of} ${code}.shown`, shown, score === null ? null : roundHalfUp(score, 2));
  };
  rounded(where, index.figures);
  const best = index.agencies.flatMap(({ figures: [overall], interviews }) =>
    interviews >= rule.minimumInterviews && overall?.shown != null ? overall.shown : [],
  );
  for (const { name, rank, interviews, figures } of index.agencies) {
    rounded(`${where} ${name}`, figures);
    findings.compare(
      `${where} ${name}.interviews`,
      interviews,
      interviewsOf((agency) => agency === name),
    );
    const shown = figures[0]?.shown ?? null;
    const isRanked = interviews >= rule.minimumInterviews && shown !== null;
    findings.compare(
      `${where} ${name}.rank`,
      rank,
      isRanked ? 1 + best.filter((one) => one > shown).length : null,
    );
  }
}

/** figures.csv against the figures of results.json, which were computed again by themselves. */
export async function checkFiguresFile(
  bundle: Bundle,
  { index }: PublishedResults,
  findings: Findings,
): Promise<void> {
  const published = (await readText(bundle, 'figures.csv')).split('\n');
  const stated = figuresFile(labelledFigures(index)).split('\n');
  const differing = Array.from({ length: Math.max(published.length, stated.length) }, (_, at) => at).filter(
    (at) => published[at] !== stated[at],
  );
  for (const at of differing.slice(0, mostRowsNamed))
    findings.add('row-differs', `figures.csv dòng ${at + 1}`, published[at] ?? null, stated[at] ?? null);
  if (differing.length > mostRowsNamed)
    findings.add('more-rows-differ', 'figures.csv', null, differing.length - mostRowsNamed);
}
