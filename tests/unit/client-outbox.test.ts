// Answers between the operator's key and the database, over a line that loses, doubles, delays and reorders.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  createOutbox,
  mergedAnswers,
  type Outbox,
  type OutboxEntry,
} from '#client/features/console/outbox.ts';
import type { AnswerValue } from '#domain/questionnaire/answers.ts';

type Fortune = 'arrives' | 'is-lost' | 'loses-its-acknowledgement' | 'is-doubled' | 'comes-late';
type Step = { type: string; value: number } | 'reload' | 'other-tab' | 'pause';

const interviewId = '00000000-0000-4000-8000-000000000001';
const answeredAt = '2026-11-22T02:00:00.000Z';

/** The server's rule: append-only by (epoch, sequence), the greatest pair of a question is its answer. */
class Server {
  readonly rows = new Map<string, OutboxEntry>();

  store(entry: OutboxEntry): void {
    const key = `${entry.epoch}.${entry.sequence}`;
    if (!this.rows.has(key)) this.rows.set(key, entry);
  }

  answers(): OutboxEntry[] {
    return [...this.rows.values()].toSorted((a, b) => a.epoch - b.epoch || a.sequence - b.sequence);
  }
}

const byValue = (left: AnswerValue, right: AnswerValue) =>
  JSON.stringify(left).localeCompare(JSON.stringify(right));

/** A console page after page: typing, reloading, on a line whose fortune for each send is given. */
class Desk {
  readonly server = new Server();
  readonly typed = new Map<string, AnswerValue>();
  readonly everTyped: AnswerValue[] = [];
  readonly #kept = new Map<string, OutboxEntry>();
  #late: OutboxEntry[] = [];
  #epoch = 0;
  #sequence = 0;
  #outbox: Outbox | null = null;
  readonly #fortunes: Fortune[];

  constructor(fortunes: readonly Fortune[]) {
    this.#fortunes = [...fortunes];
  }

  /** The page dies, with what is on its way, and another opens. Or, in another tab, both go on. */
  open(formerGoesOn = false): void {
    if (!formerGoesOn) this.#outbox?.close();
    this.#epoch += 1;
    this.#sequence = 0;
    this.#outbox = createOutbox({
      leftovers: [...this.#kept.values()],
      keep: async (entry) => {
        this.#kept.set(`${entry.epoch}.${entry.sequence}`, entry);
        return true;
      },
      forget: (entry) => void this.#kept.delete(`${entry.epoch}.${entry.sequence}`),
      send: async (entry) => {
        const fortune = this.#fortunes.shift() ?? 'arrives';
        await Promise.resolve();
        if (fortune === 'comes-late') this.#late.push(entry);
        else if (fortune !== 'is-lost') this.server.store(entry);
        if (fortune === 'is-doubled') this.server.store(entry);
        return { kind: fortune === 'arrives' || fortune === 'is-doubled' ? 'stored' : 'later' };
      },
      wait: () => Promise.resolve(),
    });
  }

  /** What a page that opens now shows as answered. */
  shown() {
    return mergedAnswers(this.server.answers(), [...this.#kept.values()]);
  }

  type(questionName: string, value: number): void {
    this.#sequence += 1;
    this.typed.set(questionName, { value });
    this.everTyped.push({ value });
    const entry = {
      interviewId,
      epoch: this.#epoch,
      sequence: this.#sequence,
      questionName,
      value: { value },
      answeredAt,
    };
    this.#outbox?.add(entry);
  }

  async settle(): Promise<void> {
    await this.#outbox?.settled();
    for (const entry of this.#late.toReversed()) this.server.store(entry);
  }

  unsent(): number {
    return this.#outbox?.getState().unsent.length ?? 0;
  }
}

const fortune = fc.constantFrom<Fortune>(
  'arrives',
  'is-lost',
  'loses-its-acknowledgement',
  'is-doubled',
  'comes-late',
);
const typing = fc.record({
  type: fc.constantFrom('F1', 'DV1.1', 'DV1.2', 'DV2.1'),
  value: fc.integer({ min: 1, max: 5 }),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: typing },
  { weight: 1, arbitrary: fc.constantFrom('reload' as const, 'other-tab' as const) },
  { weight: 2, arbitrary: fc.constant('pause' as const) },
);

test('what an earlier console left unsent does not go over what a colleague was told since', () => {
  const entry = (epoch: number, value: number) => ({
    interviewId,
    epoch,
    sequence: 1,
    answeredAt,
    questionName: 'DV1.1',
    value: { value },
  });
  expect(mergedAnswers([entry(2, 5)], [entry(1, 2)]).get('DV1.1')).toEqual({ value: 5 });
  expect(mergedAnswers([entry(1, 2)], [entry(2, 5)]).get('DV1.1')).toEqual({ value: 5 });
});

describe('outbox', () => {
  test('whatever the line loses, doubles, delays or reorders, what is stored in the end is what was typed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fortune, { maxLength: 60 }),
        fc.array(step, { maxLength: 40 }),
        async (fortunes, steps) => {
          const desk = new Desk(fortunes);
          desk.open();
          for (const each of steps) {
            if (each === 'reload' || each === 'other-tab') {
              expect(Object.fromEntries(desk.shown())).toEqual(Object.fromEntries(desk.typed));
              desk.open(each === 'other-tab');
            } else if (each === 'pause') await new Promise((resolve) => setImmediate(resolve));
            else desk.type(each.type, each.value);
          }
          await desk.settle();
          expect(desk.unsent()).toBe(0);
          // Every revision, once: nothing lost, nothing doubled.
          expect([...desk.server.rows.values()].map(({ value }) => value).toSorted(byValue)).toEqual(
            desk.everTyped.toSorted(byValue),
          );
          const stored = new Map(
            desk.server.answers().map(({ questionName, value }) => [questionName, value]),
          );
          expect(Object.fromEntries(stored)).toEqual(Object.fromEntries(desk.typed));
        },
      ),
      { numRuns: 200 },
    );
  });

  test('an answer refused for good leaves the queue, is shown, and is forgotten once the question is answered again', async () => {
    const fault = new Error('refused');
    let refusing = true;
    const outbox = createOutbox({
      leftovers: [],
      keep: async () => true,
      forget: () => undefined,
      send: async () => (refusing ? { kind: 'refused', fault } : { kind: 'stored' }),
      wait: () => Promise.resolve(),
    });
    const entry = { interviewId, epoch: 1, sequence: 1, questionName: 'F1', value: { value: 1 }, answeredAt };
    outbox.add(entry);
    await outbox.settled();
    expect(outbox.getState().refused).toEqual([{ entry, fault, held: false }]);
    refusing = false;
    outbox.add({ ...entry, sequence: 2, value: { value: 2 } });
    await outbox.settled();
    expect(outbox.getState()).toEqual({ unsent: [], refused: [], stalled: false, unkept: false });
  });

  test('the operator is told while the browser refuses to keep an answer that is unsent, and no longer than that', async () => {
    let reach: () => void = () => undefined;
    const reached = new Promise<void>((resolve) => (reach = resolve));
    const outbox = createOutbox({
      leftovers: [],
      keep: async () => false,
      forget: () => undefined,
      send: async () => {
        await reached;
        return { kind: 'stored' };
      },
      wait: () => Promise.resolve(),
    });
    const entry = { interviewId, epoch: 1, sequence: 1, questionName: 'F1', value: { value: 1 }, answeredAt };
    const told = new Promise<void>((resolve) => {
      outbox.subscribe(() => outbox.getState().unkept && resolve());
    });
    outbox.add(entry);
    await told;
    reach();
    await outbox.settled();
    expect(outbox.getState().unkept).toBe(false);
  });

  test('answers left by a former page go before those typed now', async () => {
    const sent: string[] = [];
    const entry = (epoch: number, sequence: number): OutboxEntry => ({
      interviewId,
      epoch,
      sequence,
      questionName: `q${epoch}.${sequence}`,
      value: { value: 1 },
      answeredAt,
    });
    const outbox = createOutbox({
      leftovers: [entry(1, 8), entry(1, 7)],
      keep: async () => true,
      forget: () => undefined,
      send: async ({ questionName }) => {
        sent.push(questionName);
        return { kind: 'stored' };
      },
      wait: () => Promise.resolve(),
    });
    outbox.add(entry(2, 1));
    await outbox.settled();
    expect(sent).toEqual(['q1.7', 'q1.8', 'q2.1']);
  });

  test('an answer on which the server breaks every time is held after some tries: the rest goes on, it stays kept', async () => {
    const fault = new Error('internal');
    let broken = true;
    const kept = new Set<OutboxEntry>();
    const sent: string[] = [];
    const entry = (sequence: number, questionName: string): OutboxEntry => ({
      interviewId,
      epoch: 1,
      sequence,
      questionName,
      value: { value: 1 },
      answeredAt,
    });
    const outbox = createOutbox({
      leftovers: [],
      keep: async (entry) => kept.add(entry) === kept,
      forget: (entry) => void kept.delete(entry),
      send: async ({ questionName }) => {
        sent.push(questionName);
        return broken && questionName === 'F1' ? { kind: 'failed', fault } : { kind: 'stored' };
      },
      wait: () => Promise.resolve(),
    });
    outbox.add(entry(1, 'F1'));
    outbox.add(entry(2, 'DV1.1'));
    await outbox.settled();
    expect(outbox.getState().refused).toEqual([{ entry: entry(1, 'F1'), fault, held: true }]);
    expect([...kept]).toEqual([entry(1, 'F1')]);
    expect(sent.at(-1)).toBe('DV1.1');
    broken = false;
    outbox.nudge();
    await outbox.settled();
    expect(outbox.getState()).toEqual({ unsent: [], refused: [], stalled: false, unkept: false });
    expect([...kept]).toEqual([]);
  });
});
