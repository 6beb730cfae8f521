// One working day, by the people who work it: list in, sample drawn, twenty calls by keyboard, the floor watching, one
// interview re-called for phúc tra, and the index read at the end.
import { fileURLToPath } from 'node:url';

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';

import { readFile } from 'node:fs/promises';
import { questionnaireDefinition } from '#contract/questionnaire-definition.ts';
import { getIndex } from '#contract/results.ts';
import { sampleView } from '#server/features/samples/queries.ts';
import { createSurvey } from '#server/features/surveys/commands.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { takeCall, type Encounter, type Pressed } from './support/operator-at-keyboard.ts';
import { openPage, photograph, type OpenPage } from './support/page.ts';
import { startProduct, type Product } from '#tests/support/product.ts';
import { activeSurvey, mobileNumbers, roundTheClock } from '#tests/support/survey.ts';
import { draftSurvey, drawnBy, loadList, persons, planByAgency } from '#tests/support/frame-list.ts';

const list = fileURLToPath(new URL('../data/tthc-dak-glong-59.xlsx', import.meta.url));
const clientFolder = fileURLToPath(new URL('../../dist/client', import.meta.url));
const ring = { ringSeconds: 2 };
const interviewed: Encounter = { behaviour: { kind: 'completes', ...ring }, disposition: 'complete' };
const silent = (behaviour: Encounter['behaviour']): Encounter => ({ behaviour, disposition: null });

/** Twenty calls, every outcome among them, in the order of the draw. */
const day: readonly Encounter[] = [
  interviewed,
  silent({ kind: 'busy' }),
  interviewed,
  silent({ kind: 'no-answer' }),
  {
    behaviour: { kind: 'wrong-person', ...ring },
    disposition: 'wrong-person',
    answers: { 'Đúng người': '3' },
  },
  interviewed,
  silent({ kind: 'switched-off' }),
  { behaviour: { kind: 'refuses', ...ring }, disposition: 'refusal-soft', stopAfter: 2 },
  interviewed,
  silent({ kind: 'not-in-use' }),
  { behaviour: { kind: 'call-later', ...ring }, disposition: 'appointment', stopAfter: 1 },
  interviewed,
  { behaviour: { kind: 'hangs-up', afterQuestions: 9, ...ring }, disposition: 'break-off', listens: true },
  {
    behaviour: { kind: 'not-eligible', ...ring },
    disposition: 'ineligible',
    answers: { 'Từ đủ 18 tuổi': '2' },
  },
  { behaviour: { kind: 'refuses', ...ring }, disposition: 'refusal-hard', stopAfter: 1 },
  interviewed,
  silent({ kind: 'no-answer' }),
  { behaviour: { kind: 'answering-machine', ...ring }, disposition: 'voicemail', stopAfter: 0 },
  interviewed,
  interviewed,
];

let database: FreshDatabase;
let product: Product;
let browser: Browser;
let surveyId: string;

beforeAll(async () => {
  database = await freshDatabase();
  product = await startProduct({ databaseUrl: database.url, clientFolder, sweepEveryMs: 2000 });
  browser = await launchChromium();
  // A draft whose hours never close, so that the test means the same at night.
  surveyId = await createSurvey(
    await product.as('giamsat'),
    {
      code: 'dak-glong-2024',
      name: 'Khảo sát huyện Đắk Glong 2024',
      authority: 'UBND huyện Đắk Glong',
      planNumber: '59/KH-UBND',
      verificationPhone: '1022',
      periodFrom: '2024-01-01',
      periodTo: '2024-12-31',
      startsOn: '2020-01-01',
      endsOn: '2099-12-31',
      backCheckRate: 0.5,
      ...product.versions,
    },
    { callRules: roundTheClock, backCheckSeed: 'ngay-lam-viec' },
  );
});
afterAll(async () => {
  await browser.close();
  await product.close();
  await database.drop();
});

async function enter(username: string): Promise<OpenPage> {
  const opened = await openPage(browser, product.origin);
  onTestFailed(() => photograph(opened.page, `failed-${username}`));
  await opened.page.goto('/');
  await opened.page.getByLabel('Tên đăng nhập').fill(username);
  await opened.page.getByLabel('Mật khẩu', { exact: true }).fill('langnghe');
  await opened.page.keyboard.press('Enter');
  await opened.page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  return opened;
}

/** A different key for each item, 4 and 5 often, the special answers now and then; the same at every run. */
const keyOf = (call: number) => {
  let count = 0;
  return () => {
    count += 1;
    return (
      ['5', '4', '4', '5', '3', '4', '5', '2', '4', '8', '5', '4', '1', '4', '7', '5', '9'][
        (call * 7 + count * 5) % 17
      ] ?? '4'
    );
  };
};

const typed: Pressed[] = [];
let askedNotTo = '';
let elsewhere = '';

test('the supervisor loads the list, draws 400 of it, confirms and starts calling', async () => {
  const { page, complaints, close } = await enter('giamsat');
  await page.goto(`/surveys/${surveyId}/lists`);
  await page.locator('input[type=file]').setInputFiles(list);
  await page.getByText('Đã đọc', { exact: true }).first().waitFor();
  await page.getByText('3.525').first().waitFor();
  await photograph(page, 'day-1-list');

  await page.goto(`/surveys/${surveyId}/sample`);
  await page.getByLabel('Hạt giống').fill('20240318');
  // A look elsewhere changes no seed that may have been told to the public.
  await page.goto(`/surveys/${surveyId}/lists`);
  await page.goto(`/surveys/${surveyId}/sample`);
  await page.getByRole('button', { name: 'Rút mẫu' }).waitFor();
  expect(await page.getByLabel('Hạt giống').inputValue()).toBe('20240318');
  await page.getByRole('button', { name: 'Rút mẫu' }).click();
  await page.getByRole('button', { name: 'Xác nhận mẫu…' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('xác nhận 400');
  await photograph(page, 'day-2-confirm');
  await page.keyboard.press('Enter');
  await page.getByText('Mẫu này không đổi được nữa').waitFor();

  await page.goto(`/surveys/${surveyId}`);
  await page.getByRole('button', { name: 'Bắt đầu gọi' }).first().click();
  // Nobody is called by one click: it says how many, from when and in which hours.
  await page.getByRole('dialog').getByText('Hệ thống sẽ gọi để có 400 phiếu nữa').waitFor();
  await photograph(page, 'day-3-starting');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Tạm dừng' }).first().waitFor();
  await photograph(page, 'day-3-active');
  expect(complaints).toEqual([]);
  await close();
});

test('the operator takes twenty calls without the mouse while the floor is watched', async () => {
  const cases = await product.ctx.prisma.case.findMany({
    where: { surveyId },
    orderBy: { drawOrder: 'asc' },
    take: day.length,
    include: { person: true },
  });
  for (const [index, surveyCase] of cases.entries())
    product.simulator.setBehaviour(
      surveyCase.person.phones[0] ?? '',
      day[index]?.behaviour ?? interviewed.behaviour,
    );

  // Another survey has drawn the one who will ask not to be called again, and has called nobody yet.
  askedNotTo =
    cases[day.findIndex(({ disposition }) => disposition === 'refusal-hard')]?.person.phones[0] ?? '';
  elsewhere = await activeSurvey(await product.as('giamsat'), database.url, product.versions, {
    phones: [askedNotTo.replace('+84', '0'), ...mobileNumbers(2, 700_000)],
  });
  await product.ctx.prisma.survey.update({ where: { id: elsewhere }, data: { status: 'paused' } });

  const floor = await enter('giamsat');
  await floor.page.goto(`/surveys/${surveyId}/floor`);

  const { page, complaints, close } = await enter('dtv01');
  await page.getByRole('heading', { name: 'Vào ca phỏng vấn' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('Đang tạm nghỉ').waitFor();
  await page.keyboard.press('F2');
  const calls = day.filter(({ disposition }) => disposition !== null);
  for (const [index, encounter] of calls.entries()) {
    // A pause is asked for during the last call.
    if (index === calls.length - 1) {
      await page.getByText(/^câu 1\//).waitFor();
      await page.keyboard.press('F9');
    }
    const pressed = await takeCall(page, encounter, keyOf(index));
    if (encounter.disposition === 'complete') typed.push(pressed);
    if (index === 2) {
      await floor.page.getByText('Điện thoại viên 01').first().waitFor();
      await photograph(floor.page, 'day-4-floor');
    }
  }
  await page.getByText('Đang tạm nghỉ').waitFor();
  await photograph(page, 'day-5-paused');

  const attempts = await product.ctx.prisma.contactAttempt.groupBy({
    by: ['disposition'],
    where: { purpose: 'interview' },
    _count: true,
  });
  const counts = Object.fromEntries(attempts.map(({ disposition, _count }) => [disposition, _count]));
  expect(counts).toEqual({
    complete: 8,
    busy: 1,
    'no-answer': 2,
    unreachable: 1,
    'number-not-in-use': 1,
    'wrong-person': 1,
    'refusal-soft': 1,
    'refusal-hard': 1,
    appointment: 1,
    'break-off': 1,
    ineligible: 1,
    voicemail: 1,
  });
  await floor.page.getByText('Hoàn thành phiếu').first().waitFor();
  await photograph(floor.page, 'day-6-floor-after');
  expect(complaints).toEqual([]);
  expect(floor.complaints).toEqual([]);
  const dialled = product.simulator.log().calls.filter(({ to }) => to.startsWith('+84'));
  expect(dialled).toHaveLength(day.length);
  expect(new Set(dialled.map(({ to }) => to)).size).toBe(day.length);
  expect(product.simulator.log().warnings).toEqual([]);
  await floor.close();
  await close();
});

test('whoever asked not to be called again is called by no survey any more', async () => {
  const { page, complaints, close } = await enter('giamsat');
  await page.goto('/khong-goi');
  await page.getByLabel('Số điện thoại').fill(askedNotTo);
  await page.keyboard.press('Enter');
  await page.getByText('Có trong danh sách, không được gọi').waitFor();
  await page.getByText('Điện thoại viên 01').first().waitFor();
  await photograph(page, 'day-6-asked-not-to');

  // Drawn before: the case has ended, with the reason.
  const ended = await product.ctx.prisma.case.findMany({ where: { surveyId: elsewhere, status: 'final' } });
  expect(ended).toMatchObject([{ reason: 'do-not-call', disposition: 'refusal-hard', attemptCount: 0 }]);
  await page.goto(`/surveys/${elsewhere}/sample/board`);
  await page.getByText('1 để yên, chưa gọi').waitFor();
  await photograph(page, 'day-6-left-in-peace');

  // Drawn after: left out.
  const ctx = await product.as('giamsat');
  const next = await draftSurvey(ctx, product.versions);
  await loadList(ctx, product.pool, next, [
    { name: 'Lê Văn Mẫu', phone: askedNotTo.replace('+84', '0') },
    ...persons(2, 800_000),
  ]);
  const sample = await sampleView(ctx, await drawnBy(ctx, product.pool, next, planByAgency()));
  expect(sample).toMatchObject({ persons: 2, excluded: { doNotCall: 1 } });
  expect(complaints).toEqual([]);
  await close();
});

test('Sở Nội vụ re-calls one of them blind and gets the comparison after submitting', async () => {
  const { page, complaints, close } = await enter('phuctra');
  await page.goto(`/surveys/${surveyId}/back-checks`);
  await page.getByRole('row').nth(1).focus();
  await photograph(page, 'day-7-back-checks');
  await page.keyboard.press('g');
  await page.waitForURL(/\/console/);
  // What was recorded stands there before it is sent, and an answer can be gone back to.
  const looksThrough = async () => {
    await page.getByRole('listbox', { name: 'Bạn đã ghi' }).getByText('Đúng là người cần gặp').waitFor();
    await page.keyboard.press('ArrowUp');
    await photograph(page, 'day-7-recheck-review');
    await page.keyboard.press('Enter');
    await page.getByText('Đang xem lại câu đã hỏi').waitFor();
    expect(await product.ctx.prisma.backCheck.count({ where: { surveyId, status: 'submitted' } })).toBe(0);
    await page.keyboard.press('Alt+End');
    await page.getByRole('listbox', { name: 'Bạn đã ghi' }).waitFor();
  };
  await takeCall(page, { ...interviewed, looksThrough }, () => '4');
  await page.goto(`/surveys/${surveyId}/back-checks?show=done`);
  const done = await product.ctx.prisma.backCheck.findFirstOrThrow({
    where: { surveyId, status: 'submitted' },
  });
  await page.goto(`/surveys/${surveyId}/back-checks/${done.id}`);
  await page.getByRole('table').first().waitFor();
  await photograph(page, 'day-8-back-check-result');
  expect(complaints).toEqual([]);
  await close();
});

test('the analyst reads an index equal to the one computed from the keys that were pressed', async () => {
  const form = new URL('../../prisma/questionnaires/transaction-form.json', import.meta.url);
  const definition = questionnaireDefinition.parse(JSON.parse(await readFile(form, 'utf8')));
  const factors = new Map<string, string[]>();
  for (const question of definition.blocks.flatMap(({ questions }) => questions))
    if ('index' in question && question.index)
      factors.set(question.index.factor, [...(factors.get(question.index.factor) ?? []), question.label.vi]);
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const itemShares = (labels: string[]) =>
    labels
      .map((label) =>
        typed
          .map((pressed) => pressed.get(label))
          .filter((key) => key !== undefined && '12345'.includes(key)),
      )
      .filter((valid) => valid.length > 0)
      .map((valid) => (100 * valid.filter((key) => key === '4' || key === '5').length) / valid.length);
  const expected = mean([...factors.values()].map((labels) => mean(itemShares(labels))));

  const analyst = await product.signIn('phantich');
  const index = await analyst.call(getIndex, { params: { surveyId } });
  expect(index.interviews).toBe(8);
  expect(index.overall.score).toBeCloseTo(expected, 9);

  const { page, complaints, close } = await enter('phantich');
  await page.goto(`/surveys/${surveyId}/index`);
  const shown = (index.overall.shown ?? 0).toLocaleString('vi-VN', { minimumFractionDigits: 2 });
  await page.getByText(shown).first().waitFor();
  await photograph(page, 'day-9-index');
  expect(complaints).toEqual([]);
  await close();
});
