import { describe, expect, test } from 'vitest';

import type {
  Block,
  Question,
  QuestionnaireDefinition,
  SingleQuestion,
  Text,
} from '#domain/questionnaire/definition.ts';
import { checkDefinition, checkRepeats } from '#domain/questionnaire/definition-check.ts';

const text: Text = { vi: 'Câu', en: 'Question' };
const levels = [1, 2, 3].map((code) => ({ code, label: text }));

function single(name: string, more: Partial<SingleQuestion> = {}): SingleQuestion {
  return {
    kind: 'single',
    name,
    label: text,
    source: 'test',
    say: text,
    seconds: 5,
    options: levels,
    ...more,
  };
}

function block(name: string, questions: Question[], more: Partial<Block> = {}): Block {
  return { name, title: text, questions, ...more };
}

function form(questions: Question[], more: Partial<QuestionnaireDefinition> = {}): QuestionnaireDefinition {
  const blocks = [block('all', questions)];
  return { key: 'form', version: 1, title: text, languages: ['vi', 'en'], source: 'test', blocks, ...more };
}

/** `code at where` for each problem. */
function problems(definition: QuestionnaireDefinition): string[] {
  return checkDefinition(definition).map(({ code, where }) => `${code} at ${where}`);
}

const refusing = { when: { eq: [{ answer: 'consent' }, 2] }, outcome: 'refusal', say: text } as const;

describe('a sound questionnaire', () => {
  test('has no problems', () => {
    const later = single('b', {
      showIf: { eq: [{ answer: 'consent' }, 1] },
      say: { vi: 'Về [{answer.consent}]', en: 'On it' },
    });
    expect(problems(form([single('consent', { ends: [refusing] }), later]))).toEqual([]);
  });

  test('each problem says what is wrong in Vietnamese and in English', () => {
    const [problem] = checkDefinition(form([single('a'), single('a')]));
    expect(problem?.message.vi).toContain('«a»');
    expect(problem?.message.en).toContain('“a”');
  });
});

describe('names, codes and keys', () => {
  test('are not used twice', () => {
    const twice = [...levels, { code: 3, label: text }];
    expect(problems(form([single('a'), single('a')]))).toEqual(['duplicate-name at a']);
    expect(problems(form([single('a', { options: twice })]))).toEqual([
      'duplicate-code at a.options',
      'duplicate-key at a.options',
    ]);
    const lists = [
      { name: 'levels', options: levels },
      { name: 'levels', options: levels },
    ];
    expect(problems(form([single('a')], { optionLists: lists }))).toEqual(['duplicate-name at levels']);
  });

  test('leave 97, 98 and 99 to the special answers', () => {
    expect(problems(form([single('a', { options: [{ code: 98, label: text }] })]))).toEqual([
      'reserved-code at a.options',
    ]);
  });

  test('leave the keys 7, 8 and 9 to the special answers where those are offered', () => {
    const seven = [...levels, { code: 7, label: text }];
    expect(problems(form([single('a', { options: seven, special: ['refused'] })]))).toEqual([]);
    expect(problems(form([single('a', { options: seven, special: ['notApplicable'] })]))).toEqual([
      'duplicate-key at a.options',
    ]);
  });

  test('a choice needs options', () => {
    expect(problems(form([single('a', { kind: 'scale', options: [] })]))).toEqual([
      'no-options at a.options',
    ]);
    expect(problems(form([single('a', { options: 'levels' })]))).toEqual(['unknown-list at a.options']);
  });
});

describe('conditions', () => {
  test('read earlier questions only', () => {
    const onB = { eq: [{ answer: 'b' }, 1] } as const;
    expect(problems(form([single('a', { showIf: onB }), single('b')]))).toEqual([
      'later-question at a.showIf',
    ]);
    expect(problems(form([single('b', { showIf: onB })]))).toEqual(['later-question at b.showIf']);
    expect(problems(form([single('a', { showIf: onB })]))).toEqual(['unknown-question at a.showIf']);
    const blocks = [block('one', [single('a')], { showIf: onB }), block('two', [single('b')])];
    expect(problems(form([], { blocks }))).toEqual(['later-question at one.showIf']);
  });

  test('may end an interview by the answer just given', () => {
    expect(problems(form([single('consent', { ends: [refusing] })]))).toEqual([]);
  });

  test('compare with codes and special answers that the question has', () => {
    const nine = { or: [{ eq: [{ answer: 'a' }, 9] }, { eq: [{ answer: 'a' }, 1] }] } as const;
    const refused = { or: [{ special: ['a', 'refused'] }, { lt: [{ answer: 'a' }, 9] }] } as const;
    expect(problems(form([single('a'), single('b', { showIf: nine })]))).toEqual([
      'unknown-code at b.showIf',
    ]);
    expect(problems(form([single('a'), single('b', { showIf: refused })]))).toEqual([
      'special-not-offered at b.showIf',
    ]);
  });
});

describe('every question can be reached', () => {
  test('not behind a condition that is constantly false', () => {
    expect(problems(form([single('a', { showIf: false })]))).toEqual(['never-shown at a']);
    expect(problems(form([single('a', { showIf: { and: [true, { not: true }] } })]))).toEqual([
      'never-shown at a',
    ]);
  });

  test('not behind conditions that exclude each other', () => {
    const low = { lt: [{ answer: 'a' }, 2] } as const;
    const high = { ge: [{ answer: 'a' }, 2] } as const;
    const blocks = [
      block('one', [single('a')]),
      block('two', [single('b', { showIf: high })], { showIf: low }),
    ];
    expect(problems(form([], { blocks }))).toEqual(['never-shown at b']);
  });

  test('not behind an answer that has ended the interview', () => {
    const refused = { eq: [{ answer: 'consent' }, 2] } as const;
    const questions = [single('consent', { ends: [refusing] }), single('b', { showIf: refused })];
    expect(problems(form(questions))).toEqual(['never-shown at b']);
  });

  test('not behind an ending that nobody escapes', () => {
    const always = { ...refusing, when: true } as const;
    expect(problems(form([single('consent', { ends: [always] }), single('b')]))).toEqual([
      'never-shown at b',
    ]);
  });

  test('an ending that only some reach hides nothing', () => {
    const asked = { eq: [{ answer: 'a' }, 1] } as const;
    const consent = single('consent', { showIf: asked, ends: [refusing] });
    const last = single('last', { showIf: { not: { eq: [{ answer: 'consent' }, 1] } } });
    expect(problems(form([single('a'), consent, last]))).toEqual([]);
  });

  test('an ending that never comes is reported', () => {
    const never = {
      ...refusing,
      when: { and: [{ answered: 'consent' }, { gt: [{ answer: 'consent' }, 3] }] },
    } as const;
    expect(problems(form([single('consent', { ends: [never] })]))).toEqual(['never-ends at consent.ends']);
  });

  test('what hangs on a number or on the case is left to the interview', () => {
    const age: Question = { ...single('a'), kind: 'number' };
    const onAge = single('b', { showIf: { gt: [{ answer: 'a' }, 200] } });
    const onCase = single('c', { showIf: { eq: [{ case: 'respondent.organisation' }, true] } });
    expect(problems(form([age, onAge, onCase]))).toEqual([]);
  });
});

describe('texts', () => {
  test('are there in every language of the questionnaire', () => {
    expect(problems(form([single('a', { probe: { vi: 'Ý là…' } })]))).toEqual([
      'missing-translation at a.probe',
    ]);
    expect(problems(form([single('a', { label: { vi: 'Nhãn', en: ' ' } })]))).toEqual([
      'missing-translation at a.label',
    ]);
    const options = [{ code: 1, label: { vi: 'Có' } }];
    expect(problems(form([single('a', { options })]))).toEqual(['missing-translation at a.options']);
    expect(problems(form([single('a')], { languages: ['en'] }))).toEqual(['missing-language at languages']);
  });

  test('are filled with what is known when they are read', () => {
    const saying = (sentence: string) =>
      problems(form([single('a', { say: { vi: sentence, en: 'Text' } }), single('b')]));
    expect(saying('Chào {respondent.title}')).toEqual([]);
    expect(saying('Khoảng {questionnaire.minutes} phút')).toEqual([]);
    expect(saying('{respondent.phone}')).toEqual(['unknown-fill at a.say']);
    expect(saying('{respondent.organisation}')).toEqual(['unknown-fill at a.say']);
    expect(saying('{answer.b}')).toEqual(['later-question at a.say']);
    expect(saying('{answer.a}')).toEqual(['later-question at a.say']);
    expect(saying('{answer.x}')).toEqual(['unknown-question at a.say']);
  });

  test.each([
    '[ngày {transaction.receivedOn}',
    'ngày]',
    '{respondent.name',
    '[không có gì để điền]',
    '[a [{agency.name}]]',
  ])('brackets are closed and hold a fill: %s', (sentence) => {
    expect(problems(form([single('a', { say: { vi: sentence, en: 'Text' } })]))).toContain(
      'malformed-text at a.say',
    );
  });
});

describe('the index', () => {
  const groups = [{ code: 'DV', name: text }];
  const factor = { code: 'DV1', name: text, group: 'DV' };
  const item = single('DV1.1', { kind: 'scale', index: { factor: 'DV1', item: 'DV1.1' } });

  test('is made of factors with scale items', () => {
    expect(problems(form([item], { index: { groups, factors: [factor] } }))).toEqual([]);
    const notScale: Question = { ...item, kind: 'single' };
    expect(problems(form([notScale], { index: { groups, factors: [factor] } }))).toEqual([
      'item-not-scale at DV1.1.index',
    ]);
  });

  test('an item of it is no criterion of perceptions or expectations', () => {
    const both: Question = { ...item, indicator: { aspect: 'perception', criterion: 3 } };
    expect(problems(form([both], { index: { groups, factors: [factor] } }))).toEqual([
      'indicator-of-item at DV1.1.indicator',
    ]);
  });

  test('has no factor without items, no group without factors, no item without factor', () => {
    expect(problems(form([single('a')], { index: { groups, factors: [factor] } }))).toEqual([
      'empty-factor at index.factors',
    ]);
    expect(problems(form([single('a')], { index: { groups, factors: [] } }))).toEqual([
      'empty-group at index.groups',
    ]);
    expect(problems(form([item]))).toEqual(['unknown-factor at DV1.1.index']);
    const stray = { ...factor, group: 'CS' };
    expect(problems(form([item], { index: { groups: [], factors: [stray] } }))).toEqual([
      'unknown-group at index.DV1',
    ]);
    const again = single('b', { kind: 'scale', index: { factor: 'DV1', item: 'DV1.1' } });
    expect(problems(form([item, again], { index: { groups, factors: [factor] } }))).toEqual([
      'duplicate-item at index',
    ]);
  });
});

test('a criterion counts options that its question offers', () => {
  const wish = single('MD.1', { indicator: { aspect: 'expectation', criterion: 1, counts: [1] } });
  expect(problems(form([wish]))).toEqual([]);
  const missing = single('MD.1', { indicator: { aspect: 'expectation', criterion: 1, counts: [1, 77] } });
  expect(problems(form([missing]))).toEqual(['indicator-code at MD.1.indicator']);
});

describe('limits', () => {
  test('let some answer through', () => {
    const number: Question = { ...single('a'), kind: 'number', validation: { soft: { min: 5, max: 4 } } };
    const day: Question = {
      ...single('b'),
      kind: 'date',
      validation: { hard: { from: '2024-02-01', to: '2024-01-01' } },
    };
    const code: Question = { ...single('c'), kind: 'text', validation: { hard: { pattern: '[' } } };
    expect(problems(form([number, day, code]))).toEqual([
      'limits-reversed at a.validation',
      'limits-reversed at b.validation',
      'bad-pattern at c.validation',
    ]);
  });
});

describe('a phúc tra repeats questions as they were asked', () => {
  const original = form([single('DV1.1', { kind: 'scale' })]);
  const again = (more: Partial<SingleQuestion>, question = 'DV1.1') =>
    checkRepeats(
      form([single('DV1.1', { kind: 'scale', repeats: { question, type: 2, tolerance: 1 }, ...more })]),
      original,
    );

  test('with the same kind and the same codes', () => {
    expect(again({})).toEqual([]);
    expect(again({ kind: 'single' })).toMatchObject([{ code: 'repeats-differently' }]);
    expect(again({ options: levels.slice(1) })).toMatchObject([{ code: 'repeats-differently' }]);
  });

  test('from the questionnaire that was used', () => {
    expect(again({}, 'DV9.9')).toMatchObject([{ code: 'repeats-unknown', where: 'DV1.1.repeats' }]);
  });
});
