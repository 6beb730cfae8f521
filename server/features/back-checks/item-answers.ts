// The answers to the satisfaction items by operator, for the effects of interviewers, and how the cases lay among them.
import { questionsOf } from '#domain/questionnaire/questions.ts';
import type { Context } from '#server/context.ts';
import { definitionOf, questionNamesOf } from '#server/features/questionnaires/queries.ts';
import { surveyOf } from '#server/features/surveys/queries.ts';

/** By question, then operator: one number per counted interview. */
export type ItemAnswers = ReadonlyMap<string, ReadonlyMap<string, number[]>>;

export async function itemAnswers(ctx: Context, surveyId: string): Promise<ItemAnswers> {
  const survey = await surveyOf(ctx, surveyId);
  const definition = await definitionOf(ctx, survey.interviewVersionId);
  const items = new Set(
    questionsOf(definition)
      .filter((question) => 'index' in question && question.index !== undefined)
      .map(({ name }) => name),
  );
  const names = (await questionNamesOf(ctx, surveyId)).filter(({ now }) => items.has(now));
  const rows = await ctx.db.$queryRaw<
    { question: string; operatorId: string; code: number; count: number }[]
  >`
    select n.now as question, i.operator_id as "operatorId", a.code, count(*)::int as count
    from interviews i join counted_answers a on a.interview_id = i.id
    join jsonb_to_recordset(${JSON.stringify(names)}::jsonb) as n("versionId" uuid, question text, now text)
      on n."versionId" = i.questionnaire_version_id and n.question = a.question_name
    where i.survey_id = ${surveyId}::uuid and i.purpose = 'interview' and i.mode = 'telephone' and i.status = 'complete'
      and a.special is null and a.code between 1 and 5
    group by 1, 2, 3 order by 1, 2, 3`;
  const byOperator = new Map<string, Map<string, number[]>>();
  for (const { question, operatorId, code, count } of rows) {
    const answers = byOperator.get(question) ?? new Map<string, number[]>();
    byOperator.set(question, answers);
    const own = answers.get(operatorId) ?? [];
    answers.set(operatorId, own);
    for (let each = 0; each < count; each += 1) own.push(code);
  }
  return byOperator;
}

/** Interviews by operator (row) and stratum (column); of those alone that have any. */
export async function operatorLoads(ctx: Context, surveyId: string): Promise<number[][]> {
  const cells = await ctx.db.$queryRaw<{ operatorId: string; stratumId: string; count: number }[]>`
    select i.operator_id as "operatorId", c.stratum_id as "stratumId", count(*)::int as count
    from interviews i join cases c on c.id = i.case_id
    where i.survey_id = ${surveyId}::uuid and i.purpose = 'interview' and i.mode = 'telephone' and i.status = 'complete'
    group by 1, 2 order by 1, 2`;
  const strata = [...new Set(cells.map(({ stratumId }) => stratumId))];
  const operators = [...new Set(cells.map(({ operatorId }) => operatorId))];
  const counts = new Map(
    cells.map(({ operatorId, stratumId, count }) => [`${operatorId} ${stratumId}`, count]),
  );
  return operators.map((operator) => strata.map((stratum) => counts.get(`${operator} ${stratum}`) ?? 0));
}
