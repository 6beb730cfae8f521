// The interviews of a survey as a data set: pseudonymous by default, with names and numbers for whoever may have them.
import { maskedWords } from '#domain/results/open-answers/masked-words.ts';
import type { Context } from '#server/context.ts';
import { codedQuestions } from '#server/features/open-answers/queries.ts';
import { definitionOf, questionNamesOf } from '#server/features/questionnaires/queries.ts';
import { formReasonsOf, interviewWeights } from '#server/features/results/queries.ts';
import { surveyOf } from '#server/features/surveys/queries.ts';
import type { Case, DataSet } from '#server/platform/data-files/data-set.ts';
import { analystsPackage } from '#server/features/publications/queries.ts';
import { codebook } from './codebook.ts';
import type { Extras } from './data-file.ts';
import { caseColumns, mainWeight, personalColumns, type CaseColumn, type Occurring } from './case-columns.ts';
import { courseColumns, type NameNow } from './course-columns.ts';
import { exportedStatuses, interviewRows, type InterviewRow } from './interview-rows.ts';
import { surveyStudy } from './study.ts';
import { codedColumns, questionColumns, type QuestionColumn } from './question-columns.ts';
import { variableNames } from './variable-names.ts';

/**
 * The data set of a survey's interviews. Answers given to former versions of the form stand under the questions they are
 * comparable with; those that are not comparable are left out.
 * @param isPersonal with names, numbers and mã hồ sơ; whoever asks has been checked and is written down
 * @throws 'not-found'
 */
export async function surveyDataSet(
  ctx: Context,
  surveyId: string,
  { isPersonal }: { isPersonal: boolean },
): Promise<DataSet> {
  const survey = await surveyOf(ctx, surveyId);
  const definition = await definitionOf(ctx, survey.interviewVersionId);
  const namedNow = await questionNamesOf(ctx, surveyId);
  const names = new Map(namedNow.map(({ versionId, question, now }) => [`${versionId} ${question}`, now]));
  const nameNow = (versionId: string, question: string) => names.get(`${versionId} ${question}`);
  // One after another: a snapshot has one connection.
  const coded = await codedQuestions(ctx, surveyId);
  const reasons = await formReasonsOf(ctx, surveyId);
  const weights = await interviewWeights(ctx, surveyId);
  const weightedBy = mainWeight(weights);
  const occurring = await textsThatOccur(ctx, surveyId);
  const textBytes = await longestTexts(ctx, surveyId, names);
  const longest = await longestPersonal(ctx, surveyId);
  const contradicted = await contradictedQuestions(ctx, surveyId, nameNow);
  const caseCount = await ctx.db.interview.count({
    where: { surveyId, purpose: 'interview', status: { in: [...exportedStatuses] } },
  });
  const nameOf = variableNames();
  const ofCase = [
    ...caseColumns(occurring, reasons, weights),
    ...courseColumns(definition, contradicted, nameNow),
    ...(isPersonal ? personalColumns(longest) : []),
  ].map(({ variable, valueOf }): CaseColumn => ({
    variable: { ...variable, name: nameOf(variable.name) },
    valueOf,
  }));
  const ofQuestions = questionColumns(definition, {
    textBytes: (question) => textBytes.get(question) ?? 1,
    nameOf,
    onPaper: (await ctx.db.paperForm.count({ where: { surveyId } })) > 0,
    weightedBy,
  });
  const ofCodes = codedColumns(coded, definition, { nameOf, weightedBy });
  return {
    title: survey.name,
    madeAt: ctx.now(),
    weight: weights.rule.weighting === 'none' ? null : weightedBy,
    variables: [...ofCase, ...ofCodes, ...ofQuestions].map(({ variable }) => variable),
    caseCount,
    async *cases() {
      for await (const row of interviewRows(ctx, surveyId))
        yield caseOf(isPersonal ? row : withWordsMasked(row), [...ofCase, ...ofCodes], ofQuestions, names);
    },
  };
}

/** What formats need besides a data set, each made when it is asked for. */
export function dataExtras(ctx: Context, surveyId: string, set: DataSet): Extras {
  return {
    forR: () => analystsPackage(ctx, surveyId),
    study: () => surveyStudy(ctx, surveyId),
    async codebook() {
      const { interviewVersionId } = await surveyOf(ctx, surveyId);
      const definition = await definitionOf(ctx, interviewVersionId);
      // Variables of questions come last, in the order in which questionColumns gives them.
      const ofQuestions = questionColumns(definition, {
        textBytes: () => 1,
        nameOf: (name) => name,
        onPaper: false,
        weightedBy: '',
      });
      const last = set.variables.slice(set.variables.length - ofQuestions.length);
      const questionOf = last.map(({ name }, at) => [name, ofQuestions[at]?.question ?? ''] as const);
      return codebook(set, definition, new Map(questionOf));
    },
  };
}

/** Citizens name themselves and others in their answers: without the right to names, these are masked as on the screen. */
function withWordsMasked(row: InterviewRow): InterviewRow {
  const answers = [...row.answers].map(([question, answer]) => {
    const isWords = 'value' in answer && typeof answer.value === 'string' && !dayShape.test(answer.value);
    return [question, isWords ? { value: maskedWords(String(answer.value), [row.name]) } : answer] as const;
  });
  return { ...row, answers: new Map(answers) };
}
const dayShape = /^\d{4}-\d{2}-\d{2}$/;

function caseOf(
  row: InterviewRow,
  ofCase: readonly CaseColumn[],
  ofQuestions: readonly QuestionColumn[],
  names: ReadonlyMap<string, string>,
): Case {
  const answers = new Map(
    [...row.answers].flatMap(([question, answer]) => {
      const now = names.get(`${row.versionId} ${question}`);
      return now === undefined ? [] : [[now, answer] as const];
    }),
  );
  return [
    ...ofCase.map(({ valueOf }) => valueOf(row)),
    ...ofQuestions.map(({ question, valueOf }) => {
      const answer = answers.get(question);
      return answer === undefined ? null : valueOf(answer);
    }),
  ];
}

async function textsThatOccur(ctx: Context, surveyId: string): Promise<Occurring> {
  const [found] = await ctx.db.$queryRaw<Occurring[]>`
    select coalesce(array_agg(distinct s.key), '{}') as stratum,
      coalesce(array_agg(distinct coalesce(nullif(s.agency_name, ''), t.agency_name))
        filter (where coalesce(nullif(s.agency_name, ''), t.agency_name) is not null), '{}') as agency,
      coalesce(array_agg(distinct t.field) filter (where t.field is not null), '{}') as field,
      coalesce(array_agg(distinct t.tthc_name) filter (where t.tthc_name is not null), '{}') as tthc,
      coalesce(array_agg(distinct t.channel) filter (where t.channel is not null), '{}') as channel,
      coalesce(array_agg(distinct t.timeliness) filter (where t.timeliness is not null), '{}') as timeliness,
      coalesce(array_agg(distinct i.operator_id) filter (where i.operator_id is not null), '{}') as "operatorId"
    from interviews i
    join cases c on c.id = i.case_id
    join strata s on s.id = c.stratum_id
    join sample_units u on u.id = c.sample_unit_id
    join transactions t on t.id = u.transaction_id
    where i.survey_id = ${surveyId}::uuid and i.purpose = 'interview'
      and i.status::text = any(${[...exportedStatuses]})`;
  if (!found) throw new Error('An aggregate without a row');
  return found;
}

/** Questions in whose contradictions interviews stand, by their present names. */
async function contradictedQuestions(ctx: Context, surveyId: string, nameNow: NameNow): Promise<string[]> {
  const rows = await ctx.db.$queryRaw<{ versionId: string; question: string }[]>`
    select distinct i.questionnaire_version_id as "versionId", one ->> 'question' as question
    from interviews i, jsonb_array_elements(i.contradictions) as one
    where i.survey_id = ${surveyId}::uuid and i.purpose = 'interview'
      and i.status::text = any(${[...exportedStatuses]})`;
  return [...new Set(rows.flatMap(({ versionId, question }) => nameNow(versionId, question) ?? []))];
}

/** Bytes of the longest text that was given to each question, by its present name. */
async function longestTexts(
  ctx: Context,
  surveyId: string,
  names: ReadonlyMap<string, string>,
): Promise<Map<string, number>> {
  const rows = await ctx.db.$queryRaw<{ versionId: string; question: string; bytes: number }[]>`
    select i.questionnaire_version_id as "versionId", a.question_name as question,
      max(octet_length(a.value ->> 'value'))::int as bytes
    from counted_answers a join interviews i on i.id = a.interview_id
    where i.survey_id = ${surveyId}::uuid and i.purpose = 'interview'
      and jsonb_typeof(a.value -> 'value') = 'string'
    group by 1, 2`;
  const longest = new Map<string, number>();
  for (const { versionId, question, bytes } of rows) {
    const now = names.get(`${versionId} ${question}`);
    if (now !== undefined) longest.set(now, Math.max(bytes, longest.get(now) ?? 1));
  }
  return longest;
}

async function longestPersonal(
  ctx: Context,
  surveyId: string,
): Promise<{ name: number; recordCode: number }> {
  const [row] = await ctx.db.$queryRaw<{ name: number; recordCode: number }[]>`
    select coalesce(max(octet_length(p.name)), 1)::int as name,
      coalesce(max(octet_length(t.record_code)), 1)::int as "recordCode"
    from sample_units u
    join samples m on m.id = u.sample_id
    join persons p on p.id = u.person_id
    join transactions t on t.id = u.transaction_id
    where m.survey_id = ${surveyId}::uuid`;
  if (!row) throw new Error('An aggregate without a row');
  return row;
}
