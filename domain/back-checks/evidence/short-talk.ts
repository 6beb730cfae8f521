import { fastestReading, questionsRead } from './reading.ts';
import type { EvidenceRule } from './rule.ts';
import { secondsOnLine } from './talk.ts';

/** Talk time over the time it takes to read the path's questions at the fastest; below 1 not all can have been read. */
export const shortTalk: EvidenceRule = {
  name: 'short-talk',
  suspicious: 'low',
  scaled: (ratio) => Math.log(Math.max(ratio, 0.05)),
  expected: { middle: Math.log(2.2), spread: 0.35 },
  ordinarilyNothing: false,
  measure: (facts) => {
    const needed = questionsRead(facts).reduce((sum, question) => sum + fastestReading(question), 0);
    if (needed === 0) return null;
    const talked = secondsOnLine(facts);
    return {
      value: talked / needed,
      counts: { talked: Math.round(talked), needed: Math.round(needed) },
      proves: false,
    };
  },
};
