// The forms that are shipped: sound as data, and leading where the survey's rules say.
import { describe, expect, test } from 'vitest';

import { questionnaireDefinition } from '#contract/questionnaire-definition.ts';
import type { AnswerValue } from '#domain/questionnaire/answers.ts';
import type { InterviewContext } from '#domain/questionnaire/context.ts';
import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { checkDefinition, checkRepeats } from '#domain/questionnaire/definition-check.ts';
import { evaluatePath } from '#domain/questionnaire/path.ts';
import { isAsked, questionByName, questionsOf } from '#domain/questionnaire/questions.ts';
import { gap, renderText } from '#domain/questionnaire/text.ts';
import backCheckJson from '#prisma/questionnaires/back-check-form.json' with { type: 'json' };
import transactionJson from '#prisma/questionnaires/transaction-form.json' with { type: 'json' };

const transactionForm = questionnaireDefinition.parse(transactionJson);
const backCheckForm = questionnaireDefinition.parse(backCheckJson);
const forms = [transactionForm, backCheckForm];

const context: InterviewContext = {
  'respondent.title': 'Bà',
  'respondent.name': 'Phạm Gia Liên',
  'transaction.tthcName': 'Đăng ký kết hôn',
  'agency.name': 'UBND xã Đắk Ha',
  'operator.name': 'Hoa',
  'survey.authority': 'UBND huyện Đắk Glong',
  'survey.planNumber': '59/KH-UBND',
  'survey.verificationPhone': '0261 000 0000',
};

/** Goes through the form giving code 1 (statements: read) everywhere except where told otherwise. */
function walk(definition: QuestionnaireDefinition, told: Record<string, AnswerValue> = {}) {
  const answers = new Map<string, AnswerValue>();
  let path = evaluatePath(definition, answers, context);
  while (path.current !== null) {
    if (answers.has(path.current)) throw new Error(`${path.current} asked again`);
    const question = questionByName(definition, path.current);
    const usual: AnswerValue = question?.kind === 'text' ? { value: '' } : { value: 1 };
    answers.set(path.current, told[path.current] ?? usual);
    path = evaluatePath(definition, answers, context);
  }
  return path;
}

function spoken(definition: QuestionnaireDefinition, language: string): string[] {
  const answers = walk(definition).counted;
  return questionsOf(definition)
    .filter(isAsked)
    .flatMap(({ say, instruction, probe, ends }) => [
      say,
      instruction,
      probe,
      ...(ends ?? []).map((rule) => rule.say),
    ])
    .filter((text) => text !== undefined)
    .map((text) => renderText(text, { definition, language, context, answers }));
}

describe.each(forms)('the form $key', (definition) => {
  test('passes the static check', () => {
    expect(checkDefinition(definition)).toEqual([]);
  });

  test('survives being stored as JSON', () => {
    expect(questionnaireDefinition.parse(JSON.parse(JSON.stringify(definition)))).toEqual(definition);
  });

  test.each(['vi', 'en'])(
    'can be read aloud without gaps (%s) when the dates of the transaction are missing',
    (language) => {
      for (const sentence of spoken(definition, language)) {
        expect(sentence).not.toContain(gap);
        expect(sentence).not.toMatch(/[[\]{}]| [,.]| {2}/);
      }
    },
  );

  test('names the procedure only after the person is confirmed', () => {
    const names = questionsOf(definition).map(({ name }) => name);
    const opening = names.slice(0, names.indexOf('identity') + 1);
    expect(opening).toContain('introduction');
    for (const name of opening) {
      expect(JSON.stringify(questionByName(definition, name))).not.toMatch(
        /\{(transaction|agency|interview)\./,
      );
    }
  });

  test('ends for a wrong person before anything is asked', () => {
    for (const code of [2, 3]) {
      const path = walk(definition, { identity: { value: code } });
      expect(path.ended).toMatchObject({ kind: 'screened-out', outcome: 'wrong-person', at: 'identity' });
      expect(path.asked).toEqual(['introduction', 'identity']);
    }
  });

  test('ends for a person who does not agree', () => {
    expect(walk(definition, { consent: { value: 2 } }).ended).toMatchObject({
      outcome: 'refusal',
      at: 'consent',
    });
  });
});

describe('the transaction form', () => {
  test('has the 22 items of the five factors, 4 + 5 + 6 + 3 + 4', () => {
    const factors = questionsOf(transactionForm).flatMap((question) =>
      question.kind === 'scale' && question.index ? [question.index.factor] : [],
    );
    const counts = ['DV1', 'DV2', 'DV3', 'DV4', 'DV5'].map(
      (code) => factors.filter((factor) => factor === code).length,
    );
    expect(counts).toEqual([4, 5, 6, 3, 4]);
  });

  test('asks a person under 18 nothing further', () => {
    expect(walk(transactionForm, { F1: { value: 2 } }).ended).toMatchObject({
      outcome: 'ineligible',
      at: 'F1',
    });
  });

  test.each<AnswerValue>([{ value: 2 }, { value: 3 }, { special: 'dontKnow' }])(
    'ends where the transaction is not confirmed (%j)',
    (answer) => {
      expect(walk(transactionForm, { F2: answer }).ended).toMatchObject({
        outcome: 'transaction-denied',
        at: 'F2',
      });
    },
  );

  test('goes on unrecorded when the recording is refused', () => {
    const path = walk(transactionForm, { 'recording-consent': { value: 2 } });
    expect(path.ended).toEqual({ kind: 'complete' });
    expect(path.asked).toContain('DV1.1');
  });

  test('asks how feedback was handled only of those who gave any', () => {
    expect(walk(transactionForm).asked).toEqual(expect.arrayContaining(['DV5.1', 'DV5.2', 'DV5.3', 'DV5.4']));
    const silent = walk(transactionForm, { F5: { value: 2 } }).asked;
    expect(silent).toEqual(expect.arrayContaining(['DV5.1', 'DV5.2']));
    expect(silent).not.toContain('DV5.3');
    expect(silent).not.toContain('DV5.4');
  });

  test('asks the representative of an organisation no more than sex and age group', () => {
    const personal = ['sex', 'age-group', 'ethnicity', 'education', 'occupation', 'residence'];
    const asked = (code: number) =>
      walk(transactionForm, { F3: { value: code } }).asked.filter((name) => personal.includes(name));
    expect(asked(1)).toEqual(personal);
    expect(asked(2)).toEqual(['sex', 'age-group']);
  });

  test('asks the demographics last, then thanks', () => {
    const { asked } = walk(transactionForm);
    expect(asked.at(-1)).toBe('thanks');
    expect(asked.indexOf('sex')).toBeGreaterThan(asked.indexOf('open'));
  });
});

describe('the back-check form', () => {
  test('repeats questions of the transaction form as they were asked', () => {
    expect(checkRepeats(backCheckForm, transactionForm)).toEqual([]);
  });

  test('repeats four satisfaction items, whether the result was received, and one fact', () => {
    const repeated = questionsOf(backCheckForm).filter((question) => question.repeats !== undefined);
    expect(repeated.filter(({ kind }) => kind === 'scale')).toHaveLength(4);
    expect(repeated.filter(({ kind }) => kind !== 'scale').map(({ name }) => name)).toEqual([
      'F2',
      'age-group',
    ]);
    for (const { name, repeats } of repeated) expect(repeats?.question).toBe(name);
  });

  test.each([2, 3])('ends at once when the interview is denied (%i)', (code) => {
    const path = walk(backCheckForm, { interviewed: { value: code } });
    expect(path.ended).toMatchObject({ outcome: 'interview-denied', at: 'interviewed' });
    expect(path.asked).not.toContain('F2');
  });

  test('does not ask for satisfaction with a result that was never received', () => {
    const { asked, ended } = walk(backCheckForm, { F2: { value: 3 } });
    expect(asked.filter((name) => name.startsWith('DV'))).toEqual([]);
    expect(ended).toEqual({ kind: 'complete' });
  });
});

describe('a definition of the wrong shape is refused', () => {
  const broken = (change: (definition: typeof transactionJson) => object) =>
    questionnaireDefinition.safeParse(change(structuredClone(transactionJson))).success;

  test.each<[string, (definition: typeof transactionJson) => object]>([
    ['an unknown property', (definition) => ({ ...definition, colour: 'teal' })],
    ['a text without Vietnamese', (definition) => ({ ...definition, title: { en: 'Title' } })],
    ['a version below 1', (definition) => ({ ...definition, version: 0 })],
    ['no blocks', (definition) => ({ ...definition, blocks: [] })],
    [
      'an unknown condition',
      (definition) => ({ ...definition, blocks: [{ ...definition.blocks[0], showIf: { like: ['F1', 1] } }] }),
    ],
    [
      'a condition on an unknown field of the case',
      (definition) => ({
        ...definition,
        blocks: [{ ...definition.blocks[0], showIf: { eq: [{ case: 'respondent.phone' }, 1] } }],
      }),
    ],
  ])('%s', (_, change) => {
    expect(broken(change)).toBe(false);
  });

  test('while the same change of nothing is taken', () => {
    expect(broken((definition) => definition)).toBe(true);
  });
});
