import type { InterviewFacts } from './facts.ts';
import { asItIs, type EvidenceRule } from './rule.ts';

/** So many answers are no writing down. */
const proof = 3;

/**
 * Each question that was answered, and whether the answer that counts, the last one, came while no citizen was on the
 * line: before anybody had answered, or after they had hung up and the grace was over; null when nobody ever answered the
 * telephone. An entry is so only if both clocks say so, the console's and the server's: one that was held back by a cut
 * line is late for the server alone, one of a computer whose clock is ahead for the console alone.
 */
export function lateAnswers({
  legs,
  entries,
  settledAt,
  hangUpGrace,
}: Pick<InterviewFacts, 'legs' | 'entries' | 'settledAt' | 'hangUpGrace'>): Map<string, boolean> | null {
  const onLine = legs.flatMap(({ answeredAt, endedAt }) =>
    answeredAt === null ? [] : [{ from: answeredAt, to: (endedAt ?? settledAt) + hangUpGrace * 1000 }],
  );
  if (onLine.length === 0) return null;
  const withSomebody = (at: number) => onLine.some(({ from, to }) => at >= from && at <= to);
  const last = new Map<string, boolean>();
  for (const { question, answeredAt, storedAt } of entries)
    last.set(question, !withSomebody(answeredAt) && !withSomebody(storedAt));
  return last;
}

/** Questions whose answer was given with no citizen on the line. */
export const afterHangUp: EvidenceRule = {
  name: 'after-hang-up',
  suspicious: 'high',
  scaled: asItIs,
  expected: { middle: 0, spread: 1 },
  ordinarilyNothing: true,
  measure: (facts) => {
    const answers = lateAnswers(facts);
    if (answers === null) return null;
    const late = [...answers.values()].filter(Boolean).length;
    return {
      value: late,
      counts: { late, answers: answers.size, grace: facts.hangUpGrace },
      proves: late >= proof,
    };
  },
};
