// Rows of the answers table as an operator typed them: label of the question, and the key or the words.
import { readFile } from 'node:fs/promises';

import { answerValue } from '#contract/common.ts';
import { questionnaireDefinition } from '#contract/questionnaire-definition.ts';
import { specialKeys } from '#domain/questionnaire/answers.ts';
import { isAsked, questionByName } from '#domain/questionnaire/questions.ts';

const form = new URL('../../../prisma/questionnaires/transaction-form.json', import.meta.url);

/** Answers to the shipped transaction form, in the order of the rows. */
export async function typedForm(
  rows: readonly { questionName: string; value: unknown }[],
): Promise<[string, string][]> {
  const definition = questionnaireDefinition.parse(JSON.parse(await readFile(form, 'utf8')));
  return rows.map(({ questionName, value }) => {
    const question = questionByName(definition, questionName);
    if (question === undefined || !isAsked(question)) throw new Error(`No question ${questionName}`);
    const given = answerValue.parse(value);
    if ('special' in given) {
      if (given.special === 'blank') throw new Error('Nothing is left blank by telephone');
      return [question.label.vi, specialKeys[given.special]];
    }
    return [question.label.vi, question.kind === 'statement' ? 'Enter' : String(given.value)];
  });
}
