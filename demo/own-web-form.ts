// A citizen at the pages of their personal link, as a browser sends them: no script, no sign-in.
import { setTimeout as delay } from 'node:timers/promises';

import type { AnswerValue } from '#domain/questionnaire/answers.ts';
import type { AskedQuestion, QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { isAsked, questionByName } from '#domain/questionnaire/questions.ts';
import { answerOf } from '#prisma/seed/history-citizen.ts';
import type { Citizen } from '#simulator/speech/citizen.ts';

type Fields = [string, string][];

/** An address may open so many pages a minute and is then asked to come back. */
const patienceMs = 5_000;

/** From then on nobody calls them for a while. */
export async function beginByLink(link: string): Promise<void> {
  await sent(`${link}/bat-dau`, []);
}

/** Goes on where the form is, to its end, and hands it in. @throws Error at a question that takes none of their answers */
export async function answerByLink(
  link: string,
  citizen: Citizen,
  definition: QuestionnaireDefinition,
): Promise<void> {
  const answers = new Map<string, AnswerValue>();
  let page = await sent(`${link}/bat-dau`, []);
  let before: string | null = null;
  for (;;) {
    const [, name] = /name="question" value="([^"]+)"/.exec(page) ?? [];
    const question = name === undefined ? undefined : questionByName(definition, name);
    if (!question || !isAsked(question)) break;
    const again = before === question.name;
    if (again && answers.get(question.name) === undefined)
      throw new Error(`${question.name} takes no answer`);
    const value = again
      ? withoutAnswer(question)
      : answerOf(citizen, question, { definition, language: 'vi', context: {}, answers });
    // What is unusual is told once, and stands when it is sent again.
    if (again && page.includes('name="confirmed"')) {
      page = await sent(`${link}/cau`, [
        ...fieldsOf(question, answers.get(question.name) ?? value),
        ['confirmed', '1'],
      ]);
    } else {
      if (again) answers.delete(question.name);
      else answers.set(question.name, value);
      page = await sent(`${link}/cau`, fieldsOf(question, value));
    }
    before = question.name;
  }
  await sent(`${link}/gui`, []);
}

function fieldsOf({ name, kind }: AskedQuestion, answer: AnswerValue): Fields {
  const question: [string, string] = ['question', name];
  if ('special' in answer)
    return [question, [kind === 'single' || kind === 'scale' ? 'value' : 'special', answer.special]];
  const { value } = answer;
  const values = Array.isArray(value) ? value : [value];
  return [question, ...values.map((one): [string, string] => ['value', String(one)])];
}

function withoutAnswer({ special = [] }: AskedQuestion): AnswerValue {
  const offered = special.find((one) => one === 'dontKnow') ?? special.at(-1);
  return offered === undefined ? { value: '' } : { special: offered };
}

async function sent(address: string, fields: Fields): Promise<string> {
  for (;;) {
    const response = await fetch(address, { method: 'POST', body: new URLSearchParams(fields) });
    if (response.status !== 429) return response.text();
    await delay(patienceMs);
  }
}
