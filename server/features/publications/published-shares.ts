// Shares of the options of questions beside the index, as an edition tells them.
import type { SharesView } from '#contract/breakdown.ts';
import type { PublishedResults } from '#contract/publications.ts';
import { toldShares } from '#domain/publication/told-shares.ts';
import { questionByName } from '#domain/questionnaire/questions.ts';
import { factorCodeOf } from '#domain/results/index-structure.ts';
import type { Context } from '#server/context.ts';
import { type SurveyResults, surveyShares } from '#server/features/results/queries.ts';

/** Questions that ask what a citizen thinks or did, not who they are, and that enough have answered. */
export async function publishedShares(
  ctx: Context,
  results: SurveyResults,
  minimum: number,
): Promise<PublishedResults['shares']> {
  const { questions } = await surveyShares(ctx, results.survey.id);
  const asked = questions.filter(({ valid, name }) => valid >= minimum && !personal.has(name));
  return asked.flatMap((question) => {
    const { name, label, multiple, valid, indicator, options } = question;
    const counted = { multiple, valid, options, figure: indicator?.figure ?? null };
    const told = asksOpinion(results, question) ? null : toldShares(counted, minimum);
    const shown = told ? options.filter(({ code }) => told.options.has(code)) : options;
    // A criterion is named also where nothing of it is told: it is one of those that are published.
    if (shown.length === 0 && !indicator) return [];
    const figure = told?.figure === false ? null : indicator?.figure;
    return {
      name,
      label,
      multiple,
      valid,
      hidden: options.length - shown.length,
      indicator: indicator && {
        aspect: indicator.aspect,
        criterion: indicator.criterion,
        figure: indicator.figure?.label ?? null,
        share: figure?.share ?? null,
        low: figure?.error.low ?? null,
        high: figure?.error.high ?? null,
        hidden: indicator.figure !== null && !figure,
      },
      options: shown.map((option) => ({
        label: option.label,
        share: option.share,
        low: option.error.low,
        high: option.error.high,
      })),
    };
  });
}

/**
 * What citizens think of an authority is told however few think so, as the answers to the items are: expectations, scales, and
 * questions that go with a factor of the index by their code. What they did, had or are is told of nobody or of enough; so is
 * a criterion of perceptions, which asks what they follow, met and paid as well as what suits them, and does not say which.
 */
function asksOpinion(
  { definition, structure }: SurveyResults,
  { name, indicator }: SharesView['questions'][number],
): boolean {
  const factor = factorCodeOf(name);
  const isOfIndex = structure.groups.some(({ factors }) => factors.some(({ code }) => code === factor));
  const isExpectation = indicator?.aspect === 'expectation';
  return isExpectation || isOfIndex || questionByName(definition, name)?.kind === 'scale';
}

/** Who answered stands in the breakdowns, with their rules of small cells; these are not published besides. */
const personal = new Set([
  'consent',
  'recording-consent',
  'identity',
  'sex',
  'age-group',
  'ethnicity',
  'education',
  'occupation',
  'residence',
]);
