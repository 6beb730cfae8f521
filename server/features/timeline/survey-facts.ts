// What of a survey tells how far its steps are, in one statement.
import type { SurveyFacts } from '#domain/timeline/evidence.ts';
import { problem } from '#contract/problems.ts';
import type { Context } from '#server/context.ts';
import { surveyNumber } from '#server/features/surveys/queries.ts';

interface Row {
  published_at: Date;
  lists: number;
  transactions: number;
  frame_closed_at: Date | null;
  samples: number;
  confirmed_at: Date | null;
  first_attempt_at: Date | null;
  completes: number;
  target: number;
  target_reached_at: Date | null;
  open_cases: number;
  last_final_at: Date | null;
  chosen: number;
  open_checks: number;
  last_check_at: Date | null;
  report_number: string | null;
  report_date: string | null;
  report_saved_at: Date | null;
  first_edition_at: Date | null;
}

/** @throws 'not-found' */
export async function surveyFacts(ctx: Context, surveyId: string): Promise<SurveyFacts> {
  const number = await surveyNumber(ctx, surveyId);
  const [row] = await ctx.db.$queryRaw<Row[]>`
    with main as (
      select coalesce(sum(st.main_count), 0)::int as target, max(s.confirmed_at) as confirmed_at
      from samples s join strata st on st.sample_id = s.id
      where s.survey_id = ${surveyId}::uuid and s.status = 'confirmed'
    ), complete as (
      select ended_at from interviews
      where survey_id = ${surveyId}::uuid and purpose = 'interview' and status = 'complete'
    )
    select
      v.published_at,
      (select count(*)::int from transaction_lists l where l.survey_id = s.id and l.status = 'done') as lists,
      (select count(*)::int from transactions t where t.survey_number = ${number} and t.fate = 'accepted')
        as transactions,
      s.frame_closed_at,
      (select count(*)::int from samples m where m.survey_id = s.id and m.status in ('drawn', 'confirmed'))
        as samples,
      main.confirmed_at,
      (select min(a.started_at) from contact_attempts a join cases c on c.id = a.case_id
        where c.survey_id = s.id and a.purpose = 'interview') as first_attempt_at,
      (select count(*)::int from complete) as completes,
      main.target,
      -- The one that filled the sample; there is none while the target is not reached.
      (select ended_at from complete order by ended_at offset greatest(main.target - 1, 0) limit 1)
        as target_reached_at,
      (select count(*)::int from cases c where c.survey_id = s.id and c.status <> 'final')
        + (select coalesce(sum(r.units), 0)::int from replicates r join samples m on m.id = r.sample_id
            where m.survey_id = s.id and m.status = 'confirmed' and r.released_at is null) as open_cases,
      (select max(c.final_at) from cases c where c.survey_id = s.id) as last_final_at,
      (select count(*)::int from back_checks b where b.survey_id = s.id) as chosen,
      (select count(*)::int from back_checks b where b.survey_id = s.id and b.status in ('waiting', 'inProgress'))
        as open_checks,
      (select max(b.submitted_at) from back_checks b where b.survey_id = s.id) as last_check_at,
      r.texts ->> 'so_ky_hieu' as report_number,
      r.texts ->> 'ngay_thang' as report_date,
      r.saved_at as report_saved_at,
      (select min(e.published_at) from editions e where e.survey_id = s.id) as first_edition_at
    from surveys s
    join questionnaire_versions v on v.id = s.interview_version_id
    cross join main
    left join reports r on r.survey_id = s.id
    where s.id = ${surveyId}::uuid`;
  if (!row) throw problem('not-found', { what: 'survey' });
  const said = (at: Date | null): string | null => at?.toISOString() ?? null;
  return {
    questionnairePublishedAt: row.published_at.toISOString(),
    lists: row.lists,
    transactions: row.transactions,
    frameClosedAt: said(row.frame_closed_at),
    samplesDrawn: row.samples,
    sampleConfirmedAt: said(row.confirmed_at),
    firstAttemptAt: said(row.first_attempt_at),
    completes: row.completes,
    target: row.target,
    targetReachedAt: said(row.target_reached_at),
    openCases: row.open_cases,
    lastFinalAt: said(row.last_final_at),
    backChecksChosen: row.chosen,
    backChecksOpen: row.open_checks,
    lastBackCheckAt: said(row.last_check_at),
    report: row.report_saved_at && {
      number: row.report_number ?? '',
      date: row.report_date ?? '',
      savedAt: row.report_saved_at.toISOString(),
    },
    firstEditionAt: said(row.first_edition_at),
  };
}
