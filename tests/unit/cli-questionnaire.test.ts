import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { questionnaireDefinition } from '#contract/questionnaire-definition.ts';
import { InputFault } from '#cli/input-fault.ts';
import { type QuestionnaireFile, readQuestionnaireFile } from '#cli/questionnaire-file.ts';
import { notesOf, problemsOf } from '#cli/questionnaire-text.ts';
import { walkQuestionnaire } from '#cli/questionnaire-walk.ts';
import { writeWorkbook } from '#cli/write-workbook.ts';
import { exportXlsform } from '#domain/questionnaire/xlsform/export-xlsform.ts';
import { cati } from '#tests/support/cati.ts';
import { shippedForms } from './questionnaire-shipped.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cati-questionnaire-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function fileWith(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const pizzaSheets = [
  {
    name: 'survey',
    rows: [
      ['type', 'name', 'label', 'relevant', 'required'],
      ['note', 'hello', 'Xin chào ạ.', '', ''],
      ['select_one yes_no', 'likes_pizza', 'Bác có thích pizza?', '', 'yes'],
      ['select_multiple toppings', 'which_toppings', 'Thích loại nào?', "${likes_pizza} = 'yes'", 'yes'],
      ['integer', 'age', 'Bác bao nhiêu tuổi?', '', 'yes'],
      ['text', 'remarks', 'Góp ý?', '', 'no'],
      ['geopoint', 'place', 'Ở đâu?', '', ''],
    ],
  },
  {
    name: 'choices',
    rows: [
      ['list_name', 'name', 'label'],
      ['yes_no', 'yes', 'Có'],
      ['yes_no', 'no', 'Không'],
      ['yes_no', '98', 'Không biết'],
      ['toppings', 'cheese', 'Phô mai'],
      ['toppings', 'sausage', 'Xúc xích'],
    ],
  },
];

async function pizza(): Promise<QuestionnaireFile & { path: string }> {
  const path = join(folder, 'pizza.xlsx');
  await writeWorkbook(path, pizzaSheets);
  return { path, ...(await readQuestionnaireFile(path)) };
}

describe.each(shippedForms)('the shipped form $file', ({ json }) => {
  test('comes back from a workbook as it was', async () => {
    const definition = questionnaireDefinition.parse(json);
    const path = join(folder, 'shipped.xlsx');
    await writeWorkbook(path, exportXlsform(definition));
    expect(await readQuestionnaireFile(path)).toMatchObject({
      definition,
      xlsform: { problems: [], notes: [] },
    });
  });
});

test('an XLSForm’s problems and what was done on its behalf are said with sheet, row and column', async () => {
  const file = await pizza();
  expect(problemsOf(file)).toEqual([
    { where: 'trang survey, dòng 7, cột type', message: expect.stringContaining('geopoint') },
  ]);
  expect(notesOf(file).map(({ message }) => message)).toEqual(
    expect.arrayContaining([expect.stringContaining('yes = 1, no = 2')]),
  );
});

describe('a walk through an XLSForm', () => {
  test('takes answers by the names of the form, reads statements and passes over what is optional', async () => {
    const given = new Map<string, unknown>([
      ['likes_pizza', 'yes'],
      ['which_toppings', ['cheese', 2]],
      ['age', 40],
    ]);
    const { path, skipped, invalid } = walkQuestionnaire(await pizza(), given, {});
    expect(path.asked).toEqual(['hello', 'likes-pizza', 'which-toppings', 'age', 'remarks']);
    expect(path.counted.get('which-toppings')).toEqual({ value: [1, 2] });
    expect([skipped, invalid, path.ended]).toEqual([[], [], { kind: 'complete' }]);
  });

  test('a special answer is taken by its code, and skips what hangs on a yes', async () => {
    const given = new Map<string, unknown>([
      ['likes_pizza', 98],
      ['age', 40],
    ]);
    const { path, skipped } = walkQuestionnaire(await pizza(), given, {});
    expect(path.counted.get('likes-pizza')).toEqual({ special: 'dontKnow' });
    expect(skipped).toEqual(['which-toppings']);
  });

  test('stops at an answer that the question does not take; what comes later is not called skipped', async () => {
    const given = new Map<string, unknown>([
      ['likes_pizza', 'maybe'],
      ['age', 40.5],
      ['nobody', 1],
    ]);
    const { path, skipped, invalid } = walkQuestionnaire(await pizza(), given, {});
    expect(invalid).toEqual([
      { name: 'likes_pizza', fault: 'wrong-kind' },
      { name: 'age', fault: 'not-whole' },
      { name: 'nobody', fault: 'unknown-question' },
    ]);
    expect([path.asked, path.current, skipped]).toEqual([['hello'], 'likes-pizza', []]);
  });
});

describe('a file that is no questionnaire', () => {
  test.each([
    ['a list', 'ds.csv', 'STT,Họ tên\n1,A\n', /cần bảng hỏi là JSON của hệ thống hoặc XLSForm/],
    ['JSON of something else', 'x.json', { blocks: [] }, /không đúng cấu trúc bảng hỏi ở key/],
    ['broken JSON', 'y.json', '{"key": 1,\n "x" 2}', /JSON viết sai ở dòng 2, cột 6\.$/m],
    ['JSON cut short', 'y.json', '{"key": ', /bị cắt cụt|JSON viết sai ở dòng 1/],
    ['a page', 'trang.html', '<html></html>', /tệp này là một trang HTML hoặc XML\.$/m],
  ])('%s', async (_, name, content, sentence) => {
    const path = fileWith(name, content);
    await expect(readQuestionnaireFile(path)).rejects.toThrow(InputFault);
    await expect(readQuestionnaireFile(path)).rejects.toThrow(sentence);
  });

  test('a workbook of another kind', async () => {
    const path = join(folder, 'other.xlsx');
    await writeWorkbook(path, [{ name: 'Danh sách', rows: [['STT'], ['1']] }]);
    await expect(readQuestionnaireFile(path)).rejects.toThrow(/Không có trang tính «survey»/);
  });
});

describe('cati questionnaire', () => {
  test('check gives one object; walk the names of the form’s own', async () => {
    const { path } = await pizza();
    const check = await cati('questionnaire', 'check', path, '--json');
    expect([check.status, check.complaint]).toEqual([0, '']);
    expect(JSON.parse(check.output)).toMatchObject({
      id: 'pizza',
      version: 1,
      languages: ['vi'],
      questions: 5,
      problems: [{ where: 'trang survey, dòng 7, cột type' }],
    });
    const answers = fileWith('answers.json', { likes_pizza: 'no', age: 33 });
    const walk = await cati('questionnaire', 'walk', path, '--answers', answers, '--json');
    expect(JSON.parse(walk.output)).toMatchObject({
      asked: ['hello', 'likes_pizza', 'age', 'remarks'],
      skipped: ['which_toppings'],
      invalid: [],
      complete: true,
    });
  });

  test('walk reads the case, and says in Vietnamese where the interview ended', async () => {
    const form = shippedForms.find(({ file }) => file === 'transaction-form.json')?.path ?? '';
    const answers = fileWith('wrong.json', { identity: 3 });
    const context = fileWith('case.json', { 'respondent.organisation': true });
    const { status, output } = await cati(
      'questionnaire',
      'walk',
      form,
      '--answers',
      answers,
      '--case',
      context,
    );
    expect(status).toBe(0);
    expect(output).toContain('Dừng ở câu identity: wrong-person.');
    const unknown = fileWith('case.json', { phone: 'x' });
    const refused = await cati('questionnaire', 'walk', form, '--answers', answers, '--case', unknown);
    expect([refused.status, refused.output]).toEqual([1, '']);
    expect(refused.complaint).toContain('không có mục «phone»');
  });

  test('convert writes our JSON, and an existing JSON as an XLSForm', async () => {
    const { path, definition } = await pizza();
    const json = join(folder, 'pizza.json');
    expect((await cati('questionnaire', 'convert', path, '--out', json)).output).toContain('geopoint');
    expect(JSON.parse(readFileSync(json, 'utf8'))).toEqual(definition);
    expect((await cati('questionnaire', 'convert', json, '--out', join(folder, 'pizza.ods'))).status).toBe(2);
  });
});
