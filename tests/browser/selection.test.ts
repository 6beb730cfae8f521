// An official of Sở Nội vụ looks at what was chosen for phúc tra and why, and at the operators' tests; the supervisor
// reads that somebody's interviews are looked at again.
import { fileURLToPath } from 'node:url';

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { setRecallRules } from '#contract/back-check-review.ts';
import { setSelectionSettings } from '#contract/selection.ts';
import { defaultSelectionSettings } from '#domain/back-checks/selection-settings.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { startProduct, type Product } from '#tests/support/product.ts';
import { denying, rating, recallRoom, type RecallRoom } from '#tests/support/recall.ts';
import { lookAt } from './support/look.ts';
import { photograph, windowOf } from './support/page.ts';

const clientFolder = fileURLToPath(new URL('../../dist/client', import.meta.url));

let database: FreshDatabase;
let product: Product;
let browser: Browser;
let room: RecallRoom;

beforeAll(async () => {
  database = await freshDatabase();
  product = await startProduct({ databaseUrl: database.url, clientFolder });
  [browser, room] = await Promise.all([
    launchChromium(),
    recallRoom(product, database.url, { drawn: 8, reserve: 4 }),
  ]);
  const official = await product.signIn('sonoivu');
  const params = { params: { surveyId: room.surveyId } };
  await official.call(setRecallRules, { ...params, body: { consequences: {} } });
  const recalled: string[] = [];
  for (const code of [4, 4, 5, 3, 4]) recalled.push(await room.interviewed(code));
  const rarely = { ...defaultSelectionSettings, minimum: { perOperator: 0, perAgency: 0 } };
  await official.call(setSelectionSettings, {
    ...params,
    body: { ...rarely, risk: { ...rarely.risk, perRisk: 0 } },
  });
  await room.interviewed(5);
  const [first = '', second = '', ...denied] = recalled;
  await room.rechecked(first, rating(4));
  await room.rechecked(second, rating(4));
  for (const interviewId of denied) await room.rechecked(interviewId, denying);
});
afterAll(async () => {
  await browser.close();
  await product.close();
  await database.drop();
});

const signedIn = (username: string) => windowOf(browser, product, username, 'selection');

test('an official reads why an interview was chosen, sees the tests, and sets how it is done', async () => {
  const { page, complaints, close } = await signedIn('sonoivu');
  const base = `/surveys/${room.surveyId}/selection`;
  await page.goto(base);
  await page
    .getByRole('row', { name: /mức sàn/ })
    .first()
    .waitFor();
  const faults = await lookAt(page, 'selection');

  // By keyboard: the first row has the focus of the table, Enter opens, Escape closes.
  await page.locator('tr[data-row]').first().focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: 'Phiếu 6' });
  await panel.getByText(/đọc nhanh nhất các câu đã hỏi cần \d+ giây/).waitFor();
  await panel.getByText(/Số rút 0,\d+/).waitFor();
  faults.push(...(await lookAt(page, 'selection-evidence')));
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });

  await page.goto(`${base}/operators`);
  await page.getByRole('img', { name: /Đường kiểm định của Điện thoại viên 01: Xem lại toàn bộ/ }).waitFor();
  expect(await page.locator('svg rect title').count()).toBe(3);
  faults.push(...(await lookAt(page, 'selection-operators')));

  // From the line to what it is made of: three failed checks of ln(0.2 ÷ 0.05) each after two passed ones.
  const calculation = page.getByRole('link', { name: 'Cách tính' }).first();
  await calculation.focus();
  await calculation.press('Enter');
  await page.getByRole('row', { name: /^5 .* không đạt 2,4289 1,3863 3,8152 Xem lại toàn bộ$/ }).waitFor();
  faults.push(...(await lookAt(page, 'selection-calculation', undefined, 'common')));

  await page.goto(`${base}/settings`);
  const floor = page.getByLabel('Mức sàn cho mọi phiếu');
  await floor.fill('2');
  await page.getByRole('button', { name: 'Lưu cách chọn' }).click();
  await page.getByText('Cần một số từ 3 % đến 100 %.').waitFor();
  faults.push(...(await lookAt(page, 'selection-settings-fault')));
  await floor.fill('5');
  await page.getByRole('button', { name: 'Lưu cách chọn' }).click();
  await page.getByText('Đã lưu. Áp dụng từ phiếu hoàn thành tiếp theo.').waitFor();

  await page.goto(`${base}/operators`);
  await page.getByRole('button', { name: 'Bắt đầu lại…' }).click();
  await page
    .getByLabel('Đã trao đổi với ai, kết luận thế nào')
    .fill('Đã làm việc với điện thoại viên và giám sát viên.');
  await photograph(page, 'selection-lift');
  expect([...complaints, ...faults]).toEqual([]);
  await close();
});

test('the supervisor reads whose interviews are looked at again, without blame and without counts', async () => {
  const { page, complaints, close } = await signedIn('giamsat');
  await page.goto(`/surveys/${room.surveyId}/floor`);
  await page.getByText(/đang phúc tra toàn bộ phiếu còn lại của Điện thoại viên 01/).waitFor();
  expect([...complaints, ...(await lookAt(page, 'floor-notice'))]).toEqual([]);
  await close();
});
