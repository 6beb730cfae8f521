// The statement that every key of every operator waits for: prepared once on each connection and run past Prisma, which
// would prepare it anew each time and take longer over it than PostgreSQL does (npm run bench -- answer). In a transaction
// that is open (the demo's history) it runs there, where the opening of the form can be seen.
import type { ClientEventPayload } from '#contract/live-events.ts';
import type { Context } from '#server/context.ts';

const text = `
  with opening as (
    select interview_id, epoch from interview_openings
    where interview_id = $1::uuid and epoch = $2::int and operator_id = $3
  ), stored as (
    insert into answers (interview_id, epoch, sequence, question_name, value, answered_at, stored_at)
    select interview_id, epoch, $4::int, $5, $6::jsonb, $7::timestamptz, $8::timestamptz from opening
    on conflict (interview_id, epoch, sequence) do nothing
  )
  select count(*)::int as found from opening`;

/** Stores the answer of whoever opened the form in that epoch, once, committed on return; false when they never did. */
export async function storeAnswer(
  { db, pool, prisma }: Context,
  operatorId: string,
  answer: ClientEventPayload<'answer:record'>,
  storedAt: Date,
): Promise<boolean> {
  const { interviewId, epoch, sequence, questionName, value, answeredAt } = answer;
  const written = JSON.stringify(value);
  const values = [interviewId, epoch, operatorId, sequence, questionName, written, answeredAt, storedAt];
  const rows =
    db === prisma
      ? (await pool.query<{ found: number }>({ name: 'store-answer', text, values })).rows
      : await db.$queryRawUnsafe<{ found: number }[]>(text, ...values);
  return rows[0]?.found === 1;
}
