// The sheet `ln_ends`: a row per rule that ends an interview.

import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { isAsked, questionsOf } from '#domain/questionnaire/questions.ts';
import { exactText } from './condition-text.ts';
import { spokenOut } from './texts.ts';
import { type WrittenRow, writtenTexts } from './written-row.ts';

export function endRows(definition: QuestionnaireDefinition): WrittenRow[] {
  return questionsOf(definition).flatMap((question): WrittenRow[] => {
    if (!isAsked(question) || question.ends === undefined) return [];
    const { name, ends } = question;
    if (ends.length === 0) return [{ question: name }];
    return ends.map(({ when, outcome, say }) => ({
      question: name,
      when: exactText(when),
      outcome,
      ...writtenTexts('label', spokenOut(say)),
    }));
  });
}
