import type { InterviewFacts } from './facts.ts';
import { asItIs, type EvidenceRule } from './rule.ts';

/** So many answers are no writing down. */
const proof = 3;

/**
 * Each question that was answered, and whether its first answer came after the citizen had hung up; null when nobody
 * ever answered the telephone. An entry is late only if both clocks say so, the console's and the server's: one that
 * was held back by a cut line is late for the server alone, one of a computer whose clock is ahead for the console alone.
 */
export function lateAnswers({
  legs,
  entries,
  settledAt,
  hangUpGrace,
}: Pick<InterviewFacts, 'legs' | 'entries' | 'settledAt' | 'hangUpGrace'>): Map<string, boolean> | null {
  const answered = legs.filter(({ answeredAt }) => answeredAt !== null);
  if (answered.length === 0) return null;
  const hungUpAt = Math.max(...answered.map(({ endedAt }) => endedAt ?? settledAt));
  const from = hungUpAt + hangUpGrace * 1000;
  const first = new Map<string, boolean>();
  for (const { question, answeredAt, storedAt } of entries)
    if (!first.has(question)) first.set(question, answeredAt > from && storedAt > from);
  return first;
}

/** Questions first answered after the citizen had hung up. */
export const afterHangUp: EvidenceRule = {
  name: 'after-hang-up',
  suspicious: 'high',
  scaled: asItIs,
  expected: { middle: 0, spread: 1 },
  measure: (facts) => {
    const first = lateAnswers(facts);
    if (first === null) return null;
    const late = [...first.values()].filter(Boolean).length;
    return {
      value: late,
      counts: { late, answers: first.size, grace: facts.hangUpGrace },
      proves: late >= proof,
    };
  },
};
