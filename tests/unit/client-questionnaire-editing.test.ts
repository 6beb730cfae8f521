// What the editor of questionnaires does to a definition: order, names, conditions as rows and as text.
import { describe, expect, test } from 'vitest';

import { questionnaireDefinition } from '#contract/questionnaire-definition.ts';
import { changesBetween } from '#client/features/questionnaires/changes.ts';
import {
  conditionOfRows,
  isFilled,
  rowsOf,
  type KindOf,
} from '#client/features/questionnaires/condition-rows.ts';
import {
  freeName,
  insertBlock,
  insertQuestion,
  moveBlock,
  moveQuestion,
  removeBlock,
  removeQuestion,
  replaceQuestion,
} from '#client/features/questionnaires/edits.ts';
import { newQuestion, ofKind, questionKinds } from '#client/features/questionnaires/new-question.ts';
import { renameFactor, renameList, renameQuestion } from '#client/features/questionnaires/rename.ts';
import { ofRenamed, unreadProblems, withoutRule } from '#client/features/questionnaires/unread-problems.ts';
import { readings } from '#domain/questionnaire/conditions.ts';
import type { Question, QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import type { Expression } from '#domain/questionnaire/expressions.ts';
import { questionByName, questionsOf } from '#domain/questionnaire/questions.ts';
import { checkDraft } from '#domain/questionnaire/versions/check-draft.ts';
import { conditionText, readCondition } from '#domain/questionnaire/xlsform/written-condition.ts';
import { shippedForms } from './questionnaire-shipped.ts';

const forms = shippedForms.map(({ json }) => questionnaireDefinition.parse(json));
const found = forms.find(({ key }) => key === 'transaction-form');
if (found === undefined) throw new Error('not shipped');
const form: QuestionnaireDefinition = found;
const names = (definition: QuestionnaireDefinition) => questionsOf(definition).map(({ name }) => name);
const blocks = (definition: QuestionnaireDefinition) => definition.blocks.map(({ name }) => name);

function rulesOf(question: Question): readonly { readonly when: Expression }[] {
  if (question.kind === 'computed') return question.compute;
  if (question.kind === 'hidden') return question.set ?? [];
  return [...(question.ends ?? []), ...(question.jumps ?? []), ...(question.checks ?? [])];
}

/** Every condition of a definition. */
const conditionsOf = (definition: QuestionnaireDefinition): Expression[] =>
  definition.blocks.flatMap((block) => [
    ...(block.showIf === undefined ? [] : [block.showIf]),
    ...block.questions.flatMap((question) => [
      ...(question.showIf === undefined ? [] : [question.showIf]),
      ...rulesOf(question).map(({ when }) => when),
    ]),
  ]);

describe('order', () => {
  test('a question comes behind the open one, or at the end of the open block', () => {
    const added = newQuestion('NEW', 'ours');
    const all = names(form);
    expect(names(insertQuestion(form, 'F2', added))).toEqual(all.toSpliced(all.indexOf('F2') + 1, 0, 'NEW'));
    const last = form.blocks[0]?.questions.at(-1)?.name ?? '';
    expect(names(insertQuestion(form, form.blocks[0]?.name ?? '', added))).toEqual(
      all.toSpliced(all.indexOf(last) + 1, 0, 'NEW'),
    );
  });

  test('moved past the edge of its block a question goes over into the next, and back again', () => {
    const down = moveQuestion(form, 'DV1.4', 1);
    expect(names(down)).toEqual(names(form));
    expect(down.blocks.find(({ name }) => name === 'DV2')?.questions[0]?.name).toBe('DV1.4');
    expect(moveQuestion(down, 'DV1.4', -1)).toEqual(form);
    expect(moveQuestion(form, names(form)[0] ?? '', -1)).toEqual(form);
  });

  test('blocks come, go and change places; what is removed takes nothing else along', () => {
    const added = { name: 'x', title: { vi: '' }, questions: [] };
    expect(blocks(insertBlock(form, 'DV1', added))).toEqual(
      blocks(form).toSpliced(blocks(form).indexOf('DV1') + 1, 0, 'x'),
    );
    expect(removeBlock(insertBlock(form, 'DV1', added), 'x')).toEqual(form);
    expect(moveBlock(moveBlock(form, 'DV1', 1), 'DV1', -1)).toEqual(form);
    expect(names(removeQuestion(form, 'F2'))).toEqual(names(form).filter((name) => name !== 'F2'));
  });

  test('a new name follows the one before it and is free', () => {
    expect(freeName(form, 'DV1.4')).toBe('DV1.5');
    expect(freeName(form, 'DV1.1')).toBe('DV1.5');
    expect(freeName(form, 'sex')).toBe('sex-2');
  });
});

describe('a new name', () => {
  test('is followed by every condition and fill that speaks of the question, so that the check finds nothing', () => {
    for (const definition of forms)
      for (const question of questionsOf(definition)) {
        const renamed = renameQuestion(definition, question.name, 'renamed');
        expect(
          conditionsOf(renamed)
            .flatMap(readings)
            .map((reading) => reading.question),
        ).not.toContain(question.name);
        expect(JSON.stringify(renamed)).not.toContain(`{answer.${question.name}}`);
        expect(checkDraft(renamed)).toEqual([]);
        expect(renameQuestion(renamed, 'renamed', question.name)).toEqual(definition);
      }
  });

  test('is followed by the jumps that lead there', () => {
    const jumping = replaceQuestion(form, 'F1', {
      ...ofKind(newQuestion('F1', 'ours'), 'statement'),
      jumps: [{ when: { answered: 'F1' }, to: 'F3' }],
    } as Question);
    expect(questionByName(renameQuestion(jumping, 'F3', 'G3'), 'F1')).toMatchObject({
      jumps: [{ to: 'G3' }],
    });
    expect(questionByName(renameQuestion(jumping, 'F1', 'G1'), 'G1')).toMatchObject({
      jumps: [{ when: { answered: 'G1' }, to: 'F3' }],
    });
  });

  test('of a list or a factor is followed by the questions that use it', () => {
    expect(checkDraft(renameList(form, 'satisfaction', 'scale-5'))).toEqual([]);
    expect(checkDraft(renameFactor(form, 0, 'DV1', 'TC'))).toEqual([]);
  });
});

describe('conditions', () => {
  const kindOf: KindOf = (about) =>
    about.startsWith('case:')
      ? about === 'case:respondent.organisation'
        ? 'flag'
        : 'field'
      : questionByName(form, about)?.kind;
  const simple: Expression[] = [
    { eq: [{ answer: 'F5' }, 1] },
    { in: [{ answer: 'F2' }, [1, 3]] },
    { special: ['DV1.1', 'dontKnow'] },
    { not: { answered: 'open' } },
    { eq: [{ case: 'respondent.organisation' }, false] },
    { and: [{ ge: [{ answer: 'DV1.1' }, 4] }, { answered: 'open' }] },
    { or: [{ ne: [{ answer: 'F5' }, 2] }, { eq: [{ case: 'transaction.field' }, 'Hộ tịch'] }] },
  ];

  test.each(simple.map((condition) => [JSON.stringify(condition), condition] as const))(
    '%s is rows of a form, which give it back',
    (_text, condition) => {
      const rows = rowsOf(condition, kindOf);
      if (rows === null) throw new Error('no rows');
      expect(rows.rows.every((row) => isFilled(row, kindOf(row.about)))).toBe(true);
      expect(conditionOfRows(rows, kindOf)).toEqual(condition);
    },
  );

  test('what nests deeper, or what the rows would not give back, stays text', () => {
    const nested: Expression[] = [
      { and: [{ or: [{ answered: 'F1' }, { answered: 'F2' }] }, { answered: 'F3' }] },
      { eq: [{ answer: 'F1' }, { answer: 'F2' }] },
      { eq: [{ answer: 'F1' }, '1'] },
      { and: [] },
      true,
    ];
    expect(nested.map((condition) => rowsOf(condition, kindOf))).toEqual(nested.map(() => null));
    expect(rowsOf(undefined, kindOf)).toEqual({ join: 'and', rows: [] });
  });

  test('a row that lacks its question or value says nothing', () => {
    const filled = (about: string, relation: 'eq' | 'in' | 'special', value: string) =>
      isFilled({ about, relation, value }, kindOf(about));
    expect(filled('', 'eq', '1')).toBe(false);
    expect(filled('F5', 'eq', '')).toBe(false);
    expect(filled('F5', 'eq', 'x')).toBe(false);
    expect(filled('F5', 'in', '1, 2')).toBe(true);
    expect(filled('DV1.1', 'special', 'perhaps')).toBe(false);
  });

  test('every condition of the shipped forms is a text that gives it back', () => {
    for (const definition of forms)
      for (const condition of [...conditionsOf(definition), ...simple])
        expect(readCondition(conditionText(condition, definition), definition)).toEqual({ condition });
  });

  test('a text that means nothing gives the sentence about why', () => {
    expect(readCondition('${F5} = ', form)).toHaveProperty('fault.vi');
    expect(readCondition('${none} = 1', form)).toHaveProperty('fault.vi', expect.stringContaining('none'));
  });
});

test('a question keeps its texts through every kind, and only what the new kind can have', () => {
  const question = questionByName(form, 'F5');
  if (question === undefined) throw new Error('not there');
  for (const kind of questionKinds) {
    const { label, source, showIf } = ofKind(question, kind);
    expect({ label, source, showIf }).toEqual({
      label: question.label,
      source: question.source,
      showIf: question.showIf,
    });
    const back = ofKind(ofKind(question, kind), 'single');
    if (kind !== 'computed' && kind !== 'hidden')
      expect(back).toMatchObject({ say: 'say' in question ? question.say : null });
  }
  expect(ofKind(question, 'single')).toEqual(question);
});

test('what a new version changes is told by the questions that came, went and differ', () => {
  const next = renameQuestion(removeQuestion(form, 'sex'), 'F1', 'F9');
  const { added, removed, changed } = changesBetween(form, next);
  expect(added).toEqual(['F9']);
  expect(removed.toSorted()).toEqual(['F1', 'sex']);
  expect(changed).toEqual([]);
  expect(changesBetween(form, { ...form, version: 9 })).toEqual({ added: [], removed: [], changed: [] });
});

describe('conditions half written', () => {
  const unread = {
    'F2.showIf': '${none} = 1',
    'F2.ends.1': '${',
    'block DV1.showIf': '${',
    'gone.showIf': '${',
  };

  test('are problems of their question or block, as long as it is there', () => {
    expect(unreadProblems(unread, form).map(({ where }) => where)).toEqual([
      'F2.showIf',
      'F2.ends',
      'DV1.showIf',
    ]);
    expect(unreadProblems({ 'F2.showIf': '${F1} = 1' }, form)).toEqual([]);
  });

  test('go with their rule and with a new name', () => {
    const gone = withoutRule('F2.ends', 0);
    expect([gone('F2.ends.0'), gone('F2.ends.1'), gone('F2.showIf')]).toEqual([
      null,
      'F2.ends.0',
      'F2.showIf',
    ]);
    expect(ofRenamed('F2', 'G2')('F2.ends.1')).toBe('G2.ends.1');
    expect(ofRenamed('F2', 'G2')('F21.ends.1')).toBe('F21.ends.1');
  });
});
