// Numbers that always do the same, so that a person or a test can provoke each outcome. Valid in form, and never to
// be dialled through a real carrier. The table is repeated in docs/simulator.md.

import type { Behaviour } from './behaviour.ts';

const ringSeconds = 3;

const table = {
  '+84900000001': { kind: 'completes', ringSeconds, temperament: { allowsRecording: true } },
  '+84900000002': { kind: 'no-answer' },
  '+84900000003': { kind: 'busy' },
  '+84900000004': { kind: 'switched-off' },
  '+84900000005': { kind: 'not-in-use' },
  '+84900000006': { kind: 'wrong-person', ringSeconds },
  '+84900000007': { kind: 'refuses', ringSeconds },
  '+84900000008': { kind: 'call-later', ringSeconds },
  '+84900000009': { kind: 'hangs-up', afterQuestions: 12, ringSeconds },
  '+84900000010': { kind: 'not-eligible', ringSeconds },
  '+84900000011': { kind: 'completes', ringSeconds, temperament: { satisfaction: 5, allowsRecording: true } },
  '+84900000012': { kind: 'completes', ringSeconds, temperament: { satisfaction: 1, allowsRecording: true } },
  '+84900000013': { kind: 'completes', ringSeconds, temperament: { allowsRecording: false } },
  '+84900000014': {
    kind: 'completes',
    ringSeconds,
    temperament: { allowsRecording: true, knowsNothing: true },
  },
  '+84900000015': {
    kind: 'completes',
    ringSeconds,
    temperament: { allowsRecording: true, recall: 'denies' },
  },
  '+84900000016': {
    kind: 'completes',
    ringSeconds,
    temperament: { allowsRecording: true, recall: 'differs' },
  },
  '+84900000017': { kind: 'hangs-up-at-once', ringSeconds },
  '+84900000018': { kind: 'answering-machine', ringSeconds },
  /** Not answered the first time, an interview from the second call on. */
  '+84900000019': { kind: 'completes', ringSeconds, temperament: { allowsRecording: true } },
} as const satisfies Record<string, Behaviour>;

const answersFromSecondCall = '+84900000019';

type SentinelNumber = keyof typeof table;

/** Every number that has a fixed behaviour. */
export const sentinelNumbers = Object.keys(table).filter(isSentinel);

/** The fixed behaviour of a sentinel number in its `attempt`-th call; nothing for every other number. */
export function sentinelBehaviour(phoneE164: string, attempt: number): Behaviour | undefined {
  if (!isSentinel(phoneE164)) return undefined;
  if (phoneE164 === answersFromSecondCall && attempt === 1) return { kind: 'no-answer' };
  return table[phoneE164];
}

function isSentinel(phoneE164: string): phoneE164 is SentinelNumber {
  return Object.hasOwn(table, phoneE164);
}
