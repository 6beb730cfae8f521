// What a report sets beside its index: the earlier period, the answers in words, what is to be improved.
import type { IndexView } from '#contract/results.ts';
import { overallName, type ReportFigures } from '#domain/report/figures.ts';
import type { Context } from '#server/context.ts';
import { surveyEarlier } from '#server/features/earlier/queries.ts';
import { surveyImprovement } from '#server/features/improvement/queries.ts';
import { openAnswers } from '#server/features/open-answers/queries.ts';

export async function besideFigures(
  ctx: Context,
  surveyId: string,
  index: IndexView,
): Promise<Pick<ReportFigures, 'earlier' | 'openAnswers' | 'improvement'>> {
  return {
    earlier: await earlierFigures(ctx, surveyId, index),
    openAnswers: await openAnswerFigures(ctx, surveyId),
    improvement: await improvementFigures(ctx, surveyId),
  };
}

/** The whole by index, groups and factors; agencies by their index. */
async function earlierFigures(
  ctx: Context,
  surveyId: string,
  { groups, factors }: IndexView,
): Promise<ReportFigures['earlier']> {
  const { periods, period, sameRule, differences, measures } = await surveyEarlier(ctx, surveyId);
  const shown = periods.find(({ id }) => id === period);
  if (!shown) return null;
  const parts = new Set(['overall', ...[...groups, ...factors].map(({ code }) => code)]);
  const names = new Map(measures.map(({ code, name }) => [code, name]));
  return {
    label: shown.label,
    sameRule,
    differences: differences
      .filter(({ agency, code }) => (agency === '' ? parts.has(code) : code === 'overall'))
      .map(({ agency, code, now, then, difference, significant }) => ({
        agency,
        name: code === 'overall' ? overallName : `${code}. ${names.get(code) ?? ''}`,
        now,
        then,
        difference,
        significant,
      })),
  };
}

async function openAnswerFigures(ctx: Context, surveyId: string): Promise<ReportFigures['openAnswers']> {
  const wish = { search: '', state: 'all', page: 1 } as const;
  const { questions } = await openAnswers(ctx, surveyId, wish);
  const figures: ReportFigures['openAnswers'][number][] = [];
  for (const { name, label } of questions) {
    const { counts, frame } = await openAnswers(ctx, surveyId, { ...wish, question: name });
    figures.push({
      question: label,
      worded: counts.worded,
      coded: counts.coded,
      codes: frame.codes
        // A merged code counts for the other.
        .filter(({ mergedInto }) => mergedInto === null)
        .toSorted((left, right) => right.count - left.count)
        .map(({ label: code, count, share, error: { low, high } }) => ({
          label: code,
          count,
          share,
          low,
          high,
        })),
    });
  }
  return figures;
}

/** Of the whole survey when no agency has enough interviews. */
async function improvementFigures(ctx: Context, surveyId: string): Promise<ReportFigures['improvement']> {
  const { whole, agencies } = await surveyImprovement(ctx, surveyId);
  return (agencies.length > 0 ? agencies : [whole])
    .filter(({ lowest }) => lowest.length > 0)
    .map(({ agency, lowest, falls }) => ({
      agency: agency ?? '',
      lowest: lowest.map(({ code, text, shown, error, words }) => ({
        code,
        name: text,
        shown,
        valid: error.interviews,
        words,
      })),
      falls: falls.map(({ code, text, now, difference }) => ({ code, name: text, now, difference })),
    }));
}
