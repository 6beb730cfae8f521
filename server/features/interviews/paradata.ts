// Paradata: what consoles tell of the course of an interview. Kept for whoever asks how it came about (speeding, straight
// lines, phúc tra); nothing of an interview's outcome is decided by it.
import type { ClientEventPayload } from '#contract/live-events.ts';
import { problem } from '#contract/problems.ts';
import { actorOf, type Context } from '#server/context.ts';

/**
 * Stores events of a form that the actor opened, each once: the same (interview, epoch, sequence) sent again changes
 * nothing. One statement, committed when it returns.
 * @throws 'not-found' when the actor never opened the form in that epoch
 */
export async function recordParadata(
  ctx: Context,
  { interviewId, epoch, events }: ClientEventPayload<'paradata:record'>,
): Promise<void> {
  const { id: operatorId } = actorOf(ctx);
  const [{ found } = { found: 0n }] = await ctx.db.$queryRaw<{ found: bigint }[]>`
    with opening as (
      select interview_id, epoch from interview_openings
      where interview_id = ${interviewId}::uuid and epoch = ${epoch} and operator_id = ${operatorId}
    ), stored as (
      insert into interview_events (interview_id, epoch, sequence, kind, question_name, at, clock_offset_ms,
                                    elapsed_ms, duration_ms, answer_sequence, stored_at)
      select interview_id, epoch, sequence, kind, "questionName", at, "clockOffsetMs", "elapsedMs", "durationMs",
             "answerSequence", ${ctx.now()}::timestamptz
      from opening, jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as event(
        sequence int, kind interview_event_kind, "questionName" text, at timestamptz, "clockOffsetMs" int,
        "elapsedMs" int, "durationMs" int, "answerSequence" int)
      on conflict (interview_id, epoch, sequence) do nothing
    )
    select count(*) as found from opening`;
  if (found === 0n) throw problem('not-found', { what: 'interview' });
}
