// An answer known at a glance is one that the schema takes, unchanged; the glance may only be stricter.
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { answerEvent, isPlainAnswer } from '#contract/answer-event.ts';

const plain = {
  interviewId: '6c0c0e0a-3f0e-4b52-9c3e-0d1f2a3b4c5d',
  epoch: 1,
  sequence: 7,
  questionName: 'DV1.1',
  value: { value: 4 },
  answeredAt: '2026-11-30T02:00:00.000Z',
};

test.each([
  plain,
  { ...plain, value: { value: 'Nhanh hơn' } },
  { ...plain, sequence: 2_147_483_647 },
  { ...plain, interviewId: crypto.randomUUID(), answeredAt: new Date().toISOString() },
])('what consoles send at every key is known at a glance: %j', (answer) => {
  expect(isPlainAnswer(answer)).toBe(true);
});

const odd: readonly unknown[] = [
  '2026-02-29T02:00:00.000Z',
  '2026-11-30T02:00:00Z',
  '+002026-11-30T02:00:00.0',
  '2026-11-30T24:00:00.000Z',
  '00000000-0000-0000-0000-000000000000',
  '6C0C0E0A-3F0E-4B52-9C3E-0D1F2A3B4C5D',
  '6c0c0e0a-3f0e-0b52-9c3e-0d1f2a3b4c5d',
  'x'.repeat(61),
  0,
  1.5,
  2_147_483_648,
  NaN,
  true,
  null,
  undefined,
  { value: [1] },
  { special: 'refused' },
  { value: 1, special: 'refused' },
  { value: 1, more: 1 },
  { value: NaN },
  { value: '' },
];
const field = (usual: unknown) =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(usual) }, fc.constantFrom<unknown>(...odd), fc.anything());
const raws = fc.oneof(
  fc.record({
    interviewId: field(plain.interviewId),
    epoch: field(1),
    sequence: field(7),
    questionName: field('DV1.1'),
    value: field({ value: 4 }),
    answeredAt: field(plain.answeredAt),
  }),
  fc
    .dictionary(fc.constantFrom(...Object.keys(plain), 'more'), fc.anything())
    .map((more) => ({ ...plain, ...more })),
  fc.anything(),
);

test('the glance takes nothing that the schema would refuse or change', () => {
  fc.assert(
    fc.property(raws, (raw) => {
      if (isPlainAnswer(raw)) expect(answerEvent.parse(raw)).toEqual(raw);
    }),
    { numRuns: 2_000 },
  );
});
