import type { BundleManifest } from '#contract/bundle.ts';
import type { PublishedResults } from '#contract/publications.ts';
import { figuresFile, labelledFigures } from '#domain/bundle/figures-file.ts';

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

/** figures.csv against the figures of results.json, which were computed again by themselves. */
export async function checkFiguresFile(
  bundle: Bundle,
  { index }: PublishedResults,
  findings: Findings,
): Promise<void> {
  if (!bundle.names.has('figures.csv')) return;
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
