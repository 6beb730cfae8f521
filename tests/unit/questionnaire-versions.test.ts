// Versions of a questionnaire: which questions are comparable, how moves follow one another, what a draft still lacks.
import { describe, expect, test } from 'vitest';

import { questionnaireDefinition } from '#contract/questionnaire-definition.ts';
import { draftDefinition, shapeFaults } from '#contract/questionnaire-drafts.ts';
import type { Question, QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { questionsOf } from '#domain/questionnaire/questions.ts';
import { checkBlanks } from '#domain/questionnaire/versions/check-blanks.ts';
import { checkDraft, placeOf } from '#domain/questionnaire/versions/check-draft.ts';
import {
  compareVersions,
  decideCounterparts,
  goneQuestions,
} from '#domain/questionnaire/versions/comparability.ts';
import { movesUpTo, namesNow } from '#domain/questionnaire/versions/names-now.ts';
import { shippedForms } from './questionnaire-shipped.ts';

const shipped = shippedForms.map(({ json }) => questionnaireDefinition.parse(json));
const form = shipped.find(({ key }) => key === 'transaction-form') ?? fail('not shipped');

function fail(message: string): never {
  throw new Error(message);
}

/** The form with its questions changed; those that become null are left out. */
function changed(change: (question: Question) => Question | null): QuestionnaireDefinition {
  const blocks = form.blocks.map((block) => ({
    ...block,
    questions: block.questions.flatMap((question) => change(question) ?? []),
  }));
  return { ...form, blocks };
}
const only = (name: string, change: (question: Question) => Question | null) =>
  changed((question) => (question.name === name ? change(question) : question));
const standings = (next: QuestionnaireDefinition) =>
  Object.fromEntries(compareVersions(form, next).map(({ question, standing }) => [question.name, standing]));

describe('what is comparable', () => {
  test('a form and itself: every question that has answers, none that is only read', () => {
    const comparisons = compareVersions(form, form);
    expect(new Set(comparisons.map(({ standing }) => standing))).toEqual(new Set(['same']));
    expect(comparisons.map(({ question }) => question.name)).toEqual(
      questionsOf(form)
        .filter(({ kind }) => kind !== 'statement')
        .map(({ name }) => name),
    );
    expect(decideCounterparts(comparisons, new Map()).faults).toEqual([]);
  });

  test('a reworded question stays comparable unless the office says no', () => {
    const next = only(
      'DV1.1',
      (question) => ({ ...question, say: { vi: 'Câu khác', en: 'Other' } }) as Question,
    );
    expect(standings(next)['DV1.1']).toBe('reworded');
    const comparisons = compareVersions(form, next);
    const was = (decisions: [string, string | null][]) =>
      decideCounterparts(comparisons, new Map(decisions)).counterparts.find(
        ({ question }) => question === 'DV1.1',
      )?.was;
    expect(was([])).toBe('DV1.1');
    expect(was([['DV1.1', null]])).toBeNull();
  });

  test('another kind or other codes are never comparable, whatever the office says', () => {
    const next = only(
      'F2',
      (question) => ({ ...question, options: [{ code: 1, label: { vi: 'Có', en: 'Yes' } }] }) as Question,
    );
    expect(standings(next)['F2']).toBe('changed');
    const comparisons = compareVersions(form, next);
    expect(decideCounterparts(comparisons, new Map()).counterparts).toContainEqual({
      question: 'F2',
      was: null,
    });
    expect(decideCounterparts(comparisons, new Map([['F2', 'F2']])).faults).toEqual([
      { question: 'F2', fault: 'not-a-candidate' },
    ]);
  });

  test('a renamed question waits for the office, which may name only one that is gone and alike', () => {
    const next = only('DV1.1', (question) => ({ ...question, name: 'TC1' }));
    const comparisons = compareVersions(form, next);
    expect(goneQuestions(form, next).map(({ name }) => name)).toEqual(['DV1.1']);
    expect(comparisons.find(({ question }) => question.name === 'TC1')).toMatchObject({
      standing: 'renamed',
      candidates: [{ name: 'DV1.1' }],
    });
    expect(decideCounterparts(comparisons, new Map()).faults).toEqual([
      { question: 'TC1', fault: 'undecided' },
    ]);
    expect(decideCounterparts(comparisons, new Map([['TC1', 'DV1.2']])).faults).toHaveLength(1);
    expect(decideCounterparts(comparisons, new Map([['TC1', 'DV1.1']])).faults).toEqual([]);
  });

  test('one former question is not counted twice', () => {
    const next = changed((question) => {
      if (question.name === 'DV1.1') return { ...question, name: 'TC1' };
      return question.name === 'DV1.2' ? { ...question, name: 'TC2' } : question;
    });
    const decisions = new Map([
      ['TC1', 'DV1.1'],
      ['TC2', 'DV1.1'],
    ]);
    expect(decideCounterparts(compareVersions(form, next), decisions).faults).toEqual([
      { question: 'TC2', fault: 'taken' },
    ]);
  });
});

describe('names through several moves', () => {
  const move = (fromVersionId: string, toVersionId: string, pairs: [string, string | null][]) => ({
    fromVersionId,
    toVersionId,
    counterparts: pairs.map(([question, was]) => ({ question, was })),
  });
  const asObject = (names: Map<string, ReadonlyMap<string, string>>) =>
    Object.fromEntries([...names].map(([version, map]) => [version, Object.fromEntries(map)]));

  test('are gone through one after another, and end where a question was not comparable', () => {
    const moves = [
      move('one', 'two', [
        ['B', 'A'],
        ['C', 'C'],
        ['D', null],
      ]),
      move('two', 'three', [
        ['E', 'B'],
        ['C', null],
        ['D', 'D'],
      ]),
    ];
    expect(asObject(namesNow(moves, 'three'))).toEqual({ one: { A: 'E' }, two: { B: 'E', D: 'D' } });
  });

  test('of a version that was left and taken up again the last leaving counts', () => {
    const moves = [
      move('one', 'two', [['B', 'A']]),
      move('two', 'one', [['A', 'B']]),
      move('one', 'three', [['X', 'A']]),
    ];
    expect(asObject(namesNow(moves, 'three'))).toEqual({ one: { A: 'X' }, two: { B: 'X' } });
    expect(asObject(namesNow(moves.slice(0, 2), 'one'))).toEqual({ two: { B: 'A' } });
    // Read in a version that was left since: what came before it counts, what came after cannot be told in its names.
    expect(asObject(namesNow(movesUpTo(moves, 'one'), 'one'))).toEqual({ two: { B: 'A' } });
    expect(asObject(namesNow(movesUpTo(moves, 'two'), 'two'))).toEqual({ one: { A: 'B' } });
  });
});

describe('drafts', () => {
  const blankName = only('F2', (question) => ({ ...question, name: '', say: { vi: '' } }) as Question);

  test('may lack names and texts, never the shape', () => {
    expect(draftDefinition.safeParse(blankName).success).toBe(true);
    expect(draftDefinition.safeParse({ ...form, blocks: [] }).success).toBe(true);
    expect(shapeFaults({ ...form, blocks: 'none' }).map(({ where }) => where)).toEqual(['blocks']);
    const strange = only('F2', (question) => Object.assign({ colour: 'red' }, question));
    expect(shapeFaults(strange)).toHaveLength(1);
    expect(shapeFaults(null)).toHaveLength(1);
  });

  test('what they lack is found, so that one without problems has the shape of a published one', () => {
    const broken: QuestionnaireDefinition[] = [
      blankName,
      { ...form, key: 'Có dấu' },
      { ...form, source: '' },
      { ...form, languages: ['vi', 'English'] },
      { ...form, blocks: [] },
      { ...form, blocks: [...form.blocks, { name: 'x', title: { vi: 'x', en: 'x' }, questions: [] }] },
      only('F2', (question) => ({ ...question, seconds: 0 }) as Question),
      only('F2', (question) => ({ ...question, source: '' })),
      only(
        'F2',
        (question) => ({ ...question, options: [{ code: 1.5, label: { vi: 'a', en: 'a' } }] }) as Question,
      ),
    ];
    for (const definition of broken) {
      expect(questionnaireDefinition.safeParse(definition).success).toBe(false);
      expect(draftDefinition.safeParse(definition).success).toBe(true);
      expect(checkBlanks(definition).length).toBeGreaterThan(0);
    }
    for (const definition of shipped) expect(checkDraft(definition)).toEqual([]);
  });

  test('a problem leads to the question, block or list that it is about', () => {
    expect(placeOf(form, 'DV1.1.showIf')).toEqual({ part: 'question', name: 'DV1.1' });
    expect(placeOf(form, 'DV1.title')).toEqual({ part: 'block', name: 'DV1' });
    expect(placeOf(form, 'satisfaction')).toEqual({ part: 'list', name: 'satisfaction' });
    expect(placeOf(form, 'index.DV1')).toEqual({ part: 'index' });
    expect(placeOf(form, 'languages')).toEqual({ part: 'settings' });
    expect(placeOf(blankName, '.say')).toEqual({ part: 'question', name: '' });
  });
});
