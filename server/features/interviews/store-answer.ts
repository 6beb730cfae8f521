// The statement that every key of every operator waits for: prepared once on each connection and run past Prisma, which
// would prepare it anew each time and take longer over it than PostgreSQL does (npm run bench -- answer).
import type pg from 'pg';

import type { ClientEventPayload } from '#contract/live-events.ts';

const text = `
  with opening as (
    select interview_id, epoch from interview_openings
    where interview_id = $1 and epoch = $2 and operator_id = $3
  ), stored as (
    insert into answers (interview_id, epoch, sequence, question_name, value, answered_at, stored_at)
    select interview_id, epoch, $4, $5, $6, $7, $8 from opening
    on conflict (interview_id, epoch, sequence) do nothing
  )
  select count(*)::int as found from opening`;

/** Stores the answer of whoever opened the form in that epoch, once, committed on return; false when they never did. */
export async function storeAnswer(
  pool: pg.Pool,
  operatorId: string,
  answer: ClientEventPayload<'answer:record'>,
  storedAt: Date,
): Promise<boolean> {
  const { interviewId, epoch, sequence, questionName, value, answeredAt } = answer;
  const { rows } = await pool.query<{ found: number }>({
    name: 'store-answer',
    text,
    values: [
      interviewId,
      epoch,
      operatorId,
      sequence,
      questionName,
      JSON.stringify(value),
      answeredAt,
      storedAt,
    ],
  });
  return rows[0]?.found === 1;
}
