// Reads what the rules of evidence need of an interview that is being completed. Bounded, however large the survey: an
// operator's last interviews, the calls to one number; work-done.ts, the attempts.
import type { InterviewFacts, OperatorRecord } from '#domain/back-checks/evidence/facts.ts';
import { hasOptions, questionsOf } from '#domain/questionnaire/questions.ts';
import type { Interview } from '#prisma/generated/client.ts';
import type { Context } from '#server/context.ts';
import { interviewContext, interviewPath } from '#server/features/interviews/queries.ts';
import { definitionOf } from '#server/features/questionnaires/queries.ts';
import { interviewerOf } from './interviewer.ts';
import { workDone } from './work-done.ts';

/** How much of an operator's work is looked at. */
const lately = { interviews: 30, compared: 100 };

export async function evidenceFacts(
  ctx: Context,
  interview: Interview,
  hangUpGrace: number,
): Promise<InterviewFacts> {
  const { caseId, surveyId, questionnaireVersionId } = interview;
  const operatorId = interviewerOf(interview.operatorId);
  const definition = await definitionOf(ctx, questionnaireVersionId);
  const evaluated = await interviewPath(ctx, caseId, 'interview');
  const { name: operatorName } = await ctx.db.user.findUniqueOrThrow({ where: { id: operatorId } });
  const { legs, entries, answeredNumbers } = await lineAndEntries(ctx, interview);
  const choices = questionsOf(definition)
    .filter(hasOptions)
    .map(({ name }) => name);
  return {
    definition,
    context: await interviewContext(ctx, caseId, operatorName),
    legs,
    settledAt: ctx.now().getTime(),
    hangUpGrace,
    entries,
    counted: evaluated?.path.counted ?? new Map(),
    offPath: evaluated?.path.offPath ?? [],
    likest: await likestOf(ctx, interview, choices),
    operator: await recordOf(ctx, interview),
    work: await workDone(ctx, { surveyId, operatorId }),
    othersAtNumber: await othersAtNumber(ctx, interview, answeredNumbers),
  };
}

/** The calls to the citizen and the entries of the console, for the rules and for whoever looks at the interview. */
export async function lineAndEntries(
  ctx: Context,
  { id: interviewId, caseId }: Pick<Interview, 'id' | 'caseId'>,
): Promise<Pick<InterviewFacts, 'legs' | 'entries'> & { answeredNumbers: string[] }> {
  const calls = await ctx.db.call.findMany({
    where: { attempt: { caseId, purpose: 'interview' } },
    select: { answeredAt: true, endedAt: true, durationSeconds: true, phoneE164: true },
  });
  const entries = await ctx.db.$queryRaw<
    { question: string; answeredAt: Date; storedAt: Date; shownFor: number | null }[]
  >`
    with shown as (
      select epoch, kind, answer_sequence,
             sum(duration_ms) over (partition by question_name order by epoch, sequence)::int as total
      from interview_events
      where interview_id = ${interviewId}::uuid and kind in ('answered', 'back', 'forward', 'jumped')
    )
    select a.question_name as question, a.answered_at as "answeredAt", a.stored_at as "storedAt",
           s.total as "shownFor"
    from answers a
    left join shown s on s.epoch = a.epoch and s.kind = 'answered' and s.answer_sequence = a.sequence
    where a.interview_id = ${interviewId}::uuid order by a.epoch, a.sequence`;
  return {
    legs: calls.map(({ answeredAt, endedAt, durationSeconds }) => ({
      answeredAt: answeredAt?.getTime() ?? null,
      endedAt: endedAt?.getTime() ?? null,
      durationSeconds,
    })),
    entries: entries.map(({ answeredAt, storedAt, ...entry }) => ({
      ...entry,
      answeredAt: answeredAt.getTime(),
      storedAt: storedAt.getTime(),
    })),
    answeredNumbers: calls.flatMap(({ answeredAt, phoneE164 }) => (answeredAt === null ? [] : [phoneE164])),
  };
}

/** Of the operator's earlier interviews with the same version the one with the most equal answers. */
async function likestOf(
  ctx: Context,
  { id, surveyId, operatorId, questionnaireVersionId, completionNumber }: Interview,
  choices: readonly string[],
): Promise<InterviewFacts['likest']> {
  const [likest] = await ctx.db.$queryRaw<{ completionNumber: number; shared: number; equal: number }[]>`
    with earlier as materialized (
      select id, completion_number from interviews
      where survey_id = ${surveyId}::uuid and operator_id = ${operatorId} and purpose = 'interview'
        and completion_number < ${completionNumber}
        and questionnaire_version_id = ${questionnaireVersionId}::uuid
      order by completion_number desc limit ${lately.compared}
    ), own as materialized (
      select question_name, value from counted_answers
      where interview_id = ${id}::uuid and question_name = any(${choices})
    )
    select e.completion_number as "completionNumber", count(*)::int as shared,
           count(*) filter (where theirs.value = own.value)::int as equal
    from earlier e
    join counted_answers theirs on theirs.interview_id = e.id
    join own using (question_name)
    group by e.completion_number
    order by count(*) filter (where theirs.value = own.value)::float / count(*) desc, e.completion_number desc
    limit 1`;
  return likest ?? null;
}

async function recordOf(ctx: Context, { surveyId, operatorId }: Interview): Promise<OperatorRecord> {
  const [record] = await ctx.db.$queryRaw<OperatorRecord[]>`
    with answers as (
      select special from counted_answers where interview_id in (
        select id from interviews
        where survey_id = ${surveyId}::uuid and operator_id = ${operatorId} and purpose = 'interview'
          and completion_number is not null
        order by completion_number desc limit ${lately.interviews})
    )
    select count(*)::int as answers,
           count(*) filter (where special in ('dontKnow', 'refused'))::int as unanswered
    from answers`;
  return record ?? { answers: 0, unanswered: 0 };
}

async function othersAtNumber(
  ctx: Context,
  { surveyId, caseId }: Interview,
  numbers: readonly string[],
): Promise<number> {
  const [row] = await ctx.db.$queryRaw<{ others: number }[]>`
    select count(distinct a.case_id)::int as others
    from calls k
    join contact_attempts a on a.id = k.attempt_id and a.purpose = 'interview' and a.case_id <> ${caseId}::uuid
    join interviews i on i.case_id = a.case_id and i.purpose = 'interview' and i.completion_number is not null
    where k.phone_e164 = any(${numbers}) and k.answered_at is not null and i.survey_id = ${surveyId}::uuid`;
  return row?.others ?? 0;
}
