// Forms as the public documentation of XLSForm writes them, read as questionnaires.
import { describe, expect, test } from 'vitest';

import { checkDefinition } from '#domain/questionnaire/definition-check.ts';
import { importXlsform } from '#domain/questionnaire/xlsform/import-xlsform.ts';
import { imported, question } from './questionnaire-xlsform-imported.ts';
import { rowsOfTables } from './questionnaire-xlsform-rows.ts';

const yesNo = `
| list_name | name | label::Tiếng Việt (vi) | label::English (en) |
| yes_no    | 1    | Có                     | Yes                 |
| yes_no    | 2    | Không                  | No                  |
| yes_no    | 98   | Không biết             | Don't know          |
`;

const twoLanguages = {
  survey: `
| type              | name  | label::Tiếng Việt (vi) | label::English (en) | hint::English (en) | hint::Tiếng Việt (vi) | required | relevant | constraint | constraint_message::Tiếng Việt (vi) | constraint_message::English (en) | required_message::English (en) |
| note              | hello | Xin chào ạ.            | Good day.           |                    |                       |          |          |            |                                     |
| begin group       | food  | Ăn uống                | Food                |                    |                       |          |          |            |                                     |
| select_one yes_no | pizza | Bác có thích pizza?    | Do you like pizza?  |                    |                       | yes      |          |            |                                     |
| integer           | times | Mấy lần một tuần?      | How often a week?   | Count snacks.      | Tính cả bữa phụ.      | yes      | \${pizza} = '1' | . >= 0 and . < 30 | Từ 0 đến 29                | From 0 to 29 | Please answer |
| end group         |       |                        |                     |                    |                       |          |          |            |                                     |
| text              | why   | \${times} lần, vì sao? | \${times}, why?     |                    |                       |          |          |            |                                     |
`,
  choices: yesNo,
  settings: `
| form_title | form_id  | version | default_language |
| Khảo sát   | food_2024 | 3      | Tiếng Việt (vi)  |
`,
};

describe('a form in two languages', () => {
  const { definition, problems, notes } = imported(twoLanguages);

  test('becomes blocks of questions that pass the static check', () => {
    expect(problems).toEqual([]);
    expect(checkDefinition(definition)).toEqual([]);
    expect(definition).toMatchObject({
      key: 'food-2024',
      version: 3,
      title: { vi: 'Khảo sát' },
      languages: ['vi', 'en'],
      source: 'XLSForm tra-sua.xlsx',
    });
    expect(definition.blocks.map(({ name, questions }) => [name, questions.map((one) => one.name)])).toEqual([
      ['main', ['hello']],
      ['food', ['pizza', 'times']],
      ['main-2', ['why']],
    ]);
  });

  test('labels are read aloud, hints are instructions, fills are ours', () => {
    expect(question(definition, 'times')).toMatchObject({
      say: { vi: 'Mấy lần một tuần?', en: 'How often a week?' },
      instruction: { vi: 'Tính cả bữa phụ.', en: 'Count snacks.' },
    });
    expect(question(definition, 'why')).toMatchObject({
      say: { vi: '{answer.times} lần, vì sao?' },
      optional: true,
    });
    expect(question(definition, 'pizza')).not.toHaveProperty('optional');
  });

  test('relevant and constraint become the condition and the limits', () => {
    expect(question(definition, 'times')).toMatchObject({
      kind: 'number',
      showIf: { eq: [{ answer: 'pizza' }, 1] },
      validation: {
        hard: { min: 0, max: 29, whole: true },
        message: { vi: 'Từ 0 đến 29', en: 'From 0 to 29' },
      },
    });
  });

  test('a choice coded 98 and labelled “Không biết” is a special answer, and that is said', () => {
    expect(question(definition, 'pizza')).toMatchObject({ options: 'yes-no', special: ['dontKnow'] });
    expect(definition.optionLists?.[0]?.options.map(({ code }) => code)).toEqual([1, 2]);
    expect(notes).toContain('choices 2 name taken-as-special');
  });

  test('what changed on the way is said: names, the form’s id, a message of its own', () => {
    expect(notes).toEqual(
      expect.arrayContaining(['settings 2 form_id renamed', 'survey 5 required_message::en own-message']),
    );
  });
});

test('a form of one language without settings gets sensible defaults', () => {
  const { definition, problems } = imported({
    survey: `
| type     | name  | label            |
| today    | today |                  |
| text     | store_name | Tên cửa hàng? |
`,
  });
  expect(problems).toEqual([]);
  expect(definition).toMatchObject({
    key: 'tra-sua',
    version: 1,
    languages: ['vi'],
    title: { vi: 'tra-sua.xlsx' },
  });
  expect(definition.blocks[0]?.questions).toMatchObject([
    { name: 'store-name', label: { vi: 'Tên cửa hàng?' } },
  ]);
});

test('choices named by words get codes in order, said, and conditions use them', () => {
  const { definition, allNotes, problems } = imported({
    survey: `
| type                           | name              | label   | relevant                             |
| select_multiple pizza_toppings | favorite_topping  | Loại?   |                                      |
| note                           | cheesy            | Phô mai | selected(\${favorite_topping}, 'cheese') |
| note                           | other             | Khác    | not(selected(\${favorite_topping}, "sausage")) and \${favorite_topping} != '' |
`,
    choices: `
| list name      | name      | label  |
| pizza_toppings | cheese    | Phô mai |
| pizza_toppings | 2         | Nấm    |
| pizza_toppings | sausage   | Xúc xích |
`,
  });
  expect(problems).toEqual([]);
  expect(definition.optionLists?.[0]?.options.map(({ code }) => code)).toEqual([1, 2, 3]);
  expect(question(definition, 'cheesy').showIf).toEqual({ chosen: ['favorite-topping', 1] });
  expect(question(definition, 'other').showIf).toEqual({
    and: [{ not: { chosen: ['favorite-topping', 3] } }, { not: { not: { answered: 'favorite-topping' } } }],
  });
  expect(allNotes.find(({ code }) => code === 'codes-assigned')?.message.en).toContain(
    'cheese = 1, sausage = 3',
  );
});

test('a group within a group is a block of its own, shown under both conditions', () => {
  const { definition } = imported({
    survey: `
| type        | name   | label   | relevant      |
| integer     | age    | Tuổi?   |               |
| begin_group | adult  | Lớn     | \${age} >= 18 |
| text        | job    | Nghề?   |               |
| begin_group | old    | Già     | \${age} > 60  |
| text        | pension| Lương?  |               |
| end_group   |        |         |               |
| text        | after  | Rồi?    |               |
| end_group   |        |         |               |
`,
  });
  const adult = { ge: [{ answer: 'age' }, 18] };
  expect(definition.blocks.map(({ name, showIf }) => [name, showIf])).toEqual([
    ['main', undefined],
    ['adult', adult],
    ['old', { and: [adult, { gt: [{ answer: 'age' }, 60] }] }],
    ['adult-2', adult],
  ]);
});

test('a calculation of conditions and numbers is a computed question', () => {
  const { definition, problems } = imported({
    survey: `
| type      | name  | label | calculation                                              |
| integer   | age   | Tuổi? |                                                          |
| calculate | group |       | if(\${age} < 30, 1, if(\${age} < 60 or \${age} = '', 2, 1 + 2)) |
`,
  });
  expect(problems).toEqual([]);
  expect(question(definition, 'group')).toMatchObject({
    kind: 'computed',
    compute: [
      { when: { lt: [{ answer: 'age' }, 30] }, value: 1 },
      { when: { or: [{ lt: [{ answer: 'age' }, 60] }, { not: { answered: 'age' } }] }, value: 2 },
    ],
    otherwise: 3,
  });
});

test('constraints of every kind become limits; a number outside them by convention is a special answer', () => {
  const { definition, problems } = imported({
    survey: `
| type               | name | label | constraint                                  |
| decimal            | cost | Phí?  | (. >= 0 and . <= 9.5) or . = -98            |
| date               | day  | Ngày? | . >= date('2024-01-01') and . <= '2024-12-31' |
| text               | code | Mã?   | regex(., '^[A-Z]+$') and string-length(.) < 9 |
| select_multiple l  | some | Gì?   | count-selected(.) <= 1                      |
`,
    choices: `
| list_name | name | label |
| l         | 1    | Một   |
| l         | 2    | Hai   |
`,
  });
  expect(problems).toEqual([]);
  expect(question(definition, 'cost')).toMatchObject({
    validation: { hard: { min: 0, max: 9.5 } },
    special: ['dontKnow'],
  });
  expect(question(definition, 'day')).toMatchObject({
    validation: { hard: { from: '2024-01-01', to: '2024-12-31' } },
  });
  expect(question(definition, 'code')).toMatchObject({
    validation: { hard: { pattern: '^[A-Z]+$', maxLength: 8 } },
  });
  expect(question(definition, 'some')).toMatchObject({ validation: { hard: { max: 1 } } });
});

describe('what cannot be carried is named with sheet, row and column', () => {
  const { definition, problems } = imported({
    survey: `
| type                     | name   | label  | relevant                | constraint | choice_filter  | appearance | default | calculation | required | media::image |
| geopoint                 | place  | Ở đâu? |                         |            |                |            |         |             |          |              |
| begin_repeat             | child  | Con    |                         |            |                |            |         |             |          |              |
| integer                  | age    | Tuổi?  |                         | . < \${place} |             |            | 5       |             |          | a.png        |
| end_repeat               |        |        |                         |            |                |            |         |             |          |              |
| select_one town or_other | town   | Xã?    |                         |            | state=\${place} | minimal   |         |             |          |              |
| date                     | born   | Sinh?  | \${age} + 1 > 5         |            |                | month-year |         |             |          |              |
| text                     | a      | A?     | pulldata('x', 'y') = 1  |            |                |            |         |             | \${age} > 3 |           |
| text                     | b      | B?     | \${nobody} = 1          |            |                |            |         |             |          |              |
| text                     | c      | C?     | \${town} = 'hue'        |            |                |            |         |             |          |              |
| text                     | d      | D?     | \${age} >               |            |                |            |         |             |          |              |
| calculate                | e      |        |                         |            |                |            |         | concat(\${a}, \${b}) |   |              |
| select_one nothing       | f      | F?     |                         |            |                |            |         |             |          |              |
| rank town                | g      | G?     |                         |            |                |            |         |             |          |              |
| text                     | đây    | H?     |                         |            |                |            |         |             |          |              |
| begin_group              | empty  | Trống  |                         |            |                |            |         |             |          |              |
| end_group                |        |        |                         |            |                |            |         |             |          |              |
| begin_group              | open   | Mở     |                         |            |                |            |         |             |          |              |
| text                     | i      |        |                         |            |                |            |         |             |          |              |
`,
    choices: `
| list_name | name | label |
| town      | 1    | Một   |
| town      | 1    | Hai   |
`,
  });

  test.each([
    'survey 2 type unsupported-type',
    'survey 3 type repeat',
    'survey 4 constraint unknown-question',
    'survey 4 default unsupported-column',
    'survey 4 media::image unsupported-column',
    'survey 6 type or-other',
    'survey 6 choice_filter choice-filter',
    'survey 7 appearance appearance',
    'survey 7 relevant unsupported-function',
    'survey 8 relevant unsupported-function',
    'survey 8 required dynamic-required',
    'survey 9 relevant unknown-question',
    'survey 10 relevant unknown-choice',
    'survey 11 relevant syntax',
    'survey 12 calculation calculation',
    'survey 13 type unknown-list',
    'survey 14 type unsupported-type',
    'survey 15 name bad-name',
    'survey 16 name empty-group',
    'survey 18 type group-not-closed',
    'survey 19 label no-label',
    'choices 3 name duplicate-choice',
  ])('%s', (problem) => {
    expect(problems).toContain(problem);
  });

  test('and nothing else is', () => {
    expect(problems).toHaveLength(22);
    expect(definition.blocks.flatMap(({ questions }) => questions.map(({ name }) => name))).toEqual([
      'age',
      'town',
      'born',
      'a',
      'b',
      'c',
      'd',
      'f',
      'i',
    ]);
  });
});

test('a workbook without a survey sheet is no XLSForm', () => {
  const { definition, problems } = importXlsform(
    rowsOfTables({ data: '| STT | Họ tên |\n| 1 | A |' }),
    'x.xlsx',
  );
  expect(definition).toBeNull();
  expect(problems.map(({ code }) => code)).toEqual(['no-survey']);
});

test('an exact cell of ours that an edited standard column has left behind is named and not used', () => {
  const { definition, problems } = imported({
    survey: `
| type    | name | label | relevant    | ln::relevant     |
| integer | age  | Tuổi? |             |                  |
| text    | job  | Nghề? | \${age} = 9 | ne(\${age}, 8)   |
`,
  });
  expect(problems).toEqual(['survey 3 ln::relevant stale']);
  expect(question(definition, 'job').showIf).toEqual({ eq: [{ answer: 'age' }, 9] });
});

test('an expression nested beyond reason is refused, not a crash', () => {
  const { problems } = imported({
    survey: `
| type | name | label | relevant |
| text | a    | A?    | ${'('.repeat(9000)}1 |
`,
  });
  expect(problems).toEqual(['survey 2 relevant syntax']);
});
