// The interviews of a survey with what is known of their cases, in portions; in the order of their ids, which says
// nothing of who was called.
import type { InterviewMode } from '#domain/interviews/modes.ts';
import type { AnswerValue } from '#domain/questionnaire/answers.ts';
import type { ShownOrder } from '#domain/questionnaire/shown-order.ts';
import type { Context } from '#server/context.ts';

const interviewsAtOnce = 100;
const firstId = '00000000-0000-0000-0000-000000000000';

export const exportedStatuses = ['complete', 'partial', 'void'] as const;

/** Facts of the case, of the draw and of the call. */
export interface InterviewFacts {
  readonly id: string;
  readonly status: (typeof exportedStatuses)[number];
  readonly versionId: string;
  readonly mode: InterviewMode;
  /** Null where nobody asked. */
  readonly operatorId: string | null;
  readonly endedOn: string | null;
  readonly seconds: number | null;
  readonly stratumId: string;
  readonly stratum: string;
  readonly stratumPersons: number;
  readonly stratumDrawn: number;
  readonly probability: number;
  readonly agency: string | null;
  readonly field: string | null;
  readonly tthc: string | null;
  readonly channel: string | null;
  readonly timeliness: string | null;
  readonly organisation: boolean;
  readonly attempts: number;
  readonly shownOrder: ShownOrder | null;
  /** As they are stored. */
  readonly contradictions: unknown;
}

export interface PersonalFacts {
  readonly name: string;
  readonly phones: readonly string[];
  readonly recordCode: string | null;
}

export type InterviewRow = InterviewFacts &
  PersonalFacts & {
    readonly answers: ReadonlyMap<string, AnswerValue>;
  };

/** All ended interviews of the survey that count or counted, with the answers that count. */
export async function* interviewRows(ctx: Context, surveyId: string): AsyncGenerator<InterviewRow> {
  for (let after = firstId; ;) {
    const facts = await factsAfter(ctx, surveyId, after);
    const last = facts.at(-1);
    if (!last) return;
    const answers = await answersOf(
      ctx,
      facts.map(({ id }) => id),
    );
    for (const row of facts) yield { ...row, answers: answers.get(row.id) ?? new Map<string, AnswerValue>() };
    after = last.id;
  }
}

function factsAfter(
  ctx: Context,
  surveyId: string,
  after: string,
): Promise<(InterviewFacts & PersonalFacts)[]> {
  return ctx.db.$queryRaw<(InterviewFacts & PersonalFacts)[]>`
    select i.id, i.status, i.questionnaire_version_id as "versionId", i.mode, i.operator_id as "operatorId",
      to_char(i.ended_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as "endedOn",
      round(extract(epoch from i.ended_at - i.started_at))::int as seconds,
      s.id as "stratumId", s.key as stratum, s.person_count as "stratumPersons", s.main_count as "stratumDrawn",
      u.inclusion_probability as probability,
      coalesce(nullif(s.agency_name, ''), t.agency_name) as agency, t.field, t.tthc_name as tthc, t.channel,
      t.timeliness, t.organisation, c.attempt_count as attempts,
      i.shown_order as "shownOrder", i.contradictions,
      p.name, p.phones, t.record_code as "recordCode"
    from interviews i
    join cases c on c.id = i.case_id
    join strata s on s.id = c.stratum_id
    join sample_units u on u.id = c.sample_unit_id
    join transactions t on t.id = u.transaction_id
    join persons p on p.id = c.person_id
    where i.survey_id = ${surveyId}::uuid and i.purpose = 'interview'
      and i.status::text = any(${[...exportedStatuses]}) and i.id > ${after}::uuid
    order by i.id limit ${interviewsAtOnce}`;
}

async function answersOf(
  ctx: Context,
  interviewIds: readonly string[],
): Promise<Map<string, Map<string, AnswerValue>>> {
  // One object an interview: a row for each answer would be a hundred thousand objects a portion.
  const rows = await ctx.db.$queryRaw<{ id: string; answers: Record<string, AnswerValue> }[]>`
    select interview_id as id, jsonb_object_agg(question_name, value) as answers
    from counted_answers where interview_id = any(${[...interviewIds]}::uuid[]) group by 1`;
  // Written by endInterview from answers that the questionnaire accepted.
  return new Map(rows.map(({ id, answers }) => [id, new Map(Object.entries(answers))]));
}
