// The names of lists are told by keyboard what they are, the tree beside them; an agency is changed and its unit found in
// either code system. Every screen photographed.
import { fileURLToPath } from 'node:url';

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { createAgency, loadAdministrativeUnits } from '#server/features/agencies/commands.ts';
import { openDatabase } from '#server/platform/database.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { draftSurvey, loadList } from '#tests/support/frame-list.ts';
import { startProduct, type Product } from '#tests/support/product.ts';
import { lookAt } from './support/look.ts';
import { windowOf } from './support/page.ts';

const clientFolder = fileURLToPath(new URL('../../dist/client', import.meta.url));

let database: FreshDatabase;
let product: Product;
let browser: Browser;

beforeAll(async () => {
  database = await freshDatabase();
  product = await startProduct({ databaseUrl: database.url, clientFolder, withoutWorker: true });
  [browser] = await Promise.all([launchChromium(), office()]);
});
afterAll(async () => {
  await browser.close();
  await product.close();
  await database.drop();
});

/** An office that knows a district and some of its communes, and a list that names more, spelled as lists are. */
async function office(): Promise<void> {
  const ctx = await product.as('giamsat');
  await loadAdministrativeUnits(ctx);
  const fields = { class: null, parentId: null, unitSystem: '63' } as const;
  const province = await createAgency(ctx, {
    ...fields,
    name: 'UBND tỉnh Đắk Nông',
    level: 'province',
    unitCode: '67',
  });
  const district = await createAgency(ctx, {
    ...fields,
    name: 'UBND huyện Đắk Glong',
    level: 'district',
    class: 'III',
    parentId: province.id,
    unitCode: '661',
  });
  for (const [name, unitCode] of [
    ['UBND xã Quảng Sơn', '24616'],
    ['UBND xã Quảng Khê', '24631'],
    ['UBND xã Đắk Som', '24637'],
  ] as const)
    await createAgency(ctx, { ...fields, name, level: 'commune', parentId: district.id, unitCode });
  await createAgency(ctx, {
    ...fields,
    name: 'Sở Tư pháp tỉnh Đắk Nông',
    level: 'province',
    parentId: province.id,
    unitCode: '67',
  });
  const pool = openDatabase(database.url, 2);
  const surveyId = await draftSurvey(ctx, product.versions);
  const names = {
    'Bộ phận Một cửa xã Quảng Sơn': 24,
    'UBND xã Đắk Ha': 17,
    'UBND xã Dak Som': 9,
    'UBND xã Quảng Khê': 8,
    "UBND xã Đắk R'Măng, huyện Đắk Glong": 5,
    'Kho bạc Nhà nước Đắk Glong': 2,
  };
  let phones = 0;
  const rows = Object.entries(names).flatMap(([agency, times]) =>
    Array.from({ length: times }, () => {
      phones += 1;
      return { name: `Nguyễn Thị Mẫu ${phones}`, phone: `09${10_000_000 + phones}`, agency };
    }),
  );
  await loadList(ctx, pool.pool, surveyId, rows);
  await pool.close();
}

const signedIn = (username: string) => windowOf(browser, product, username, 'agencies');

const waiting = (page: Page) => page.getByRole('region', { name: 'Tên chờ đối chiếu' });
const agencyOfName = async (name: string) =>
  (await product.ctx.db.agencyName.findFirst({ where: { name }, include: { agency: true } }))?.agency?.name;

test('names are reviewed by keyboard alone, and taken back', async () => {
  const { page, complaints, close } = await signedIn('giamsat');
  await page.goto('/co-quan');
  await waiting(page).getByText('5 tên').waitFor();
  const faults = await lookAt(page, 'agencies');

  // The most frequent is in hand; its nearest agency is said with Enter.
  await page.keyboard.press('Enter');
  await page.getByText('«Bộ phận Một cửa xã Quảng Sơn» là UBND xã Quảng Sơn.').waitFor();
  // The next takes its place; no agency is like it: N makes one, under its district, and opens it beside.
  await waiting(page).getByText('17 hồ sơ').waitFor();
  await page.keyboard.press('n');
  await page.getByText('Đã lập UBND xã Đắk Ha.').waitFor();
  await page
    .getByRole('complementary', { name: 'Sửa cơ quan' })
    .getByText('từ 01/07/2025 là Phường Bắc Gia Nghĩa')
    .waitFor();
  faults.push(...(await lookAt(page, 'agencies-created')));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('1');
  await page.getByText('«UBND xã Dak Som» là UBND xã Đắk Som.').waitFor();
  expect(await Promise.all(['UBND xã Dak Som', 'UBND xã Quảng Khê'].map(agencyOfName))).toEqual([
    'UBND xã Đắk Som',
    'UBND xã Quảng Khê',
  ]);

  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await page.getByText('tên trở lại chờ đối chiếu').waitFor();
  await waiting(page).getByText('UBND xã Dak Som').waitFor();
  expect(await agencyOfName('UBND xã Dak Som')).toBeUndefined();
  for (const done of ['Đã lập', 'Đã lập', 'Đã lập']) {
    const left = await waiting(page).getByRole('listitem').count();
    await page.keyboard.press('n');
    await waiting(page).getByText(done).waitFor();
    await expect.poll(() => waiting(page).getByRole('listitem').count(), { timeout: 15_000 }).toBe(left - 1);
  }
  await waiting(page).getByText('Không còn tên nào chờ').waitFor();
  faults.push(...(await lookAt(page, 'agencies-all-reviewed')));
  expect(faults).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});

test('an agency is added with a unit of the new system; units of the old one are found as well', async () => {
  const { page, complaints, close } = await signedIn('giamsat');
  await page.goto('/co-quan');
  await page.getByRole('table', { name: 'Cây cơ quan' }).waitFor();
  await page.keyboard.press('t');
  const form = page.getByRole('complementary', { name: 'Thêm cơ quan' });
  await form.getByLabel('Tên chính thức').fill('UBND xã Tà Đùng');
  const unit = form.getByRole('combobox', { name: 'Đơn vị hành chính' });
  await unit.fill('ta dung');
  await page.getByRole('option', { name: /Xã Tà Đùng/ }).click();
  await form.getByText('mã 24637 · Tỉnh Lâm Đồng').waitFor();
  const faults = await lookAt(page, 'agencies-form');
  await page.keyboard.press('Enter');
  const saved = page.getByRole('complementary', { name: 'Sửa cơ quan' });
  await saved.waitFor();
  expect(await product.ctx.db.agency.findFirst({ where: { name: 'UBND xã Tà Đùng' } })).toMatchObject({
    level: 'commune',
    unitSystem: '34',
    unitCode: '24637',
  });

  await saved.getByRole('radio', { name: '63 tỉnh' }).check();
  await saved.getByRole('combobox', { name: 'Đơn vị hành chính' }).fill('dak plao');
  await page.getByRole('option', { name: /Xã Đắk Plao/ }).waitFor();
  faults.push(...(await lookAt(page, 'agencies-unit-search')));
  // The first Esc closes the choices, the second the form.
  await page.keyboard.press('Escape');
  await page.getByRole('option').first().waitFor({ state: 'hidden' });
  await page.keyboard.press('Escape');
  await saved.waitFor({ state: 'detached' });
  await page.goto('/co-quan?q=khong+co');
  await page.getByText('Không có cơ quan nào khớp').waitFor();
  faults.push(...(await lookAt(page, 'agencies-not-found')));
  expect(faults).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});

test('a list over the change of 01/07/2025 says so; a commune of an old name waits with the new system', async () => {
  const ctx = await product.as('giamsat');
  const pool = openDatabase(database.url, 1);
  const surveyId = await draftSurvey(ctx, product.versions, ['2025-01-01', '2025-12-31']);
  const name = 'UBND xã Quảng Khê';
  const listId = await loadList(ctx, pool.pool, surveyId, [
    { name: 'Trần Văn Mẫu', phone: '0971000001', agency: name, resultOn: '30/06/2025' },
    { name: 'Lê Thị Mẫu', phone: '0971000002', agency: name, resultOn: '01/07/2025' },
  ]);
  await pool.close();
  const { page, complaints, close } = await signedIn('giamsat');
  await page.goto(`/surveys/${surveyId}/lists/${listId}`);
  await page.getByText('1 hồ sơ trả kết quả đến 30/06/2025, 1 hồ sơ từ 01/07/2025').waitFor();
  const faults = await lookAt(page, 'lists-both-systems', undefined, 'common');
  await page.goto('/co-quan');
  await waiting(page).getByText('34 tỉnh').waitFor();
  await waiting(page).getByText('Chưa có cơ quan nào tên gần giống.').waitFor();
  faults.push(...(await lookAt(page, 'agencies-other-system', undefined, 'common')));

  // The office's system had renamed nothing yet: the whole list is of the old communes, and nothing waits.
  await page.goto(`/surveys/${surveyId}/lists/${listId}`);
  const system = page.getByRole('combobox', { name: 'Danh mục hành chính của các cơ quan trong danh sách' });
  await system.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: 'Mọi hồ sơ theo danh mục 63 tỉnh' }).waitFor();
  // The list finds its chosen option in a turn of its own after it opened, and forgets the keys pressed before; timers of
  // one delay come in order, so that turn is over when ours is.
  await page.evaluate(() => new Promise((settle) => setTimeout(settle, 0)));
  await page.keyboard.press('ArrowDown');
  const standing = page.locator('[role=option][data-combobox-selected]');
  expect(await standing.innerText()).toContain('63 tỉnh');
  await page.keyboard.press('Enter');
  await page.getByText('mọi tên cơ quan trong danh sách được hiểu theo danh mục 63 tỉnh').waitFor();
  await page.goto('/co-quan');
  await waiting(page).getByText('Không còn tên nào chờ').waitFor();
  expect(faults).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});

test('an analyst reads the tree and changes nothing', async () => {
  const { page, complaints, close } = await signedIn('phantich');
  await page.goto('/co-quan?q=tu+phap');
  await page.getByRole('cell', { name: 'Sở Tư pháp tỉnh Đắk Nông' }).waitFor();
  expect(await lookAt(page, 'agencies-analyst')).toEqual([]);
  expect(await page.getByRole('button', { name: 'Thêm cơ quan' }).count()).toBe(0);
  expect(complaints).toEqual([]);
  await close();
});
