// What a verifier sees. Everything here is read from the views recall_queue and recall_results, in which the original
// answers do not exist (before submission) and its operator never does: tests/integration/blindness.test.ts holds this
// file to them.
import type { BackCheckQueueItem, BackCheckResult } from '#contract/back-checks.ts';
import { problem } from '#contract/problems.ts';
import { localDay } from '#domain/cases/call-hours.ts';
import { dueDay, earliestRecall } from '#domain/back-checks/recall-calls.ts';
import type { Survey } from '#prisma/generated/client.ts';
import { actorOf, type Context } from '#server/context.ts';
import { callRulesOf, surveyOf } from '#server/features/surveys/queries.ts';
import { recallCallsOf, recallRulesOf } from './queries.ts';
import { recheckNotesOf } from './recheck-notes.ts';
import { remarksOf } from './steps.ts';
import { verdictView } from './verdict-view.ts';

interface QueueRow {
  id: string;
  status: BackCheckQueueItem['status'];
  verifierId: string | null;
  selectedAt: Date;
  nextCallAt: Date | null;
  appointmentAt: Date | null;
  waitReason: string | null;
  interviewedAt: Date | null;
  respondentName: string;
  tthcName: string;
  agencyName: string;
  attempts: number;
  placed: unknown;
}

/** The phúc tra of a survey that the actor may do: what is being called, then overdue ones, then by due date. */
export async function backCheckQueue(ctx: Context, surveyId: string) {
  const actor = actorOf(ctx);
  const survey = await surveyOf(ctx, surveyId);
  const rows = await ctx.db.$queryRaw<QueueRow[]>`
    select id, status, verifier_id as "verifierId", selected_at as "selectedAt", next_call_at as "nextCallAt",
           appointment_at as "appointmentAt", wait_reason as "waitReason", interviewed_at as "interviewedAt",
           respondent_name as "respondentName", tthc_name as "tthcName", agency_name as "agencyName", attempts, placed
    from recall_queue
    where survey_id = ${surveyId}::uuid and (status = 'waiting' or verifier_id = ${actor.id})
      and (verifier_id = ${actor.id} or back_check_separation(${actor.id}, interview_id) is null)
    order by (status in ('waiting', 'inProgress')) desc, selected_at, id
    limit 500`;
  const items = rows.map((row) => itemOf(ctx, survey, row)).sort(byUrgency);
  const mine = { open: 0, overdue: 0, submitted: 0 };
  for (const { status, overdue } of items) {
    if (status === 'submitted') mine.submitted += 1;
    else if (status !== 'notReached') mine.open += 1;
    if (overdue) mine.overdue += 1;
  }
  return { items, ...mine };
}

function itemOf(ctx: Context, survey: Survey, row: QueueRow): BackCheckQueueItem {
  const { timeZone, maxAttempts } = callRulesOf(survey);
  const recall = recallRulesOf(survey);
  const open = row.status === 'waiting' || row.status === 'inProgress';
  const now = ctx.now();
  const dueOn = dueDay(row.selectedAt, recall, timeZone);
  const callableAt = open ? earliestRecall(recallCallsOf(survey, row), now) : null;
  return {
    id: row.id,
    status: row.status,
    respondentName: row.respondentName,
    tthcName: row.tthcName,
    agencyName: row.agencyName,
    interviewedOn: localDay(row.interviewedAt ?? row.selectedAt, timeZone),
    selectedAt: row.selectedAt.toISOString(),
    dueOn,
    overdue: open && localDay(now, timeZone) > dueOn,
    attempts: row.attempts,
    maxAttempts: recall.maxAttempts ?? maxAttempts,
    callableAt: callableAt?.toISOString() ?? null,
    appointmentAt: row.appointmentAt?.toISOString() ?? null,
    waitReason: row.waitReason,
    mine: row.verifierId === actorOf(ctx).id,
  };
}

const orderOfStatus = { inProgress: 0, waiting: 1, submitted: 2, notReached: 2 } as const;

/** What is in hand; what is overdue; what can be called at once, appointments before all; the rest, by due date. */
function byUrgency(left: BackCheckQueueItem, right: BackCheckQueueItem): number {
  const rank = (item: BackCheckQueueItem): (number | string)[] => [
    orderOfStatus[item.status],
    item.overdue ? 0 : 1,
    item.appointmentAt ?? '9',
    item.dueOn,
    item.selectedAt,
    item.id,
  ];
  const [a, b] = [rank(left), rank(right)];
  const at = a.findIndex((value, index) => value !== b[index]);
  if (at === -1) return 0;
  return (a[at] ?? 0) < (b[at] ?? 0) ? -1 : 1;
}

interface ResultRow {
  id: string;
  status: BackCheckResult['status'];
  verifierId: string | null;
  verdict: string | null;
  comparison: unknown;
  surveyId: string;
  versionId: string;
  recheckStartedAt: Date | null;
}

/** The verdict and both answers side by side. @throws 'not-found' before submission, or for another's phúc tra */
export async function backCheckComparison(ctx: Context, backCheckId: string): Promise<BackCheckResult> {
  const [row] = await ctx.db.$queryRaw<ResultRow[]>`
    select id, status, verifier_id as "verifierId", verdict, comparison, survey_id as "surveyId",
           questionnaire_version_id as "versionId", recheck_started_at as "recheckStartedAt"
    from recall_results where id = ${backCheckId}::uuid and verifier_id = ${actorOf(ctx).id}`;
  if (!row) throw problem('not-found', { what: 'back-check' });
  return {
    id: row.id,
    status: row.status,
    ...(await verdictView(ctx, row)),
    remarks: await remarksOf(ctx, row.id),
    notes: await recheckNotesOf(ctx, row.id),
  };
}
