// How long it takes, at the least, to read a question aloud.

import { evaluatePath } from '#domain/questionnaire/path.ts';
import type { AskedQuestion } from '#domain/questionnaire/definition.ts';
import { isAsked, questionByName } from '#domain/questionnaire/questions.ts';
import type { InterviewFacts } from './facts.ts';

/**
 * Syllables a second that nobody keeps up through a questionnaire. Ordinary Vietnamese speech has about 5.2 (Pellegrino,
 * Coupé & Marsico 2011, Language 87, 539–558); a third more is our assumption for the fastest.
 */
const fastest = 7;

/** Seconds to read the question's own words at the fastest; fills count as a syllable, what may be left out as none. */
export function fastestReading({ say }: AskedQuestion): number {
  const certain = say.vi.replaceAll(/\[[^\]]*\]/gu, ' ').replaceAll(/\{[^}]*\}/gu, ' x ');
  return certain.split(/[\s,.;:?!()"“”–-]+/u).filter(Boolean).length / fastest;
}

/** The questions that were read: those on the path of the answers that count. */
export function questionsRead({ definition, counted, context }: InterviewFacts): AskedQuestion[] {
  return evaluatePath(definition, counted, context).asked.flatMap((name) => {
    const question = questionByName(definition, name);
    return question !== undefined && isAsked(question) ? [question] : [];
  });
}
