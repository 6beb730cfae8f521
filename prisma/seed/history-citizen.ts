// The citizens of the demo's first day: the same that the simulated network lets one call, so that whoever was
// interviewed then is the same person in a phúc tra now. Owns no chance of its own.
import type { AnswerValue } from '#domain/questionnaire/answers.ts';
import { leftEmpty, wasRead } from '#domain/questionnaire/answers.ts';
import type { AskedQuestion } from '#domain/questionnaire/definition.ts';
import { hasOptions, optionsOf } from '#domain/questionnaire/questions.ts';
import { renderText, type Rendering } from '#domain/questionnaire/text.ts';
import { chance } from '#simulator/citizens/chance.ts';
import { ordinaryDay } from '#simulator/citizens/day.ts';
import { personaOf } from '#simulator/citizens/persona.ts';
import { whoAnswers } from '#simulator/citizens/who-answers.ts';
import type { Citizen } from '#simulator/speech/citizen.ts';
import { meaningOf, recordedAs } from '#simulator/speech/meaning.ts';

/** What the simulator starts with unless told otherwise (simulator/settings.ts). */
const simulatorSeed = 1;

/** Who takes the `attempt`-th call to this number (1 is the first). */
export function citizenOf(phoneE164: string, attempt: number, earlierInterviews: number): Citizen {
  return {
    seed: simulatorSeed,
    phoneE164,
    persona: personaOf(simulatorSeed, phoneE164),
    behaviour: whoAnswers(simulatorSeed, phoneE164, attempt, ordinaryDay),
    attempt,
    earlierInterviews,
    day: ordinaryDay,
  };
}

/** What the operator records of this citizen's answer to a question read out as the console does. */
export function answerOf(citizen: Citizen, question: AskedQuestion, rendering: Rendering): AnswerValue {
  if (question.kind === 'statement') return wasRead;
  const { definition, language } = rendering;
  const options = hasOptions(question) ? optionsOf(definition, question) : [];
  const block = definition.blocks.find(({ questions }) => questions.includes(question));
  const recorded = recordedAs(
    meaningOf(citizen, {
      name: question.name,
      text: renderText(question.say, rendering),
      kind: question.kind,
      options: options.map(({ code, label }) => ({ code: String(code), label: label[language] ?? label.vi })),
      block: block?.name,
    }),
  );
  if (recorded === null) return withoutAnswer(question);
  if (Array.isArray(recorded)) return { value: recorded.map(Number) };
  return { value: hasOptions(question) ? Number(recorded) : recorded };
}

function withoutAnswer({ special = [] }: AskedQuestion): AnswerValue {
  const offered = special.find((each) => each === 'dontKnow') ?? special.at(-1);
  return offered ? { special: offered } : leftEmpty;
}

/** Seconds between `shortest` and `longest` that belong to this citizen and what is waited for. */
export function secondsBetween(
  shortest: number,
  longest: number,
  citizen: Citizen,
  ...words: string[]
): number {
  const drawn = chance(citizen.seed, 'seconds', citizen.phoneE164, citizen.attempt, ...words);
  return Math.round(shortest + (longest - shortest) * drawn);
}
