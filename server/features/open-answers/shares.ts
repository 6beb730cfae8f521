// Shares of codes that answers were given afterwards, with their errors, over the interviews that count.
import type { OpenAnswersView } from '#contract/open-answers.ts';
import { estimateShare } from '#domain/results/estimation/estimate.ts';
import type { Context } from '#server/context.ts';
import { errorOf, surveyResults } from '#server/features/results/queries.ts';

interface CodedShare extends Pick<OpenAnswersView['frame']['codes'][number], 'count' | 'share' | 'error'> {
  /** Sums of the weights of the interviews with the code, and of all that were coded. */
  readonly weights: { readonly counted: number; readonly coded: number };
}

/**
 * Interviews that are not in `codes` are in no denominator.
 * @param codes by interview id; an empty list was coded and has none of them
 * @param wanted the codes whose shares are asked for
 */
export async function sharesOfCodes(
  ctx: Context,
  surveyId: string,
  codes: ReadonlyMap<string, readonly number[]>,
  wanted: readonly number[],
): Promise<ReadonlyMap<number, CodedShare>> {
  const results = await surveyResults(ctx, surveyId);
  const { columns, rule } = results;
  const frame = results.frame(results.weights(rule.weighting));
  const rows = results.rows();
  const of = new Map([...codes].map(([id, own]) => [columns.places.get(id.replaceAll('-', '')), own]));
  return new Map(
    wanted.map((code) => {
      const column = Int16Array.from({ length: columns.size }, (_, place) => {
        const own = of.get(place);
        return own === undefined ? -1 : Number(own.includes(code));
      });
      const answers = new Map([['code', column]]);
      const estimate = estimateShare({ ...frame, answers }, rows, 'code', 1, [0, 1], rule.loneUnits);
      const count = rows.reduce((sum, row) => sum + (column[row] === 1 ? 1 : 0), 0);
      const weightOf = (least: number) =>
        rows.reduce((sum, row) => sum + ((column[row] ?? -1) >= least ? (frame.weights[row] ?? 0) : 0), 0);
      const weights = { counted: weightOf(1), coded: weightOf(0) };
      return [code, { count, share: estimate.score, error: errorOf(estimate), weights }];
    }),
  );
}
