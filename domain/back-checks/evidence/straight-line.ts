import { questionsOf } from '#domain/questionnaire/questions.ts';
import { asItIs, type EvidenceRule } from './rule.ts';

/** Share of the answers on scales that are the commonest one; with fewer than five scales nothing is said. */
export const straightLine: EvidenceRule = {
  name: 'straight-line',
  suspicious: 'high',
  scaled: asItIs,
  expected: { middle: 0.65, spread: 0.17 },
  ordinarilyNothing: false,
  measure: ({ definition, counted }) => {
    const times = new Map<number, number>();
    for (const { name, kind } of questionsOf(definition)) {
      const answer = counted.get(name);
      if (kind !== 'scale' || answer === undefined || !('value' in answer)) continue;
      if (typeof answer.value === 'number') times.set(answer.value, (times.get(answer.value) ?? 0) + 1);
    }
    const scales = [...times.values()].reduce((sum, count) => sum + count, 0);
    const same = Math.max(0, ...times.values());
    return scales < 5 ? null : { value: same / scales, counts: { same, scales }, proves: false };
  },
};
