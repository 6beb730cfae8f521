// How long an operator's answer takes from the key to durably stored and acknowledged, with a room of 200 who answer
// every 5 seconds each: over real sockets to a server process of its own, which asks who it is, checks the answer
// against the questionnaire, stores it and acknowledges after the commit.
//
// The baseline is the same row in the same table put in by the same driver (pg, a prepared statement, the same texts) at
// the same pace from this process, each insert its own transaction: the price of a commit on this disk and nothing else.
// Both keep PostgreSQL's promises (fsync, synchronous_commit). They take turns every second, so that what else the machine
// does meets both. An answer is timed from when this process presses the key. Keys are pressed at their times whatever has
// been acknowledged by then, so a slow server shows; a timer of this process that was late is nobody's slowness.
import { setTimeout as delay } from 'node:timers/promises';

import type { ClientEventPayload } from '#contract/live-events.ts';
import { openAnswerRoom, type AnswerRoom, type Seat } from '#tests/support/answer-room.ts';
import type { Measurement } from './measurement.ts';
import { percentiles, ratios } from './percentiles.ts';

const operators = 200;
const everyMs = 5_000;
const full = { rounds: 60, roundMs: 1_000 };
const quick = { rounds: 10, roundMs: 1_000 };
const ratings = ['DV1.1', 'DV1.2', 'DV1.3'];

/** Rounds of both by turns; gives milliseconds. */
export async function measureAnswer({ isQuick }: { isQuick: boolean }): Promise<Measurement> {
  const { rounds, roundMs } = isQuick ? quick : full;
  const room = await openAnswerRoom(operators);
  try {
    const sequences = new Map<Seat, number>();
    const next = (seat: Seat) => {
      const sequence = (sequences.get(seat) ?? 0) + 1;
      sequences.set(seat, sequence);
      return answerOf(seat, sequence);
    };
    const ways = {
      baseline: (seat: Seat) => insertPlainly(room, next(seat)),
      measured: (seat: Seat) => send(seat, next(seat)),
    };
    // Each operator has answered before anything counts: connections, statements,
    // code and the forms' versions, which openings bring in earnest, are known.
    for (const way of Object.values(ways)) for (const seat of room.seats) await way(seat);
    let turn = 0;
    const nextSeat = () => room.seats[turn++ % room.seats.length];
    const times: Record<keyof typeof ways, number[]> = { baseline: [], measured: [] };
    for (let round = 0; round < rounds; round += 1)
      for (const name of ['baseline', 'measured'] as const)
        times[name].push(...(await atPace(nextSeat, roundMs, ways[name])));
    await assertAllThere(room, sequences);
    const [measured, baseline] = [percentiles(times.measured), percentiles(times.baseline)];
    return {
      measured: { answers: times.measured.length, ...measured },
      baseline: { answers: times.baseline.length, ...baseline },
      ratio: ratios(measured, baseline),
    };
  } finally {
    await room.close();
  }
}

type Answer = ClientEventPayload<'answer:record'>;

function answerOf({ interviewId }: Seat, sequence: number): Answer {
  return {
    interviewId,
    epoch: 1,
    sequence,
    questionName: ratings[sequence % ratings.length] ?? '',
    value: { value: 1 + (sequence % 5) },
    answeredAt: new Date().toISOString(),
  };
}

/** Every operator in turn, evenly, for `forMs`; gives how long each act took from when it was begun. */
async function atPace(
  nextSeat: () => Seat | undefined,
  forMs: number,
  act: (seat: Seat) => Promise<void>,
): Promise<number[]> {
  const gapMs = everyMs / operators;
  const begun = performance.now();
  const acts: Promise<number>[] = [];
  for (let due = 0; due < forMs; due += gapMs) {
    const seat = nextSeat();
    const early = begun + due - performance.now();
    if (early > 0) await delay(early);
    const pressed = performance.now();
    if (seat) acts.push(act(seat).then(() => performance.now() - pressed));
  }
  return Promise.all(acts);
}

async function send({ socket }: Seat, answer: Answer): Promise<void> {
  const ack = await new Promise<{ ok: boolean }>((resolve) => {
    socket.emit('answer:record', answer, resolve);
  });
  if (!ack.ok) throw new Error(`Not stored: ${JSON.stringify(ack)}`);
}

async function insertPlainly(
  { database }: AnswerRoom,
  { interviewId, epoch, sequence, questionName, value, answeredAt }: Answer,
): Promise<void> {
  // As a text, which pg passes on; what it makes of a Date costs it 0.07 ms at this pace.
  const storedAt = new Date().toISOString();
  await database.pool.query({
    name: 'plain-insert',
    text: `insert into answers (interview_id, epoch, sequence, question_name, value, answered_at, stored_at)
           values ($1, $2, $3, $4, $5, $6, $7)`,
    values: [interviewId, epoch, sequence, questionName, JSON.stringify(value), answeredAt, storedAt],
  });
}

async function assertAllThere({ database }: AnswerRoom, sequences: Map<Seat, number>): Promise<void> {
  const sent = [...sequences.values()].reduce((sum, count) => sum + count, 0);
  const stored = await database.prisma.answer.count();
  if (stored !== sent) throw new Error(`${sent} answers were given, ${stored} are stored`);
}
