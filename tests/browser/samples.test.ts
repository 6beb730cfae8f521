// Designing and drawing a sample in a real browser: a plan copied and changed, the planner beside it, the committed seed,
// the frame closed, the draw confirmed, a replicate released, the do-not-call list. Every screen photographed.
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { localDay, surveyTimeZone } from '#domain/cases/call-hours.ts';
import type { Context } from '#server/context.ts';
import { readList, uploadList } from '#server/features/lists/commands.ts';
import { createSurvey } from '#server/features/surveys/commands.ts';
import { openDatabase } from '#server/platform/database.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { startProduct, type Product } from '#tests/support/product.ts';
import { roundTheClock } from '#tests/support/survey.ts';
import { lookAt } from './support/look.ts';
import { windowOf } from './support/page.ts';

const clientFolder = fileURLToPath(new URL('../../dist/client', import.meta.url));
const list = fileURLToPath(new URL('../data/tthc-dak-glong-59.xlsx', import.meta.url));
const publicSource = 'XSKT Đắk Lắk 01/12/2026, giải đặc biệt';

let database: FreshDatabase;
let product: Product;
let browser: Browser;
let surveyId: string;

beforeAll(async () => {
  database = await freshDatabase();
  product = await startProduct({ databaseUrl: database.url, clientFolder });
  [browser, surveyId] = await Promise.all([launchChromium(), surveyWithList()]);
});
afterAll(async () => {
  await browser.close();
  await product.close();
  await database.drop();
});

async function surveyWithList(): Promise<string> {
  const ctx = await product.as('giamsat');
  const id = await createSurvey(
    ctx,
    {
      code: 'dak-glong-2024',
      name: 'Khảo sát huyện Đắk Glong 2024',
      authority: 'UBND huyện Đắk Glong',
      planNumber: '59/KH-UBND',
      verificationPhone: '1022',
      periodFrom: '2024-01-01',
      periodTo: '2024-12-31',
      startsOn: localDay(new Date(), surveyTimeZone),
      endsOn: localDay(new Date(Date.now() + 60 * 86_400_000), surveyTimeZone),
      backCheckRate: 0.1,
      ...product.versions,
    },
    { callRules: roundTheClock, backCheckSeed: 'test' },
  );
  // Read here at once, so the worker's job for it is not sent.
  const withoutJobs: Context = { ...ctx, jobs: { enqueue: async () => undefined } };
  const opened = openDatabase(database.url, 2);
  const listId = await uploadList(withoutJobs, opened.pool, id, {
    name: 'tthc-dak-glong-59.xlsx',
    content: createReadStream(list),
  });
  await readList(ctx, opened.pool, listId);
  await opened.close();
  expect(await ctx.prisma.transactionList.findUniqueOrThrow({ where: { id: listId } })).toMatchObject({
    status: 'done',
    fault: null,
  });
  return id;
}

const signedIn = (username: string) => windowOf(browser, product, username, 'samples');

const patience = { timeout: 15_000 };

/** The number that a figure of the page begins with, by the figure's label. */
async function figure(page: Page, label: string): Promise<number> {
  const term = page.locator(`dl > div:has(> dt:text-is("${label}")) > dd`);
  const text = await term.first().textContent();
  return Number((/^[\d.]+/.exec(text ?? '')?.[0] ?? '').replaceAll('.', ''));
}

test('a built-in plan is copied and changed, and the planner moves with every figure', async () => {
  const { page, complaints, close } = await signedIn('giamsat');
  const faults: string[] = [];
  await page.goto('/phuong-an');
  await page.getByText('Huyện Đắk Glong 2024', { exact: false }).first().waitFor();
  faults.push(...(await lookAt(page, 'plans')));

  await page.getByRole('link', { name: /Đắk Glong 2024/ }).click();
  await page.getByText('Phương án dựng sẵn không sửa được').waitFor();
  await expect.poll(() => figure(page, 'Mẫu chính'), patience).toBe(400);
  faults.push(...(await lookAt(page, 'plan-built-in')));

  await page.getByRole('link', { name: 'Sao ra để sửa' }).click();
  await page.getByLabel('Tên phương án').fill('Đắk Glong 2024, một nửa, bốn lô');
  await expect.poll(() => figure(page, 'Mẫu chính'), patience).toBe(400);
  await page.getByLabel('Tổng số người').fill('200');
  await expect.poll(() => figure(page, 'Mẫu chính'), patience).toBe(200);
  await page.getByLabel('Số lô mẫu').fill('4');

  // What is wrong is said at the field, and the figures are those of before.
  await page.getByLabel('Tổng số người').fill('');
  await page.getByText('Còn 1 chỗ chưa đúng').waitFor();
  await page.getByText('số dưới đây là của bản đúng gần nhất').waitFor();
  expect(await page.getByLabel('Tổng số người').getAttribute('aria-invalid')).toBe('true');
  faults.push(...(await lookAt(page, 'plan-faulty')));

  // Nothing typed is lost to a fault or a reload.
  await page.reload();
  await page.getByText('Bản đang sửa được giữ trên máy này').waitFor();
  expect(await page.getByLabel('Tên phương án').inputValue()).toBe('Đắk Glong 2024, một nửa, bốn lô');
  await page.keyboard.press('Control+s');
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-invalid')), patience)
    .toBe('true');
  await page.keyboard.type('200');
  await expect.poll(() => page.getByText('chỗ chưa đúng').count(), patience).toBe(0);
  await expect.poll(() => figure(page, 'Mẫu chính'), patience).toBe(200);
  await page.locator('summary').filter({ hasText: 'Đối tượng' }).click();
  faults.push(...(await lookAt(page, 'plan-editor')));
  await page.keyboard.press('Control+s');
  await page.getByText('Đã lưu lúc').waitFor();
  await page.getByRole('heading', { name: 'Đắk Glong 2024, một nửa, bốn lô', level: 1 }).waitFor();

  expect(faults).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});

const namesWaiting = /tên cơ quan chưa đối chiếu/;

test('a seed is committed, the frame closed, the sample drawn and confirmed, a replicate released', async () => {
  const { page, complaints, close } = await signedIn('giamsat');
  const faults: string[] = [];
  const dialog = page.getByRole('dialog');
  /** Types what the open dialog asks to be typed, then Enter. */
  const confirmByTyping = async () => {
    const label = (await dialog.getByText(/^Gõ «/).textContent()) ?? '';
    await dialog.getByRole('textbox').fill(/«(.+)»/.exec(label)?.[1] ?? '');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
  };

  await page.goto(`/surveys/${surveyId}/sample/frame`);
  await page.getByText('Đang mở, còn nhận danh sách').waitFor();
  expect(await figure(page, 'Hồ sơ được nhận')).toBe(3525);
  await page.getByLabel('Số đứng tên từ bao nhiêu người thì hỏi').fill('3');
  await page.getByRole('button', { name: 'Đổi quy tắc' }).click();
  await page.getByText('1 số chưa quyết định').waitFor();
  await page.getByText('Số đứng tên từ 3 người trở lên').waitFor();
  faults.push(...(await lookAt(page, 'frame-open')));
  // One number under 85 names: a clerk's. Left out by its key.
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('l');
  await expect.poll(() => figure(page, 'Hồ sơ để ngoài'), patience).toBe(85);
  await page.getByText('Đã quyết định hết').waitFor();

  await page.getByText('Tính mã băm từ hạt giống').click();
  await page.getByRole('button', { name: 'Gợi ý' }).click();
  const secret = await page.getByLabel('Phần giữ kín').inputValue();
  await page.getByLabel('Nguồn ngẫu nhiên công khai').fill(publicSource);
  await page.getByRole('button', { name: 'Dùng mã này' }).click();
  await page.getByLabel('Công bố ở đâu').fill('Thông báo 12/TB-SNV ngày 24/11/2026');
  faults.push(...(await lookAt(page, 'frame-commit')));
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.url(), request.postData() ?? ''));
  await page.getByRole('button', { name: 'Ghi cam kết…' }).click();
  await confirmByTyping();
  await page.getByText('Đã cam kết').waitFor();
  expect(sent.join(' ')).not.toContain(secret);

  await page.getByRole('link', { name: 'Rút mẫu' }).click();
  await page.getByText('chỉ dùng được sau khi khóa khung mẫu').waitFor();
  await page.getByRole('link', { name: 'Đến khung mẫu' }).click();
  await page.getByRole('button', { name: 'Khóa khung mẫu…' }).click();
  await dialog.getByText('Sau khi khóa').waitFor();
  faults.push(...(await lookAt(page, 'frame-close')));
  await confirmByTyping();
  await page.getByText(/^Đã khóa lúc/).waitFor();
  faults.push(...(await lookAt(page, 'frame-closed')));

  await page.getByRole('link', { name: 'Rút mẫu' }).first().click();
  // What was left open is said where it is settled, with the way there.
  await page.getByText(namesWaiting).waitFor();
  await page.getByRole('link', { name: 'Đối chiếu tên cơ quan' }).click();
  await page.getByText(/^Tên và số hồ sơ của riêng /).waitFor();
  faults.push(...(await lookAt(page, 'names-of-survey')));
  await page.goBack();
  await page.getByRole('combobox', { name: 'Phương án' }).click();
  await page.getByRole('option', { name: 'Đắk Glong 2024, một nửa, bốn lô' }).click();
  await page.getByLabel('Hạt giống').fill(`${secret} | ${publicSource}`);
  await page.getByText('còn ghi kết quả của nguồn công khai').waitFor();
  await page.getByLabel('Hạt giống').fill(`${secret} | ${publicSource} = 904117`);
  await page.getByText('Khớp với mã băm đã công bố').waitFor();
  await page.getByRole('button', { name: 'Rút mẫu' }).click();
  await page.getByText('Đã rút, chưa xác nhận').waitFor(patience);
  expect(await figure(page, 'Mẫu chính')).toBe(200);
  faults.push(...(await lookAt(page, 'sample-drawn-here')));
  const [bundle] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Tải hồ sơ (.zip)' }).click(),
  ]);
  expect((await readFile((await bundle.path()) ?? '')).subarray(0, 2).toString()).toBe('PK');

  const toCheck = page.getByRole('region', { name: 'Để kiểm tra lại' });
  await toCheck.getByText('Mã băm bản kê của hồ sơ kiểm chứng').waitFor();
  const [ofFrame, ofSample, ofManifest] = await toCheck.locator('dd').allTextContents();
  const digests = [ofFrame, ofSample];
  expect(ofManifest).toMatch(/^[0-9a-f]{64}$/);
  await page.getByRole('button', { name: 'Xác nhận mẫu…' }).click();
  // What is confirmed for good is told by its digests, frame and sample.
  await expect.poll(() => dialog.locator('dd').allTextContents(), patience).toEqual(digests);
  expect(digests).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), expect.stringMatching(/^[0-9a-f]{64}$/)]);
  await dialog.getByText(namesWaiting).waitFor();
  faults.push(...(await lookAt(page, 'sample-confirm')));
  await confirmByTyping();
  await page.getByText('Mẫu này không đổi được nữa').waitFor();

  await page.getByRole('link', { name: 'Bảng tầng' }).click();
  await page.getByRole('button', { name: 'Đưa lô 2 vào gọi…' }).click();
  await dialog.getByLabel('Lý do').fill('lô 1 đã gọi hết mà còn thiếu phiếu');
  faults.push(...(await lookAt(page, 'board-release')));
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('lô 1 đã gọi hết mà còn thiếu phiếu').waitFor();
  await page.getByRole('button', { name: 'Đưa lô 3 vào gọi…' }).waitFor();
  await expect.poll(() => figure(page, 'Đã đưa vào gọi'), patience).toBeGreaterThan(50);
  // Of each stratum what is released and what is left of its main sample: two of four replicates, 100 of 200 persons.
  const releasedAndLeft = page.locator(
    'table:has(> caption:text-is("Các tầng")) > tbody > tr > :nth-child(3)',
  );
  const told = (await releasedAndLeft.allTextContents()).map((cell) => cell.split(' / ').map(Number));
  const sumOf = (at: number) => told.reduce((sum, pair) => sum + (pair[at] ?? Number.NaN), 0);
  expect([sumOf(0), sumOf(1)]).toEqual([100, 100]);
  faults.push(...(await lookAt(page, 'board')));

  expect(faults).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});

test('a number is looked up, added at a citizen’s request, found, and taken off by an administrator only', async () => {
  const { page, complaints, close } = await signedIn('giamsat');
  const faults: string[] = [];
  await page.goto('/khong-goi');
  const field = page.getByLabel('Số điện thoại');
  await field.fill('0910 009 511');
  await page.keyboard.press('Enter');
  await page.getByText('Không có trong danh sách').waitFor();
  await page.keyboard.type('Gọi đến tổng đài 1022 đề nghị không gọi');
  faults.push(...(await lookAt(page, 'do-not-call-add')));
  await page.keyboard.press('Enter');
  await page.getByText('Từ giờ không đợt nào gọi số này').waitFor();
  await page.getByRole('cell', { name: 'Gọi đến tổng đài 1022 đề nghị không gọi' }).waitFor();

  await page.locator('input[type=file]').setInputFiles({
    name: 'khong-goi.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Số điện thoại,Lý do\n0910009512,đề nghị\n0910009511,đề nghị\nkhông rõ,?\n'),
  });
  await page.getByText('Kết quả nạp khong-goi.csv').waitFor();
  await page.getByRole('cell', { name: 'không rõ' }).waitFor();
  faults.push(...(await lookAt(page, 'do-not-call')));

  await field.fill('84910009511');
  await field.press('Enter');
  await page.getByText('Có trong danh sách, không được gọi').waitFor();
  await page.getByText('Chỉ quản trị viên').waitFor();
  await field.fill('12');
  expect(await page.getByRole('button', { name: 'Kiểm tra' }).isDisabled()).toBe(true);
  await close();

  const admin = await signedIn('quantri');
  await admin.page.goto('/khong-goi');
  await admin.page.getByLabel('Số điện thoại').fill('0910009511');
  await admin.page.keyboard.press('Enter');
  await admin.page.getByLabel('Vì sao bỏ').fill('nhập nhầm số');
  await admin.page.keyboard.press('Enter');
  await admin.page.getByText('Số này lại được rút và gọi').waitFor();

  expect(faults).toEqual([]);
  expect([...complaints, ...admin.complaints]).toEqual([]);
  await admin.close();
});
