// Operators answer without a pause, through the console's own outbox, while the server is killed, lines are cut and
// pages die, in a seeded order. The log of what was typed is kept here; the database is read once all is quiet.
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { uniformInt } from 'pure-rand/distribution/uniformInt';

import {
  createOutbox,
  type Outbox,
  type OutboxEntry,
  type SendResult,
} from '#client/features/console/outbox.ts';
import { openAnswerRoom, type AnswerRoom, type Seat } from '#tests/support/answer-room.ts';
import type { FaultCounts } from './fault-counts.ts';

const operators = 8;
const betweenKeysMs = 40;
const workBeforeKillMs = 300;
const acknowledgedWithinMs = 1_000;
const ratings = ['DV1.1', 'DV1.2', 'DV1.3'];

type Kill = 'server' | 'lines' | 'pages';

/** Kills so many times while everybody answers; gives the counts. */
export async function killDuringAnswers(options: { kills: number; seed: number }): Promise<FaultCounts> {
  const random = xoroshiro128plus(options.seed);
  const room = await openAnswerRoom(operators);
  const stop = new AbortController();
  try {
    const desks = room.seats.map((seat) => new Desk(room, seat));
    const working = Promise.all(desks.map((desk) => desk.work(stop.signal)));
    let maxResumeMs = 0;
    for (let kill = 0; kill < options.kills; kill += 1) {
      await delay(workBeforeKillMs + uniformInt(random, 0, workBeforeKillMs));
      // The server first: whatever the seed, it is killed at least once.
      const kind: Kill =
        kill === 0
          ? 'server'
          : ((['server', 'lines', 'pages'] as const)[uniformInt(random, 0, 2)] ?? 'server');
      const killedAt = performance.now();
      const heard = Promise.all(desks.map((desk) => desk.nextStored()));
      if (kind === 'server') {
        await room.server.kill();
        await room.server.restart();
      } else if (kind === 'lines') for (const desk of desks) desk.cutLine();
      else await Promise.all(desks.map((desk) => desk.pageDies()));
      await heard;
      maxResumeMs = Math.max(maxResumeMs, Math.round(performance.now() - killedAt));
    }
    stop.abort();
    await working;
    await Promise.all(desks.map((desk) => desk.settled()));
    const typed = desks.flatMap(({ log }) => log);
    return {
      kills: options.kills,
      ...(await compared(room, typed)),
      ...noCalls,
      maxResumeMs,
      answersTyped: typed.length,
    };
  } finally {
    await room.close();
  }
}

const noCalls = { doubleDialled: 0, countedNotPlaced: 0, placedNotCounted: 0, stuckCases: 0 };

async function compared({ database }: AnswerRoom, typed: readonly OutboxEntry[]) {
  const rows = await database.prisma.answer.findMany();
  const lineOf = ({
    interviewId,
    epoch,
    sequence,
    questionName,
    value,
  }: Omit<OutboxEntry, 'answeredAt' | 'value'> & { value: unknown }) =>
    JSON.stringify([interviewId, epoch, sequence, questionName, value]);
  const stored = rows.map(lineOf);
  const distinct = new Set(stored);
  const lines = new Set(typed.map(lineOf));
  return {
    answersLost: [...lines].filter((line) => !distinct.has(line)).length,
    answersDoubled: stored.length - [...distinct].filter((line) => lines.has(line)).length,
  };
}

/** One operator: types, keeps what is unsent as a browser does, and may lose line or page at any moment. */
class Desk {
  readonly log: OutboxEntry[] = [];
  readonly #kept = new Map<string, OutboxEntry>();
  readonly #room: AnswerRoom;
  readonly #seat: Seat;
  #epoch = 1;
  #sequence = 0;
  #outbox: Outbox;
  #whenStored: (() => void)[] = [];

  constructor(room: AnswerRoom, seat: Seat) {
    this.#room = room;
    this.#seat = seat;
    this.#outbox = this.#open();
    seat.socket.on('connect', () => this.#outbox.nudge());
  }

  async work(stop: AbortSignal): Promise<void> {
    while (!stop.aborted) {
      this.#type();
      await delay(betweenKeysMs);
    }
  }

  settled(): Promise<void> {
    return this.#outbox.settled();
  }

  /** Resolves at the next acknowledgement. */
  nextStored(): Promise<void> {
    return new Promise((resolve) => this.#whenStored.push(resolve));
  }

  /** As a cable that is pulled: nobody says goodbye. */
  cutLine(): void {
    this.#seat.socket.io.engine.transport.close();
  }

  /** What was on its way stays on its way; the next page finds what is kept. */
  async pageDies(): Promise<void> {
    this.#outbox.close();
    this.#epoch = await this.#room.openAgain(this.#seat);
    this.#sequence = 0;
    this.#outbox = this.#open();
  }

  #open(): Outbox {
    const keyOf = ({ epoch, sequence }: OutboxEntry) => `${epoch}.${sequence}`;
    return createOutbox({
      leftovers: [...this.#kept.values()],
      keep: async (entry) => {
        this.#kept.set(keyOf(entry), entry);
        return true;
      },
      forget: (entry) => void this.#kept.delete(keyOf(entry)),
      send: (entry) => this.#send(entry),
      wait: () => delay(200),
    });
  }

  #type(): void {
    this.#sequence += 1;
    const entry: OutboxEntry = {
      interviewId: this.#seat.interviewId,
      epoch: this.#epoch,
      sequence: this.#sequence,
      questionName: ratings[this.#sequence % ratings.length] ?? '',
      value: { value: 1 + (this.#sequence % 5) },
      answeredAt: new Date().toISOString(),
    };
    this.log.push(entry);
    this.#outbox.add(entry);
  }

  async #send(entry: OutboxEntry): Promise<SendResult> {
    const { socket } = this.#seat;
    if (!socket.connected) return { kind: 'later' };
    const ack = await socket
      .timeout(acknowledgedWithinMs)
      .emitWithAck('answer:record', entry)
      .catch(() => null);
    if (ack === null) return { kind: 'later' };
    if (!ack.ok) {
      const passing = ack.problem.code === 'internal';
      return passing ? { kind: 'later' } : { kind: 'refused', fault: ack.problem };
    }
    for (const tell of this.#whenStored) tell();
    this.#whenStored = [];
    return { kind: 'stored' };
  }
}

const delay = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
