// What the demo's citizen hears: the sentence on the screen, with the question's options. Pure.
import type { AttemptView } from '#contract/attempts.ts';
import { offeredOptions } from '#domain/questionnaire/offered-options.ts';
import { hasOptions } from '#domain/questionnaire/questions.ts';
import { renderText } from '#domain/questionnaire/text.ts';

import type { Utterance } from './use-citizen.ts';
import type { InterviewDesk } from './use-interview-desk.ts';

/** The address at which the call's citizen is spoken to; null where calls are real or not yet placed. */
export function voiceDoor(voiceOrigin: string | null, attempt: AttemptView): string | null {
  const sid = attempt.call?.carrierCallSid ?? null;
  return voiceOrigin === null || sid === null
    ? null
    : `${voiceOrigin}/voice/calls/${encodeURIComponent(sid)}`;
}

/** What is being read now; null while nothing is. A question looked at again is read when the operator says so. */
export function utteranceOf({ path, question, rendering, walk }: InterviewDesk): Utterance | null {
  const { definition, language } = rendering;
  if (question === null) {
    if (path.ended?.kind !== 'screened-out') return null;
    return { key: `end ${path.ended.at}`, text: renderText(path.ended.say, rendering), language };
  }
  const block = definition.blocks.find(({ questions }) =>
    questions.some(({ name }) => name === question.name),
  );
  const options = hasOptions(question) ? offeredOptions(rendering, question) : [];
  return {
    key: question.name,
    onlyOnRequest: walk.at !== null && !walk.greets && walk.answers.has(question.name),
    text: renderText(question.say, rendering),
    language,
    question: {
      name: question.name,
      kind: question.kind,
      options: options.map(({ code, label }) => ({ code: String(code), label: label[language] ?? label.vi })),
      block: block?.name ?? '',
    },
  };
}
