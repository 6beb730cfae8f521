// A supervisor and the lists that offices really send: a strange one is mapped by keyboard and read, its rows are
// filtered and given back; the same form again needs no question; sending and reading can be stopped.
import { createReadStream } from 'node:fs';
import { fileURLToPath } from 'node:url';

import pg from 'pg';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';

import { localDay, surveyTimeZone } from '#domain/cases/call-hours.ts';
import { createSurvey } from '#server/features/surveys/commands.ts';
import { room } from '#server/platform/rooms.ts';
import { readTable } from '#server/platform/tabular/read-table.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { startProduct, type Product } from '#tests/support/product.ts';
import { lookAt } from './support/look.ts';
import { openPage, photograph, type OpenPage } from './support/page.ts';
import { headerless, longList, officeName, sameFormAgain, strangeList } from './support/strange-lists.ts';

const clientFolder = fileURLToPath(new URL('../../dist/client', import.meta.url));
const patience = { timeout: 15_000 };

let database: FreshDatabase;
let product: Product;
let browser: Browser;
let surveyId: string;

beforeAll(async () => {
  database = await freshDatabase();
  product = await startProduct({ databaseUrl: database.url, clientFolder });
  browser = await launchChromium();
  surveyId = await createSurvey(await product.as('giamsat'), {
    code: 'dak-ha-2024',
    name: 'Khảo sát xã Đắk Ha 2024',
    authority: 'UBND huyện Đắk Glong',
    planNumber: '59/KH-UBND',
    verificationPhone: '1022',
    periodFrom: '2024-01-01',
    periodTo: '2024-12-31',
    startsOn: localDay(new Date(), surveyTimeZone),
    endsOn: localDay(new Date(Date.now() + 60 * 86_400_000), surveyTimeZone),
    backCheckRate: 0.1,
    ...product.versions,
  });
});
afterAll(async () => {
  await browser.close();
  await product.close();
  await database.drop();
});

async function supervisor(): Promise<OpenPage> {
  const { cookie } = await product.signIn('giamsat');
  const window = await openPage(browser, product.origin, { cookie });
  onTestFailed(() => photograph(window.page, 'failed-lists'));
  // Choosers are intercepted from here on: at the first `waitForEvent` it may be too late for a key.
  window.page.on('filechooser', () => undefined);
  await window.page.goto(`/surveys/${surveyId}/lists`);
  await window.page.getByRole('button', { name: 'Chọn tệp…' }).waitFor();
  return window;
}

/** Chooses a file with the key, as somebody without a mouse does. */
async function load(page: Page, name: string, buffer: Buffer): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('n');
  await (await chooser).setFiles({ name, mimeType: 'text/csv', buffer });
}

const pressUntil = async (page: Page, key: string, target: Locator) => {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead there`);
};

/** Tabs to the column's choice and goes through what it can be with the arrows. */
async function say(page: Page, letter: string, field: string): Promise<void> {
  const choice = page.getByRole('combobox', { name: new RegExp(`^Cột ${letter} `) });
  await pressUntil(page, 'Tab', choice);
  const chosen = () => choice.evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.text);
  for (let presses = 0; presses < 20 && (await chosen()) !== field; presses += 1)
    await page.keyboard.press('ArrowDown');
  expect(await chosen()).toBe(field);
}

const strange = 'so-theo-doi-dak-ha.csv';

test('a strange list is mapped by keyboard, read, filtered and given back', async () => {
  const { page, complaints, close } = await supervisor();
  const faults: string[] = [];
  const look = async (name: string) => faults.push(...(await lookAt(page, `lists-${name}`)));
  await look('empty');

  // Nothing is read before somebody has looked.
  await load(page, strange, strangeList());
  await page.getByRole('heading', { name: 'Cần xem cách đọc trước khi đọc tệp này' }).waitFor();
  await look('asked');
  expect(await product.ctx.prisma.transaction.count()).toBe(0);

  // What the file says stands there in the coding proposed, and beside it as it is.
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Cách đọc danh sách' }).waitFor();
  await page.getByRole('cell', { name: 'Đăng ký khai sinh' }).first().waitFor();
  await look('mapping-open');
  await page.keyboard.press('F8');
  await page.keyboard.press('ArrowDown');
  await page.getByRole('cell', { name: '§¨ng ký khai sinh' }).first().waitFor();
  await look('mapping-other-coding');
  await page.keyboard.press('ArrowUp');
  await page.getByRole('cell', { name: 'Đăng ký khai sinh' }).first().waitFor();

  // The second point is the columns.
  await page.keyboard.press('F8');
  await say(page, 'D', 'Số điện thoại');
  await say(page, 'E', 'Tên thủ tục hành chính');
  await say(page, 'F', 'Lĩnh vực');
  await say(page, 'H', 'Ngày trả kết quả');
  await say(page, 'I', 'Trạng thái');
  expect(await page.getByRole('button', { name: 'Đọc danh sách' }).isDisabled()).toBe(true);
  await page.getByText('Chưa có cơ quan: hãy chọn cột cơ quan').waitFor();
  await pressUntil(page, 'F8', page.getByRole('combobox', { name: 'Cơ quan của cả danh sách' }));
  await page.keyboard.type(officeName);
  await page.getByText('Chưa trả lời: số chưa rõ').waitFor();
  await pressUntil(page, 'F8', page.getByRole('radio', { name: 'Là số di động ngày nay' }));
  await page.keyboard.press('ArrowDown');
  await page
    .getByText('Đã rõ mọi điều', { exact: false })
    .or(page.getByText('xem mẫu chữ'))
    .first()
    .waitFor();
  await page.getByText(officeName).nth(1).waitFor();
  await page.getByText('Trong 10 dòng đầu').waitFor();
  await look('mapping-ready');

  // What was worked out survives a reload.
  await page.reload();
  await page.getByRole('combobox', { name: /^Cột F / }).waitFor();
  expect(await page.getByRole('combobox', { name: 'Cơ quan của cả danh sách' }).inputValue()).toBe(
    officeName,
  );

  await page.keyboard.press('Control+Enter');
  await page.getByText('Cách đọc đã được nhớ').waitFor();
  await page.getByText('Mỗi dòng hồ sơ có đúng một kết quả').waitFor();
  await page.getByText('Tệp có').waitFor();
  await look('strange-read');

  await filterRows(page, look);
  await giveBack(page);
  await page.getByRole('link', { name: 'Xem tệp đã được đọc thế nào' }).click();
  await page.getByText('Theo cách đã được xác nhận').waitFor();
  await page.getByRole('cell', { name: 'Đăng ký khai sinh' }).first().waitFor();
  await look('how-read');

  // The same file once more changes nothing and leads to the list.
  await page.getByRole('link', { name: 'Về danh sách' }).click();
  await page.getByRole('button', { name: 'Chọn tệp…' }).waitFor();
  await load(page, 'ban-sao.csv', strangeList());
  await page.getByText('Không có gì thay đổi').waitFor();
  await look('again');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByText('Không có gì thay đổi').count(), patience).toBe(0);
  expect(await product.ctx.prisma.transactionList.count()).toBe(1);
  expect(faults).toEqual([]);
  // The browser itself notes the refusal of the same file.
  expect(complaints).toEqual([expect.stringContaining('409')]);
  await close();
});

async function filterRows(page: Page, look: (name: string) => Promise<unknown>): Promise<void> {
  const body = page.getByRole('table', { name: 'Các dòng' }).locator('tbody tr');
  await expect.poll(() => body.count(), patience).toBe(10);
  await page.getByRole('link', { name: 'Thiếu số điện thoại' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => body.count(), patience).toBe(1);
  expect(new URL(page.url()).search).toBe('?fate=missingPhone');
  await look('filtered');
  await page.getByRole('link', { name: 'Xem mọi dòng' }).press('Enter');
  await expect.poll(() => body.count(), patience).toBe(10);

  // Typed without accents; the view can be sent to a colleague.
  await page.keyboard.press('/');
  await page.keyboard.type('dang van');
  await expect.poll(() => body.count(), patience).toBe(0);
  await page.getByText('Không có dòng nào').waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('dang minh');
  await expect.poll(() => body.count(), patience).toBe(1);
  await page.reload();
  await body.getByText('Đặng Minh Hoạ').waitFor();
  await page.getByRole('link', { name: 'Xem mọi dòng' }).press('Enter');
  await page.getByRole('link', { name: 'Ô có nhiều số điện thoại' }).press('Enter');
  await expect.poll(() => body.count(), patience).toBe(1);
  await page.getByRole('link', { name: 'Xem mọi dòng' }).press('Enter');
  await expect.poll(() => body.count(), patience).toBe(10);
}

async function giveBack(page: Page): Promise<void> {
  const rowsOf = async (name: RegExp) => {
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name }).press('Enter');
    const download = await coming;
    const cells: string[] = [];
    let count = 0;
    for await (const row of readTable(createReadStream(await download.path()), {
      fileName: 'tra-lai.xlsx',
    })) {
      count += 1;
      cells.push(...row.cells.map(String));
    }
    return { count, cells };
  };
  await page.getByLabel('Trả lại để làm gì').fill('để UBND xã bổ sung số điện thoại');
  const all = await rowsOf(/^Mọi dòng/);
  const refused = await rowsOf(/^Chỉ dòng không nhận/);
  expect(all.cells).toContain('Đưa vào khung mẫu');
  expect(refused.cells).not.toContain('Đưa vào khung mẫu');
  expect(refused.cells).toContain('Thiếu số điện thoại');
  expect(all.count).toBeGreaterThan(refused.count);
}

test('of the next list of the same form only whose it is is asked', async () => {
  const { page, complaints, close } = await supervisor();
  await load(page, 'so-theo-doi-dak-ha-thang-4.csv', sameFormAgain());
  await page.getByText('danh sách này của cơ quan nào?').waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('như tệp trước: đúng không?').waitFor();
  const faults = await lookAt(page, 'lists-whose');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: 'so-theo-doi-dak-ha-thang-4.csv' }).waitFor();
  await page.getByText('Mỗi dòng hồ sơ có đúng một kết quả').waitFor();
  await page.getByRole('link', { name: 'Xem tệp đã được đọc thế nào' }).press('Enter');
  await page.getByRole('heading', { name: 'Cột nào là gì' }).waitFor();
  faults.push(...(await lookAt(page, 'lists-remembered')));

  // It may have been the wrong way all the same.
  await page.goBack();
  await page.getByRole('button', { name: 'Thu hồi danh sách…' }).press('Enter');
  await page.getByRole('dialog').getByText('Mọi dòng của tệp này ra khỏi khung mẫu.').waitFor();
  faults.push(...(await lookAt(page, 'lists-withdraw')));
  await page.getByRole('button', { name: 'Thu hồi, chọn lại cách đọc' }).press('Enter');
  await page.getByRole('button', { name: 'Đọc danh sách' }).waitFor();
  faults.push(...(await lookAt(page, 'lists-withdrawn')));
  await page.keyboard.press('Control+Enter');
  await page.getByText('Mỗi dòng hồ sơ có đúng một kết quả').waitFor();
  expect(faults).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});

test('a list without a header is given up, and nothing of it is kept', async () => {
  const { page, complaints, close } = await supervisor();
  await load(page, 'khong-tieu-de.csv', headerless());
  await page.getByText('Không thấy dòng nào là tiêu đề cột.').waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('Chưa cột nào được chọn').waitFor();
  const faults = await lookAt(page, 'lists-headerless');
  await page.getByRole('button', { name: 'Hủy tệp này…' }).press('Enter');
  await page.getByRole('dialog').getByText('không dòng nào vào khung mẫu').waitFor();
  faults.push(...(await lookAt(page, 'lists-cancel')));
  await page.getByRole('dialog').getByRole('button', { name: 'Hủy tệp này' }).press('Enter');
  await page.getByText('Việc đọc đã được hủy').waitFor();
  faults.push(...(await lookAt(page, 'lists-cancelled')));

  // The same file can be loaded again. It takes the place of the cancelled one, whose page may ask once more meanwhile.
  const replaced = page.url().split('/').at(-1) ?? '';
  await load(page, 'khong-tieu-de.csv', headerless());
  await page.getByText('Không thấy dòng nào là tiêu đề cột.').waitFor();
  expect(faults).toEqual([]);
  expect(
    complaints.filter((each) => !each.endsWith(`404 (Not Found) ${product.origin}/api/lists/${replaced}`)),
  ).toEqual([]);
  await close();
});

test('the reading of a list is followed and cancelled', async () => {
  const { page, complaints, close } = await supervisor();
  const before = await product.ctx.prisma.transaction.count();
  // Lists of a survey are read one after another: this one waits for a turn that the test holds.
  const turn = new pg.Client({ connectionString: database.url });
  await turn.connect();
  await turn.query('select pg_advisory_lock(1, hashtext($1))', [surveyId]);
  await load(page, 'ho-so-ca-nam.csv', longList(2000));
  await page.getByText('Đang đọc', { exact: true }).first().waitFor();
  const list = await product.ctx.prisma.transactionList.findFirstOrThrow({
    where: { fileName: 'ho-so-ca-nam.csv' },
  });
  const reach = async (rowsRead: number, share: number) => {
    const bytesRead = Math.round(Number(list.byteSize) * share);
    await product.ctx.prisma.transactionList.update({
      where: { id: list.id },
      data: { rowsRead, bytesRead },
    });
    product.ctx.live.publish(room.survey(surveyId), 'list:progressed', {
      listId: list.id,
      surveyId,
      rowsRead,
      bytesRead,
      status: 'reading',
    });
  };
  await reach(600, 0.3);
  await page.getByText('600 dòng').waitFor();
  await reach(900, 0.45);
  await page.getByText('45').first().waitFor();
  await page.getByText('dòng/giây').waitFor();
  const faults = await lookAt(page, 'lists-reading');
  await page.getByRole('button', { name: 'Hủy việc đọc…' }).press('Enter');
  await page.getByRole('dialog').getByText('kể cả những dòng đã đọc').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Hủy, không giữ dòng nào' }).press('Enter');
  await page.getByText('Việc đọc đã được hủy').waitFor();
  await turn.end();
  expect(await product.ctx.prisma.transaction.count()).toBe(before);
  expect(faults).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});

test('the sending of files is followed and stopped', async () => {
  const { page, complaints, close } = await supervisor();
  const lists = await product.ctx.prisma.transactionList.count();
  const wire = await page.context().newCDPSession(page);
  const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 60_000 };
  await wire.send('Network.emulateNetworkConditions', slow);
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('n');
  await (
    await chooser
  ).setFiles([
    { name: 'quy-1.csv', mimeType: 'text/csv', buffer: longList(9000) },
    { name: 'quy-2.csv', mimeType: 'text/csv', buffer: longList(250) },
  ]);
  await page.getByRole('progressbar', { name: 'Đang gửi quy-1.csv' }).waitFor();
  await page.getByText('chờ gửi').waitFor();
  await expect
    .poll(() => page.getByRole('progressbar').getAttribute('aria-valuenow'), patience)
    .not.toBe('0');
  const faults = await lookAt(page, 'lists-sending');
  await page.getByRole('button', { name: 'Dừng gửi quy-1.csv' }).press('Enter');
  await page.getByRole('link', { name: /quy-2\.csv/ }).waitFor();
  expect(await product.ctx.prisma.transactionList.count()).toBe(lists + 1);

  // A hundred rows at a time, by key; the place is in the address.
  await page.getByRole('link', { name: /quy-2\.csv/ }).press('Enter');
  const first = page.getByRole('table', { name: 'Các dòng' }).locator('tbody tr').first();
  await expect.poll(() => first.textContent(), patience).toContain('Nguyễn Thị Mẫu 000000');
  await page.keyboard.press('s');
  await expect.poll(() => first.textContent(), patience).toContain('Nguyễn Thị Mẫu 000100');
  expect(new URL(page.url()).search).toBe('?after=100');
  await page.keyboard.press('t');
  await expect.poll(() => first.textContent(), patience).toContain('Nguyễn Thị Mẫu 000000');
  expect(faults).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});
