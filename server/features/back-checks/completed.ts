// Every completed interview of a survey with what phúc tra knows of it: what all figures are counted from.
import { isBad, verdicts, type Verdict } from '#domain/back-checks/verdict.ts';
import type { Consequence } from '#domain/back-checks/consequences.ts';
import type { Context } from '#server/context.ts';

interface Row {
  readonly interviewId: string;
  readonly operatorId: string;
  readonly operatorName: string;
  readonly operatorUnit: string;
  readonly agencyName: string;
  readonly field: string;
  readonly status: 'complete' | 'void';
  /** Void, and somebody of the reserve was let in for it. */
  readonly replaced: boolean;
  readonly backCheckId: string | null;
  readonly probability: number | null;
  readonly drawn: boolean | null;
  readonly recallStatus: 'waiting' | 'inProgress' | 'submitted' | 'notReached' | null;
  readonly selectedAt: Date | null;
  readonly consequences: Consequence[] | null;
}

export interface CompletedInterview extends Row {
  readonly verdict: Verdict | null;
  readonly chosen: boolean;
  readonly reached: boolean;
  /** Null without a result. */
  readonly bad: boolean | null;
}

/** Also those that are void: they were completed, and the share of bad ones is a share of all. */
export async function completedInterviews(ctx: Context, surveyId: string): Promise<CompletedInterview[]> {
  const rows = await ctx.db.$queryRaw<(Row & { verdict: string | null; overturned: boolean })[]>`
    select i.id as "interviewId", i.operator_id as "operatorId", u.name as "operatorName", u.unit as "operatorUnit",
           t.agency_name as "agencyName", t.field, i.status::text as status,
           i.status = 'void' and exists (select 1 from cases r where r.replaces_id = c.id) as replaced, b.id as "backCheckId", b.probability, b.drawn,
           b.status::text as "recallStatus", b.selected_at as "selectedAt", b.verdict, b.consequences,
           coalesce(d.finding = 'overturned', false) as overturned
    from interviews i
    join users u on u.id = i.operator_id
    join cases c on c.id = i.case_id
    join strata t on t.id = c.stratum_id
    left join back_checks b on b.interview_id = i.id
    left join back_check_decisions d on d.back_check_id = b.id
    where i.survey_id = ${surveyId}::uuid and i.purpose = 'interview' and i.completion_number is not null
    order by i.completion_number`;
  return rows.map(({ overturned, ...row }) => {
    const verdict = verdicts.find((one) => one === row.verdict) ?? null;
    const bad = verdict === null ? null : isBad(verdict, overturned);
    return { ...row, verdict, chosen: row.backCheckId !== null, reached: bad !== null, bad };
  });
}
