// Constraints on other answers, filtered choices, random orders and hidden values of an XLSForm.
import { describe, expect, test } from 'vitest';

import { checkDefinition } from '#domain/questionnaire/definition-check.ts';
import { imported, question } from './questionnaire-xlsform-imported.ts';

test('a constraint on other answers becomes a hard check with its message; limits stay limits', () => {
  const { definition, problems, notes } = imported({
    survey: `
| type    | name   | label  | constraint                          | constraint_message      |
| integer | visits | Mấy lần? | . >= 1                            |                         |
| integer | helped | Mấy lần? | . >= 0 and . <= \${visits}        | Nhiều hơn \${visits} lần đi lại |
| date    | until  | Đến ngày? | . > '2024-01-01'                 |                         |
| date    | again  | Ngày?  | . >= \${until} or \${visits} = 1   |                         |
| text    | other  | Gì?    | . <= today()                        | Không được              |
`,
  });
  expect(question(definition, 'helped')).toMatchObject({
    validation: { hard: { min: 0, whole: true }, message: { vi: 'Nhiều hơn {answer.visits} lần đi lại' } },
    checks: [
      {
        when: { not: { le: [{ answer: 'helped' }, { answer: 'visits' }] } },
        hard: true,
        message: { vi: 'Nhiều hơn {answer.visits} lần đi lại' },
      },
    ],
  });
  expect(question(definition, 'until')).toMatchObject({
    checks: [{ when: { not: { gt: [{ answer: 'until' }, '2024-01-01'] } } }],
  });
  expect(question(definition, 'again')).toMatchObject({
    checks: [
      {
        when: {
          not: {
            or: [{ ge: [{ answer: 'again' }, { answer: 'until' }] }, { eq: [{ answer: 'visits' }, 1] }],
          },
        },
      },
    ],
  });
  expect(problems).toEqual(['survey 6 constraint unsupported-function']);
  expect(notes).toEqual(
    expect.arrayContaining([
      'survey 4 constraint message-supplied',
      'survey 5 constraint message-supplied',
      'survey 6 constraint_message unused-message',
    ]),
  );
  expect(checkDefinition(definition)).toEqual([]);
});

describe('choice_filter', () => {
  // The construct as the format's documentation explains it: cascading selects over columns of the choices.
  const choices = `
| list_name | name    | label | state | size |
| states    | texas   | Bang A |      |      |
| states    | wash    | Bang B |      |      |
| counties  | king    | Hạt X | wash  | 3    |
| counties  | cameron | Hạt Y | texas | 1    |
| counties  | pierce  | Hạt Z | wash  | 2    |
`;
  const withFilter = (filter: string) =>
    imported({
      survey: `
| type                | name   | label | required | choice_filter |
| select_one states   | state  | Bang? | yes      |               |
| select_one counties | county | Hạt?  | yes      | ${filter} |
`,
      choices,
    });

  test('on an earlier answer becomes a condition of each option, in options of the question’s own', () => {
    const { definition, problems, notes } = withFilter('state = ${state}');
    expect(problems).toEqual([]);
    expect(notes.filter((note) => note.includes('unknown-column'))).toEqual([
      'choices 1 size unknown-column',
    ]);
    expect(question(definition, 'county')).toMatchObject({
      options: [
        { code: 1, showIf: { eq: [{ answer: 'state' }, 2] } },
        { code: 2, showIf: { eq: [{ answer: 'state' }, 1] } },
        { code: 3, showIf: { eq: [{ answer: 'state' }, 2] } },
      ],
    });
    expect(checkDefinition(definition)).toEqual([]);
  });

  test('joined by and, and by the choice’s own name, is carried too', () => {
    const { definition, problems } = withFilter("selected(${state}, state) and name != 'pierce'");
    expect(problems).toEqual([]);
    const county = question(definition, 'county');
    if (county.kind !== 'single' || typeof county.options === 'string') throw new Error('options of its own');
    expect(county.options[2]?.showIf).toMatchObject({ and: [{}, { not: { eq: ['pierce', 'pierce'] } }] });
  });

  test.each(['position(..) = 1', 'state = ${nobody}', 'region = ${state}', 'state = ${state} + 1'])(
    'that says anything else is named with its row, and every option is shown: %s',
    (filter) => {
      const { definition, problems } = withFilter(filter);
      expect(problems).toEqual(['survey 3 choice_filter choice-filter']);
      expect(question(definition, 'county')).toMatchObject({ options: 'counties' });
    },
  );
});

test('options in random order, values that are never asked, and other parameters', () => {
  const { definition, problems, notes } = imported({
    survey: `
| type         | name | label | parameters                    | ln::from          |
| select_one l | pick | Gì?   | randomize=true, seed=\${x}    |                   |
| hidden       | area |       |                               | transaction.field |
| integer      | age  | Tuổi? | start=1                       |                   |
| select_one l | rate | Gì?   | max-pixels=10                 |                   |
`,
    choices: `
| list_name | name | label |
| l         | 1    | Một   |
| l         | 2    | Hai   |
`,
  });
  expect(question(definition, 'pick')).toMatchObject({ order: 'random' });
  expect(question(definition, 'area')).toMatchObject({ kind: 'hidden', from: 'transaction.field' });
  expect(problems).toEqual([
    'survey 4 parameters unsupported-column',
    'survey 5 parameters unsupported-column',
  ]);
  expect(notes).toContain('survey 2 parameters own-seed');
});
