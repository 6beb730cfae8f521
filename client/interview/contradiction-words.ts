// A contradiction in words: what its rule says, about which question, and where the keys lead. Pure.
import type { Text } from '#client/text/vi.ts';
import type { Contradiction } from '#domain/questionnaire/cross-checks.ts';
import { isUnsettled } from '#domain/questionnaire/cross-checks.ts';
import { questionByName } from '#domain/questionnaire/questions.ts';
import { renderText, type Rendering } from '#domain/questionnaire/text.ts';

import type { QuestionDesk } from './answer-props.ts';

/** Those that somebody has still to look at; hard ones first. */
export function unsettled({ contradictions }: Pick<QuestionDesk, 'contradictions'>): Contradiction[] {
  return contradictions.filter(isUnsettled).toSorted((a, b) => Number(b.fault.hard) - Number(a.fault.hard));
}

/**
 * The rule's sentence. For the operator, hence in the operator's language.
 * @param faults the sentences of rules that bring none of their own
 */
export function ruleSentence(
  { fault }: Pick<Contradiction, 'fault'>,
  rendering: Rendering,
  language: string,
  faults: Text['console']['question']['faults'],
): string {
  return fault.message === undefined
    ? faults[fault.code]
    : renderText(fault.message, { ...rendering, language });
}

export function questionLabel(name: string, { definition }: Rendering, language: string): string {
  const label = questionByName(definition, name)?.label;
  return label === undefined ? name : (label[language] ?? label.vi);
}

/**
 * The question to go to next: the contradicting one, and from there those that it stands against, in turn.
 * Null when there is nowhere else to go.
 */
export function nextPlace({ question, beside }: Contradiction, shown: string | null): string | null {
  const places = [question, ...beside];
  const next = places[(places.indexOf(shown ?? '') + 1) % places.length] ?? question;
  return next === shown ? null : next;
}
