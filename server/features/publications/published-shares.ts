// Shares of the options of questions beside the index, as an edition tells them.
import type { PublishedResults } from '#contract/publications.ts';
import { shownCells } from '#domain/publication/small-cells.ts';
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
  return asked.flatMap(({ name, label, multiple, valid, indicator, options }) => {
    const shown = indicator || asksOpinion(results, name) ? options : withoutFew(options, minimum);
    if (shown.length === 0) return [];
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
        share: indicator.figure?.share ?? null,
        low: indicator.figure?.error.low ?? null,
        high: indicator.figure?.error.high ?? null,
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
 * What citizens think of an authority is told however few think so, as the answers to the items are: criteria, scales, and
 * questions that go with a factor of the index by their code. What they did, had or are is told of nobody or of enough.
 */
function asksOpinion({ definition, structure }: SurveyResults, name: string): boolean {
  const factor = factorCodeOf(name);
  const isOfIndex = structure.groups.some(({ factors }) => factors.some(({ code }) => code === factor));
  return isOfIndex || questionByName(definition, name)?.kind === 'scale';
}

function withoutFew<T extends { label: string; count: number }>(options: readonly T[], minimum: number): T[] {
  const cells = options.map((option) => ({ label: option.label, interviews: option.count, option }));
  const shown = new Set(shownCells(cells, 0, minimum).map(({ option }) => option));
  return shown.size === 0 ? [] : options.filter((option) => option.count === 0 || shown.has(option));
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
