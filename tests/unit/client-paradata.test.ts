// The course of an interview: what is told of it, by which clock, and how it reaches the server beside the answers.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { createParadataQueue, type ParadataEntry } from '#client/features/console/paradata-queue.ts';
import { createParadata, createServerClock } from '#client/features/console/paradata.ts';
import type { InterviewEvent } from '#contract/paradata.ts';

const interviewId = '00000000-0000-4000-8000-000000000001';

/** A machine whose clock is wrong and can be set, and a clock beside it that nobody sets. */
function machine() {
  const time = { monotonic: 1_000, wall: Date.UTC(2026, 10, 27, 1, 0, 0) };
  const clocks = { monotonicMs: () => time.monotonic, wallMs: () => time.wall };
  const pass = (ms: number) => {
    time.monotonic += ms;
    time.wall += ms;
  };
  const server = createServerClock(clocks);
  const events: InterviewEvent[] = [];
  const begin = () =>
    createParadata({ ...clocks, offsetMs: server.offsetMs, record: (event) => events.push(event) });
  return { time, pass, server, events, begin };
}

describe('paradata', () => {
  test('tells how long each question stood there, and the moment by the server’s clock although the machine’s is set', () => {
    const { time, pass, server, events, begin } = machine();
    // Ten minutes slow; the answer took 200 ms there and back.
    server.hear(new Date(time.wall + 600_100).toISOString(), time.monotonic - 200, time.monotonic);
    const paradata = begin();
    pass(500);
    paradata.shown('DV1.1');
    paradata.shown('DV1.1');
    pass(4_000);
    time.wall += 3_600_000;
    paradata.answered('answered', 'DV1.1', 1);
    paradata.left('back', 'DV1.2');
    const told = events.map(({ kind, questionName, elapsedMs, durationMs, answerSequence }) => [
      kind,
      questionName,
      elapsedMs,
      durationMs,
      answerSequence,
    ]);
    expect(told).toEqual([
      ['opened', null, 0, null, null],
      ['shown', 'DV1.1', 500, null, null],
      ['answered', 'DV1.1', 4_500, 4_000, 1],
      // Gone before it was painted.
      ['back', 'DV1.2', 4_500, null, null],
    ]);
    expect(events.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
    const byServer = events.map(({ at, clockOffsetMs }) => Date.parse(at) + clockOffsetMs);
    expect(byServer.map((moment) => moment - (byServer[0] ?? 0))).toEqual([0, 500, 4_500, 4_500]);
  });

  test('tells how long the line was down and the page hidden, each once', () => {
    const { pass, events, begin } = machine();
    const paradata = begin();
    for (const up of [true, false, false]) paradata.line(up);
    pass(1_800_000);
    for (const up of [true, true]) paradata.line(up);
    paradata.page(false);
    pass(60_000);
    paradata.page(true);
    expect(events.map(({ kind, durationMs }) => [kind, durationMs])).toEqual([
      ['opened', null],
      ['lineCut', null],
      ['reconnected', 1_800_000],
      ['hidden', null],
      ['returned', 60_000],
    ]);
  });
});

const entry = (epoch: number, sequence: number): ParadataEntry => ({
  interviewId,
  epoch,
  sequence,
  kind: 'shown',
  questionName: 'DV1.1',
  at: '2026-11-27T01:00:00.000Z',
  clockOffsetMs: 0,
  elapsedMs: 0,
  durationMs: null,
  answerSequence: null,
});

describe('paradata on its way', () => {
  test('whatever the line loses, every event is sent in batches of one epoch, and forgotten only when stored', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('stored' as const, 'later' as const), { maxLength: 20 }),
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 1, max: 120 }),
        async (fortunes, left, added) => {
          const stored = new Set<string>();
          const kept = new Set<ParadataEntry>();
          const leftovers = Array.from({ length: left }, (_, index) => entry(1, index + 1));
          for (const each of leftovers) kept.add(each);
          const queue = createParadataQueue({
            leftovers,
            keep: (each) => void kept.add(each),
            forget: (each) => void kept.delete(each),
            send: async (batch) => {
              expect(batch.length).toBeLessThanOrEqual(50);
              expect(new Set(batch.map(({ epoch }) => epoch)).size).toBe(1);
              // Stored, but perhaps not acknowledged: sent again it changes nothing.
              for (const each of batch) stored.add(`${each.epoch}.${each.sequence}`);
              return { kind: fortunes.shift() ?? 'stored' };
            },
            isFree: () => true,
            wait: () => new Promise((resolve) => setImmediate(resolve)),
          });
          for (let sequence = 1; sequence <= added; sequence += 1) queue.add(entry(2, sequence));
          queue.flush();
          await queue.settled();
          expect(stored.size).toBe(left + added);
          expect(kept.size).toBe(0);
        },
      ),
      { numRuns: 100 },
    );
  });

  test('waits as long as an answer waits', async () => {
    let free = false;
    const order: string[] = [];
    const queue = createParadataQueue({
      leftovers: [],
      keep: () => undefined,
      forget: () => undefined,
      send: async () => {
        order.push('paradata');
        return { kind: 'stored' };
      },
      isFree: () => free,
      wait: async () => {
        await new Promise((resolve) => setImmediate(resolve));
        if (order.length === 3) {
          order.push('answer stored');
          free = true;
        } else if (!free) order.push('waits');
      },
    });
    queue.add(entry(1, 1));
    await queue.settled();
    expect(order).toEqual(['waits', 'waits', 'waits', 'answer stored', 'paradata']);
  });
});
