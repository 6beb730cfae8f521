// What a page sent, as an answer; what it means for the question is checked afterwards.
import { type AnswerValue, leftEmpty, specials } from '#domain/questionnaire/answers.ts';
import type { AskedQuestion } from '#domain/questionnaire/definition.ts';
import { typedDay, typedNumber } from '#domain/questionnaire/typed-values.ts';

/** Fields of a page: several of one name come as a list. */
export type Fields = Readonly<Record<string, unknown>>;

/** Text of a field, the first where there are several. */
export function fieldOf(fields: Fields, name: string): string {
  const value = fields[name];
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : '';
}

/** A typed value goes before a special answer that was chosen beside it; nothing at all is the empty answer. */
export function readAnswer(question: AskedQuestion, fields: Fields, today: string): AnswerValue {
  const special = specials.find((one) => fieldOf(fields, 'special') === one);
  const typed = fieldOf(fields, 'value').trim();
  switch (question.kind) {
    case 'single':
    case 'scale': {
      const chosen = specials.find((one) => typed === one);
      if (chosen) return { special: chosen };
      return typed === '' ? leftEmpty : { value: Number(typed) };
    }
    case 'multiple': {
      const sent = fields['value'];
      const codes = (Array.isArray(sent) ? sent : sent === undefined ? [] : [sent]).map(Number);
      return codes.length === 0 && special ? { special } : { value: codes };
    }
    case 'number':
      if (typed === '') return special ? { special } : leftEmpty;
      return { value: typedNumber(typed) ?? typed };
    case 'date':
      if (typed === '') return special ? { special } : leftEmpty;
      return { value: /^\d{4}-\d{2}-\d{2}$/.test(typed) ? typed : (typedDay(typed, today) ?? typed) };
    case 'text':
      return typed === '' && special ? { special } : { value: typed };
    case 'statement':
      return { value: 1 };
  }
}
