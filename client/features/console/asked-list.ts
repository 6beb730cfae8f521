// The questions that can be gone back to, in the order asked, and those whose answers are off the path. Pure.
import { finds } from '#client/ui/fold.ts';
import { answerWords } from '#client/interview/answer-words.ts';
import type { NoValue } from '#domain/questionnaire/answers.ts';
import { isAsked, questionByName } from '#domain/questionnaire/questions.ts';
import { renderText } from '#domain/questionnaire/text.ts';

import type { QuestionDesk } from '#client/interview/answer-props.ts';

export interface AskedItem {
  name: string;
  label: string;
  say: string;
  /** In words; null for what was only read, and for the question that is open. */
  answer: string | null;
  /** `open`: being asked; `off`: answered, but off the path as it is now, kept and not counted. */
  place: 'asked' | 'open' | 'off';
}

export function askedItems(
  { path, walk, rendering }: Pick<QuestionDesk, 'path' | 'walk' | 'rendering'>,
  specials: Readonly<Record<NoValue, string>>,
  /** The operator's: names of questions are for them, what was read and answered is in the citizen's. */
  language: string,
): AskedItem[] {
  const onPath = path.steps.filter((name) => path.asked.includes(name) || name === path.current);
  const off = [...walk.answers.keys()].filter((name) => !path.steps.includes(name));
  return [...onPath, ...off].flatMap((name) => {
    const question = questionByName(rendering.definition, name);
    if (question === undefined || !isAsked(question)) return [];
    const answer = walk.answers.get(name);
    return {
      name,
      label: question.label[language] ?? question.label.vi,
      say: renderText(question.say, rendering),
      answer: answer === undefined ? null : answerWords(question, answer, rendering, specials),
      place: name === path.current ? 'open' : path.steps.includes(name) ? 'asked' : 'off',
    } satisfies AskedItem;
  });
}

/** Those that the typed words find: by code, label or answer first, then by the sentence that was read. */
export function found(items: readonly AskedItem[], typed: string): AskedItem[] {
  const brief = ({ name, label, answer }: AskedItem) => finds(typed, `${name} ${label} ${answer ?? ''}`);
  return [
    ...items.filter(brief),
    ...items.filter((item) => !brief(item) && finds(typed, `${item.label} ${item.say} ${item.answer ?? ''}`)),
  ];
}
