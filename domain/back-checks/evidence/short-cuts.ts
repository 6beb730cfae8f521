import { evaluatePath } from '#domain/questionnaire/path.ts';
import { hasOptions, isAsked, optionsOf, questionByName } from '#domain/questionnaire/questions.ts';
import { steeringQuestions } from '#domain/questionnaire/steering.ts';
import type { InterviewFacts } from './facts.ts';
import { asItIs, type EvidenceRule } from './rule.ts';

/**
 * Share of the filter questions that were answered so that the form became shorter. A filter is a question with one
 * choice of which some other answer would leave more questions on the path, or fewer, without ending the interview.
 */
export const shortCuts: EvidenceRule = {
  name: 'short-cuts',
  suspicious: 'high',
  scaled: asItIs,
  expected: { middle: 0.5, spread: 0.3 },
  ordinarilyNothing: false,
  measure: (facts) => {
    const own = evaluatePath(facts.definition, facts.counted, facts.context);
    const length = own.asked.length;
    let filters = 0;
    let cut = 0;
    const steering = steeringQuestions(facts.definition);
    for (const name of own.asked) {
      if (!steering.has(name)) continue;
      const others = lengthsOfOthers(facts, name);
      if (others.every((other) => other === length)) continue;
      filters += 1;
      if (others.some((other) => other > length)) cut += 1;
    }
    return filters === 0 ? null : { value: cut / filters, counts: { cut, filters }, proves: false };
  },
};

/** Questions on the path with each other answer to this one, what is not yet answered included. */
function lengthsOfOthers({ definition, counted, context }: InterviewFacts, name: string): number[] {
  const question = questionByName(definition, name);
  const given = counted.get(name);
  if (!question || !isAsked(question) || !hasOptions(question) || question.kind === 'multiple') return [];
  return optionsOf(definition, question).flatMap(({ code }) => {
    if (given !== undefined && 'value' in given && given.value === code) return [];
    const path = evaluatePath(definition, new Map(counted).set(name, { value: code }), context);
    return path.ended?.kind === 'screened-out' ? [] : [path.asked.length + path.remaining.questions];
  });
}
