// The statement that every key of every operator waits for: prepared once on each connection and run past Prisma, which
// would prepare it anew each time and take longer over it than PostgreSQL does (npm run bench -- answer). In a transaction
// that is open (the demo's history) it runs there, where the opening of the form can be seen.
import type { ClientEventPayload } from '#contract/live-events.ts';
import type { Context } from '#server/context.ts';

const statement = {
  name: 'store-answer',
  text: `
  insert into answers (interview_id, epoch, sequence, question_name, value, answered_at, stored_at)
  select interview_id, epoch, $4::int, $5, $6::jsonb, $7::timestamptz, $8::timestamptz from interview_openings
  where interview_id = $1::uuid and epoch = $2::int and operator_id = $3
  on conflict (interview_id, epoch, sequence) do nothing`,
};

/** Stores the answer of whoever opened the form in that epoch, once, committed on return; false when they never did. */
export async function storeAnswer(
  { db, lane, prisma }: Context,
  operatorId: string,
  answer: ClientEventPayload<'answer:record'>,
  storedAt: Date,
): Promise<boolean> {
  const { interviewId, epoch, sequence, questionName, value, answeredAt } = answer;
  const written = JSON.stringify(value);
  const at = storedAt.toISOString();
  const values = [interviewId, epoch, operatorId, sequence, questionName, written, answeredAt, at];
  const stored =
    db === prisma ? await lane.run(statement, values) : await db.$executeRawUnsafe(statement.text, ...values);
  if (stored === 1) return true;
  // It was stored before, or the form is not theirs: rare enough for a second question, which spares all others from it.
  return (await db.interviewOpening.count({ where: { interviewId, epoch, operatorId } })) === 1;
}
