import { fastestReading, questionsRead } from './reading.ts';
import { asItIs, type EvidenceRule } from './rule.ts';

/**
 * Share of the questions that were answered sooner than they can be read. How long a question was there to be read is
 * what the console kept of it; where it kept nothing, the time since the entry before.
 */
export const burst: EvidenceRule = {
  name: 'burst',
  suspicious: 'high',
  scaled: asItIs,
  expected: { middle: 0.15, spread: 0.12 },
  ordinarilyNothing: false,
  measure: (facts) => {
    const needs = new Map(questionsRead(facts).map((question) => [question.name, fastestReading(question)]));
    let compared = 0;
    let quick = 0;
    let before: number | null = null;
    const seen = new Set<string>();
    for (const { question, answeredAt, shownFor } of facts.entries) {
      const need = needs.get(question);
      const had: number | null = shownFor ?? (before === null ? null : answeredAt - before);
      if (had !== null && need !== undefined && !seen.has(question)) {
        compared += 1;
        if (had / 1000 < need) quick += 1;
      }
      seen.add(question);
      before = answeredAt;
    }
    return compared < 5 ? null : { value: quick / compared, counts: { quick, compared }, proves: false };
  },
};
