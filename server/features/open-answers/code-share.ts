// The share of one code with all that it is computed from.
import type { CodeShareView } from '#contract/open-answers.ts';
import { problem } from '#contract/problems.ts';
import type { Context } from '#server/context.ts';
import { classesTold, interviewsTold, surveyResults } from '#server/features/results/queries.ts';
import { countWorded } from './answers.ts';
import { codingsOf, frameOf } from './frames.ts';
import { countedOf, countsOf } from './queries.ts';
import { openQuestionOf, openQuestions } from './questions.ts';
import { sharesOfCodes } from './shares.ts';

/** @throws 'not-found' for an unknown survey, question or code, and for a code that was merged into another */
export async function codeShare(
  ctx: Context,
  surveyId: string,
  asked: { question: string; code: number },
): Promise<CodeShareView> {
  const form = await openQuestions(ctx, surveyId);
  const question = openQuestionOf(form, asked.question);
  const names = form.namesOf(question);
  const { version, codes } = await frameOf(ctx, surveyId, question);
  const own = codes.find(({ number, mergedInto }) => number === asked.code && mergedInto === null);
  const codings = await codingsOf(
    ctx,
    surveyId,
    names.map((one) => one.question),
  );
  const shares = own && (await sharesOfCodes(ctx, surveyId, countedOf(codings, codes), [own.number]));
  const share = own && shares?.get(own.number);
  if (!own || !share) throw problem('not-found', { what: 'open-code' });
  const results = await surveyResults(ctx, surveyId);
  const { rule, onPaper } = results;
  const { weights, ...figure } = share;
  return {
    survey: { id: surveyId, name: form.surveyName },
    takenAt: ctx.now().toISOString(),
    question: {
      name: question,
      label: form.questions.find(({ name }) => name === question)?.label ?? question,
    },
    frameVersion: version,
    counts: countsOf(
      await countWorded(ctx, surveyId, { names, search: '', state: 'all' }),
      [...codings.values()],
      codes,
    ),
    code: { number: own.number, label: own.label, ...figure },
    weights,
    rule,
    onPaper,
    classes: classesTold(results.weights(rule.weighting), rule),
    ...interviewsTold(results),
  };
}
