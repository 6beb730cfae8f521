// What other features take of publications.
import { figuresFile, labelledFigures } from '#domain/bundle/figures-file.ts';
import {
  areasFile,
  casesFile,
  classesFile,
  interviewsFile,
  strataFile,
} from '#domain/bundle/results-files.ts';
import { domainFigures } from '#domain/publication/domain-figures.ts';
import { publishedIndex } from '#domain/publication/published-figures.ts';
import type { Context } from '#server/context.ts';
import { surveyPublicData } from './public-data.ts';
import { rScript, rScriptName } from './r-package.ts';

/**
 * Everything that R needs to compute the index, its errors and all breakdowns again: for analysts, so every stratum stands
 * by itself, with the one that it is joined to in errors. Neither names nor numbers.
 * @throws 'not-found'
 */
export async function analystsPackage(
  ctx: Context,
  surveyId: string,
): Promise<{ name: string; content: string }[]> {
  const taken = await surveyPublicData(ctx, surveyId, { minimum: 0, withDomains: true });
  if (!taken) throw new Error('Nothing is below a minimum of nobody');
  const { data, results } = taken;
  const { structure, rule, survey } = results;
  const areas = areasFile(data);
  const classes = classesFile(data);
  const figures = [
    ...labelledFigures(publishedIndex(data, structure, rule)),
    ...domainFigures(data, structure, rule),
  ];
  return [
    { name: rScriptName, content: rScript(survey.name, structure, rule, data.domains) },
    { name: 'strata.csv', content: strataFile(data) },
    ...(areas === null ? [] : [{ name: 'areas.csv', content: areas }]),
    ...(classes === null ? [] : [{ name: 'classes.csv', content: classes }]),
    { name: 'interviews.csv', content: interviewsFile(data) },
    { name: 'cases.csv', content: casesFile(data) },
    { name: 'figures.csv', content: figuresFile(figures) },
  ];
}
