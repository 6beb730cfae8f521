// The forms that are shipped: sound as data, and leading where the survey's rules say.
import { describe, expect, test } from 'vitest';

import { questionnaireDefinition } from '#contract/questionnaire-definition.ts';
import type { AnswerValue } from '#domain/questionnaire/answers.ts';
import type { InterviewContext } from '#domain/questionnaire/context.ts';
import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { checkDefinition, checkRepeats } from '#domain/questionnaire/definition-check.ts';
import { checkInInterview } from '#domain/questionnaire/cross-checks.ts';
import { evaluatePath } from '#domain/questionnaire/path.ts';
import { isAsked, questionByName, questionsOf } from '#domain/questionnaire/questions.ts';
import { recordingOf } from '#domain/questionnaire/recording.ts';
import { shownOrder } from '#domain/questionnaire/shown-order.ts';
import { gap, renderText } from '#domain/questionnaire/text.ts';
import backCheckJson from '#prisma/questionnaires/back-check-form.json' with { type: 'json' };
import transactionJson from '#prisma/questionnaires/transaction-form.json' with { type: 'json' };
import { shippedForms } from './questionnaire-shipped.ts';

const transactionForm = questionnaireDefinition.parse(transactionJson);
const backCheckForm = questionnaireDefinition.parse(backCheckJson);
const citizenForm = formNamed('citizen-form.json');
const serviceForms = shippedForms
  .filter(({ file }) => file.startsWith('ca-mau-') && file !== 'ca-mau-back-check-form.json')
  .map(({ json }) => questionnaireDefinition.parse(json));
const forms = shippedForms.map(({ json }) => questionnaireDefinition.parse(json));

function formNamed(name: string): QuestionnaireDefinition {
  return questionnaireDefinition.parse(shippedForms.find(({ file }) => file === name)?.json);
}

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

const usual: Record<string, AnswerValue> = { text: { special: 'dontKnow' }, multiple: { value: [1] } };

/** Goes through the form giving code 1 (statements: read) everywhere except where told otherwise. */
function walk(definition: QuestionnaireDefinition, told: Record<string, AnswerValue> = {}) {
  const answers = new Map<string, AnswerValue>();
  let path = evaluatePath(definition, answers, context);
  while (path.current !== null) {
    if (answers.has(path.current)) throw new Error(`${path.current} asked again`);
    const question = questionByName(definition, path.current);
    if (question === undefined || !isAsked(question)) throw new Error(`${path.current} cannot be asked`);
    const answer = told[question.name] ?? usual[question.kind] ?? { value: 1 };
    expect(checkInInterview({ definition, context, answers: path.counted }, question, answer)).toBeNull();
    answers.set(path.current, answer);
    path = evaluatePath(definition, answers, context);
  }
  return path;
}

function spoken(definition: QuestionnaireDefinition, language: string): string[] {
  const answers = walk(definition).counted;
  const said = (question: (typeof asked)[number]) => (question.checks ?? []).map(({ message }) => message);
  const asked = questionsOf(definition).filter(isAsked);
  return asked
    .flatMap((question) => [
      question.say,
      question.instruction,
      question.probe,
      ...said(question),
      ...(question.ends ?? []).map((rule) => rule.say),
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

  test('opens with who calls, whether it is the right person, whether they may answer, and the two consents', () => {
    const opening = walk(definition).asked.slice(0, 7);
    const order = ['introduction', 'identity', 'F1', 'consent', 'recording-consent'];
    expect(opening.filter((name) => order.includes(name))).toEqual(order);
  });

  test('asks a person under 18 nothing further', () => {
    expect(walk(definition, { F1: { value: 2 } }).ended).toMatchObject({ outcome: 'ineligible', at: 'F1' });
  });

  test('goes on unrecorded when the recording is refused, and says so to whoever records', () => {
    const path = walk(definition, { 'recording-consent': { value: 2 } });
    expect(path.ended).toEqual({ kind: 'complete' });
    expect(recordingOf(definition, path.counted)).toBe('refused');
    expect(recordingOf(definition, walk(definition).counted)).toBe('agreed');
  });

  test('says where each question comes from, and has whole seconds for it', () => {
    for (const question of questionsOf(definition)) {
      expect(question.source).toMatch(/QĐ|[Ss]uy luận|[Tt]heo trí nhớ|Bình Định/);
      if (isAsked(question)) expect(question.seconds).toBe(Math.round(question.seconds));
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

  test.each<AnswerValue>([{ value: 2 }, { value: 3 }, { special: 'dontKnow' }])(
    'ends where the transaction is not confirmed (%j)',
    (answer) => {
      expect(walk(transactionForm, { F2: answer }).ended).toMatchObject({
        outcome: 'transaction-denied',
        at: 'F2',
      });
    },
  );

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

  test.each(['back-check-form.json', 'citizen-back-check-form.json', 'ca-mau-back-check-form.json'])(
    '%s repeats 3 to 5 stable facts and 3 to 5 satisfaction items, of a person and of an organisation',
    (file) => {
      const form = formNamed(file);
      // Whether the result was received is asked beside the facts.
      const results = ['F2', 'F4'];
      for (const standsFor of [1, 2]) {
        const { asked } = walk(form, { F3: { value: standsFor } });
        const repeated = questionsOf(form).filter(
          (question) => isAsked(question) && question.repeats !== undefined && asked.includes(question.name),
        );
        const items = repeated.filter(({ kind }) => kind === 'scale');
        const facts = repeated.filter(({ kind, name }) => kind !== 'scale' && !results.includes(name));
        expect(repeated.filter(({ name }) => results.includes(name))).toHaveLength(1);
        for (const { length } of [items, facts]) {
          expect(length).toBeGreaterThanOrEqual(3);
          expect(length).toBeLessThanOrEqual(5);
        }
      }
    },
  );

  test('has sisters for the other forms', () => {
    expect(checkRepeats(formNamed('citizen-back-check-form.json'), citizenForm)).toEqual([]);
    for (const form of serviceForms)
      expect(checkRepeats(formNamed('ca-mau-back-check-form.json'), form)).toEqual([]);
  });

  test('repeats four satisfaction items, whether the result was received, and five stable facts', () => {
    const repeated = questionsOf(backCheckForm).filter((question) => question.repeats !== undefined);
    expect(repeated.filter(({ kind }) => kind === 'scale')).toHaveLength(4);
    expect(repeated.filter(({ kind }) => kind !== 'scale').map(({ name }) => name)).toEqual([
      'F2',
      'F3',
      'sex',
      'age-group',
      'ethnicity',
      'residence',
    ]);
    for (const { name, repeats } of repeated) expect(repeats?.question).toBe(name);
  });

  test('asks how long the call took and how the operator behaved, of those who remember it', () => {
    expect(walk(backCheckForm).asked).toEqual(expect.arrayContaining(['call-length', 'operator-manner']));
    expect(walk(backCheckForm, { 'operator-manner': { value: 2 } }).asked).toContain('operator-manner-why');
    const forgotten = walk(backCheckForm, { interviewed: { special: 'dontKnow' } }).asked;
    expect(forgotten).not.toContain('call-length');
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

describe('the citizen form', () => {
  const items = questionsOf(citizenForm).flatMap((question) =>
    question.kind === 'scale' && question.index ? [question.index.factor] : [],
  );
  const counted = (factor: string) => items.filter((one) => one === factor).length;

  test('has three aspects: 8 criteria, nine factors over nine policies and five services, 10 expectations', () => {
    const names = questionsOf(citizenForm).map(({ name }) => name);
    const criteria = new Set(names.flatMap((name) => /^NT\d/.exec(name)?.[0] ?? []));
    expect(criteria).toEqual(new Set(['NT1', 'NT2', 'NT3', 'NT4', 'NT5', 'NT6', 'NT7', 'NT8']));
    expect(['CS1', 'CS2', 'CS3', 'CS4'].map(counted)).toEqual([9, 9, 9, 9]);
    expect(['DV1', 'DV2', 'DV3', 'DV4', 'DV5'].map(counted)).toEqual([3, 4, 4, 3, 3]);
    expect(names.filter((name) => /^MD\.[1-9]/.test(name))).toHaveLength(10);
  });

  test('asks about an office visit only where there was one', () => {
    const { asked } = walk(citizenForm, { F4: { value: 2 } });
    expect(asked.filter((name) => /^(DV[234]|NT[567])/.test(name))).toEqual([]);
    expect(asked).toEqual(expect.arrayContaining(['DV1.1', 'DV5.1', 'MD.10']));
  });

  test('asks nobody to rate a policy that does not interest them', () => {
    const { asked } = walk(citizenForm, { 'NT1.3': { value: 3 } });
    expect(asked.filter((name) => /^CS\d\.3$/.test(name))).toEqual([]);
    expect(asked.filter((name) => /^CS\d\.[1-9]$/.test(name))).toHaveLength(32);
  });

  test('reads policies and expectations in an order of each interview’s own, behind their opening words', () => {
    const shown = (seed: string) => shownOrder(citizenForm, seed)?.blocks ?? {};
    const blocks = Object.keys(shown('a'));
    expect(blocks).toEqual(['NT1', 'CS1', 'CS2', 'CS3', 'CS4', 'expectations']);
    for (const names of Object.values(shown('a'))) expect(names[0]).toMatch(/^(NT1|CS\d|MD)\.0$/);
    expect(shown('a')).not.toEqual(shown('b'));
  });

  test('does not take “none of them” together with one of them', () => {
    const nt8 = questionByName(citizenForm, 'NT8');
    if (nt8?.kind !== 'multiple') throw new Error('several');
    const standing = { definition: citizenForm, context, answers: new Map() };
    expect(checkInInterview(standing, nt8, { value: [2, 6] })).toMatchObject({ code: 'check', hard: true });
    expect(checkInInterview(standing, nt8, { value: [6] })).toBeNull();
  });
});

describe('the forms of Cà Mau', () => {
  test('are one for each of the six services of 2013 to 2016', () => {
    expect(serviceForms.map(({ key }) => key)).toEqual([
      'ca-mau-birth-certificate',
      'ca-mau-building-permit',
      'ca-mau-certification',
      'ca-mau-identity-card',
      'ca-mau-land-certificate',
      'ca-mau-marriage-registration',
    ]);
  });

  test('ask the same of every service, so that services can be compared', () => {
    const skeleton = ({ index, blocks }: QuestionnaireDefinition) => ({
      factors: index?.factors.map(({ code }) => code),
      blocks: blocks.map(({ name, questions }) => [
        name,
        questions.map(({ name: question, kind, showIf }) => [question, kind, showIf]),
      ]),
    });
    const [first, ...others] = serviceForms.map(skeleton);
    for (const other of others) expect(other).toEqual(first);
  });

  test.each(serviceForms)(
    '$key: each factor has questions of quality and one of satisfaction, and there is one on the whole',
    (form) => {
      for (const { code } of form.index?.factors ?? []) {
        const own = questionsOf(form).filter(({ name }) => name.startsWith(`${code}.`));
        expect(own.filter(({ kind }) => kind === 'scale').map(({ name }) => name)).toEqual([`${code}.S`]);
        expect(own.filter(({ kind }) => kind === 'single').length).toBeGreaterThanOrEqual(2);
      }
      expect(questionByName(form, 'overall')).toMatchObject({ kind: 'scale', index: null });
      expect(walk(form, { fee: { value: 2 } }).asked).not.toContain('DV2.4');
      expect(walk(form).asked).toContain('DV2.4');
    },
  );

  test('do not take more additions of papers than visits', () => {
    const [form] = serviceForms;
    const added = form && questionByName(form, 'added-papers');
    if (form === undefined || added?.kind !== 'number') throw new Error('a number');
    const answers = new Map<string, AnswerValue>([['visits', { value: 2 }]]);
    const fault = checkInInterview({ definition: form, context, answers }, added, { value: 3 });
    expect(fault).toMatchObject({ code: 'check', hard: true });
    const said = renderText(fault?.message ?? { vi: '' }, {
      definition: form,
      language: 'vi',
      context,
      answers,
    });
    expect(said).toContain('số lần đi lại (2)');
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
