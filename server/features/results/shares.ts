// Shares of the options of every choice question that is no item of the index: nhận định, mong đợi, and who answered.
import type { SharesView } from '#contract/breakdown.ts';
import type { ChoiceQuestion, Option } from '#domain/questionnaire/definition.ts';
import { hasOptions, isAsked, isOfTheCall, optionsOf, questionsOf } from '#domain/questionnaire/questions.ts';
import { specialAnswers } from '#domain/results/answer-counts.ts';
import { estimateShare } from '#domain/results/estimation/estimate.ts';
import type { EstimationFrame } from '#domain/results/estimation/frame.ts';
import type { Context } from '#server/context.ts';
import { questionNamesOf } from '#server/features/questionnaires/queries.ts';
import { classesTold, errorOf, interviewsTold } from './shown-figures.ts';
import type { SurveyResults } from './results-shape.ts';
import { surveyResults } from './survey-results.ts';

/** @throws 'not-found' */
export async function surveyShares(ctx: Context, surveyId: string): Promise<SharesView> {
  const results = await surveyResults(ctx, surveyId);
  const { definition, rule, survey } = results;
  const weights = results.weights(rule.weighting);
  const base = results.frame(weights);
  const chosen = await choicesOf(ctx, surveyId, results);
  const answers = { get: (name: string) => chosen.get(name) ?? base.answers.get(name) };
  const frame = { ...base, answers };
  const questions = questionsOf(definition).flatMap((question) =>
    isAsked(question) &&
    hasOptions(question) &&
    !isOfTheCall(definition, question) &&
    !('index' in question && question.index)
      ? [question]
      : [],
  );
  return {
    survey: { id: surveyId, name: survey.name },
    takenAt: ctx.now().toISOString(),
    rule,
    onPaper: results.onPaper,
    classes: classesTold(weights, rule),
    ...interviewsTold(results),
    questions: questions.map((question) =>
      sharesOf(frame, results, question, optionsOf(definition, question)),
    ),
  };
}

function sharesOf(
  frame: EstimationFrame,
  results: SurveyResults,
  question: ChoiceQuestion,
  options: readonly Option[],
): SharesView['questions'][number] {
  const multiple = question.kind === 'multiple';
  const columnOf = (code: number): string => (multiple ? optionColumn(question.name, code) : question.name);
  const first = columnOf(options[0]?.code ?? 0);
  const rows = results.rows();
  const codes = options.map(({ code }) => code);
  const count = (column: string, wanted: (code: number) => boolean): number => {
    const answers = frame.answers.get(column);
    return rows.reduce((sum, row) => sum + (wanted(answers?.[row] ?? -1) ? 1 : 0), 0);
  };
  return {
    name: question.name,
    label: question.label.vi,
    multiple,
    valid: count(first, (code) => (multiple ? code === 0 || code === 1 : codes.includes(code))),
    notApplicable: count(first, (code) => code === specialAnswers.notApplicable),
    dontKnow: count(first, (code) => code === specialAnswers.dontKnow),
    refused: count(first, (code) => code === specialAnswers.refused),
    blank: count(first, (code) => code === specialAnswers.blank),
    indicator: indicatorOf(frame, results, question, options, columnOf),
    options: options.map(({ code, label }) => {
      const column = columnOf(code);
      const wanted = multiple ? 1 : code;
      const estimate = estimateShare(
        frame,
        rows,
        column,
        wanted,
        multiple ? [0, 1] : codes,
        results.rule.loneUnits,
      );
      return {
        code,
        label: label.vi,
        count: count(column, (one) => one === wanted),
        share: estimate.score,
        error: errorOf(estimate),
      };
    }),
  };
}

/** The criterion with its figure: the share of those who gave any of the answers that it counts. */
function indicatorOf(
  frame: EstimationFrame,
  results: SurveyResults,
  { indicator, kind }: ChoiceQuestion,
  options: readonly Option[],
  columnOf: (code: number) => string,
): SharesView['questions'][number]['indicator'] {
  if (!indicator) return null;
  const { aspect, criterion, counts } = indicator;
  if (counts === undefined) return { aspect, criterion, figure: null };
  const counted = options.filter(({ code }) => counts.includes(code));
  const known = new Set(options.map(({ code }) => code));
  const first = frame.answers.get(columnOf(options[0]?.code ?? 0));
  const columns = counted.map(({ code }) => frame.answers.get(columnOf(code)));
  const any = Int16Array.from({ length: frame.size }, (_, row) => {
    const code = first?.[row] ?? -1;
    if (kind === 'multiple') return columns.some((column) => column?.[row] === 1) ? 1 : code === 1 ? 0 : code;
    return known.has(code) ? Number(counts.includes(code)) : code;
  });
  const answers = new Map([[figureColumn, any]]);
  const { loneUnits } = results.rule;
  const estimate = estimateShare({ ...frame, answers }, results.rows(), figureColumn, 1, [0, 1], loneUnits);
  const label = counted.map((option) => option.label.vi).join(', ');
  const { score: share } = estimate;
  const codes = counted.map(({ code }) => code);
  const count = results.rows().reduce((sum, row) => sum + (any[row] === 1 ? 1 : 0), 0);
  return { aspect, criterion, figure: { label, counts: codes, count, share, error: errorOf(estimate) } };
}

const figureColumn = 'figure';

function optionColumn(question: string, code: number): string {
  return `${question}#${code}`;
}

/** A column of 1 and 0 for each option of the questions where several may be chosen. */
async function choicesOf(
  ctx: Context,
  surveyId: string,
  { definition, columns }: SurveyResults,
): Promise<Map<string, Int16Array>> {
  const questions = questionsOf(definition).filter((question) => question.kind === 'multiple');
  const chosen = new Map<string, Int16Array>();
  if (questions.length === 0) return chosen;
  const ofMultiples = new Set(questions.map(({ name }) => name));
  const namedNow = (await questionNamesOf(ctx, surveyId)).filter((one) => ofMultiples.has(one.now));
  const now = new Map(namedNow.map((one) => [`${one.versionId} ${one.question}`, one.now]));
  const rows = await ctx.db.$queryRaw<
    {
      id: string;
      version: string;
      name: string;
      special: keyof typeof specialAnswers | null;
      value: unknown;
    }[]
  >`
    select replace(a.interview_id::text, '-', '') as id, c.version_id as version, a.question_name as name, a.special, a.value -> 'value' as value
    from counted_interviews c join counted_answers a on a.interview_id = c.interview_id
    where c.survey_id = ${surveyId}::uuid and a.question_name = any (${[...new Set(namedNow.map(({ question }) => question))]})`;
  for (const question of questions)
    for (const { code } of optionsOf(definition, question))
      chosen.set(optionColumn(question.name, code), new Int16Array(columns.size).fill(-1));
  for (const { id, version, name, special, value } of rows) {
    const place = columns.places.get(id);
    const question = questions.find((one) => one.name === now.get(`${version} ${name}`));
    if (place === undefined || !question) continue;
    const codes = Array.isArray(value) ? value : [];
    for (const { code } of optionsOf(definition, question)) {
      const column = chosen.get(optionColumn(question.name, code));
      if (column) column[place] = special ? specialAnswers[special] : codes.includes(code) ? 1 : 0;
    }
  }
  return chosen;
}
