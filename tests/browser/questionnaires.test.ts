// Writing a questionnaire in a real browser: a published form becomes a draft, is changed and added to, checked, walked
// through, published; a survey moves to it; it goes out as a file and comes in again. Every screen photographed.
import { fileURLToPath } from 'node:url';

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';

import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { questionByName } from '#domain/questionnaire/questions.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import { startProduct, type Product } from '#tests/support/product.ts';
import { activeSurvey, mobileNumbers } from '#tests/support/survey.ts';
import { lookAt } from './support/look.ts';
import { openPage, photograph, type OpenPage } from './support/page.ts';

const clientFolder = fileURLToPath(new URL('../../dist/client', import.meta.url));

let database: FreshDatabase;
let product: Product;
let browser: Browser;
let surveyId: string;
/** Of the form that comes with the product. */
let shipped: number;

beforeAll(async () => {
  database = await freshDatabase();
  product = await startProduct({ databaseUrl: database.url, clientFolder, withoutWorker: true });
  const supervisor = await product.as('giamsat');
  const { version } = await product.ctx.prisma.questionnaireVersion.findUniqueOrThrow({
    where: { id: product.versions.interviewVersionId },
  });
  shipped = version;
  [browser, surveyId] = await Promise.all([
    launchChromium(),
    activeSurvey(supervisor, database.url, product.versions, { phones: mobileNumbers(3) }),
  ]);
});
afterAll(async () => {
  await browser.close();
  await product.close();
  await database.drop();
});

const patience = { timeout: 15_000 };

async function windowOf(username: string): Promise<OpenPage> {
  const { cookie } = await product.signIn(username);
  const window = await openPage(browser, product.origin, { cookie });
  window.page.setDefaultTimeout(15_000);
  onTestFailed(() => photograph(window.page, `failed-questionnaires-${username}`));
  return window;
}

const outlineOf = (page: Page) => page.getByRole('navigation', { name: 'Khối và câu hỏi' });
async function openQuestion(page: Page, name: string): Promise<void> {
  const line = new RegExp(`^${name.replace('.', '\\.')} `);
  await outlineOf(page).getByRole('button', { name: line }).click();
  await page.getByRole('region', { name: `Câu hỏi ${name}` }).waitFor();
}
const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });
const said = 'Đọc cho người dân, nguyên văn';
const checkOf = (page: Page) => page.getByRole('region', { name: 'Kiểm tra' });
const draftOf = async (page: Page) => {
  const [, id = ''] = /ban-nhap\/([0-9a-f-]+)/.exec(page.url()) ?? [];
  const { definition } = await product.ctx.prisma.questionnaireDraft.findUniqueOrThrow({ where: { id } });
  return definition as unknown as QuestionnaireDefinition;
};

test('a published form becomes a draft, is changed, checked, walked through and published, and a survey moves to it', async () => {
  const { page, complaints, close } = await windowOf('phantich');
  const faults: string[] = [];
  await page.goto('/bang-hoi');
  await page.getByRole('link', { name: /giải quyết thủ tục hành chính/ }).waitFor();
  faults.push(...(await lookAt(page, 'questionnaires')));

  await page.getByRole('link', { name: /giải quyết thủ tục hành chính/ }).click();
  await page.getByRole('button', { name: /Sửa thành bản nháp/ }).waitFor();
  await page.keyboard.press('e');
  await checkOf(page).getByText('Không có lỗi').waitFor();

  // A text is changed; the operator's screen beside it follows.
  await openQuestion(page, 'DV1.1');
  await field(page, `${said}, Tiếng Việt`).fill('Ông/Bà có dễ tìm thấy nơi làm thủ tục không?');
  await page
    .getByRole('region', { name: 'Điện thoại viên sẽ thấy' })
    .getByText('Ông/Bà có dễ tìm thấy nơi làm thủ tục không?')
    .waitFor();
  faults.push(...(await lookAt(page, 'questionnaire-editor')));

  // A question behind it, with a condition by the form.
  await page.keyboard.press('Alt+n');
  await page.getByRole('region', { name: 'Câu hỏi DV1.5' }).waitFor();
  // The cursor is where one writes.
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')), patience)
    .toBe(`${said}, Tiếng Việt`);
  await page.keyboard.insertText('Vì sao Ông/Bà chưa hài lòng?');
  await field(page, 'Loại câu').selectOption({ label: 'Ghi lời' });
  await field(page, 'Tên ngắn, Tiếng Việt').fill('Lý do chưa hài lòng');
  await page.getByRole('group', { name: 'Chỉ hỏi nếu' }).first().getByText('Thêm điều kiện').click();
  await field(page, 'Về câu hỏi').selectOption('DV1.1');
  await field(page, 'Quan hệ').selectOption('le');
  await field(page, 'Giá trị').selectOption('2');

  // The check has found what is missing; each line leads there. Unsaved work survives a reload.
  await checkOf(page).getByText('2 lỗi').waitFor();
  await page.reload();
  await page.getByText('bản đang sửa được giữ trên máy này').waitFor();
  await checkOf(page).getByRole('button', { name: 'DV1.5, lời đọc' }).click();
  await field(page, `${said}, Tiếng Anh`).fill('Why are you not satisfied?');
  await field(page, 'Tên ngắn, Tiếng Anh').fill('Reason');
  await checkOf(page).getByText('Không có lỗi').waitFor();

  // The condition as text: what means nothing is said at once, and counts as a problem.
  await page.getByRole('button', { name: 'Viết dạng chữ' }).first().click();
  const notation = field(page, 'Chỉ hỏi nếu, dạng chữ');
  expect(await notation.inputValue()).toBe('${DV1.1} <= 2');
  await notation.fill('${DV1.1} <= 2 or ${DV9} = 1');
  await checkOf(page).getByText('1 lỗi').waitFor();
  faults.push(...(await lookAt(page, 'questionnaire-condition')));
  await page.keyboard.press('F9');
  await expect
    .poll(() => page.getByRole('button', { name: `Công bố phiên bản ${shipped + 1}` }).isDisabled(), patience)
    .toBe(true);
  await page.keyboard.press('Escape');
  await notation.fill("${DV1.1} <= 2 or special(${DV1.1}, 'dontKnow')");
  await checkOf(page).getByText('Không có lỗi').waitFor();
  await page.keyboard.press('Control+s');
  await page
    .getByText(/đã lưu/)
    .first()
    .waitFor();
  await expect
    .poll(async () => questionByName(await draftOf(page), 'DV1.5')?.showIf, patience)
    .toEqual({ or: [{ le: [{ answer: 'DV1.1' }, 2] }, { special: ['DV1.1', 'dontKnow'] }] });

  // Walked through by keys alone, to the question that was added.
  await page.keyboard.press('F8');
  const path = page.getByRole('navigation', { name: 'Đường đi' });
  await path.waitFor();
  for (const key of ['Enter', '1', '1', '1', '1', '1', '1', '2']) await page.keyboard.press(key);
  await path.locator('[aria-current=true]').getByText('DV1.5').waitFor();
  await page.keyboard.type('Xa nhà');
  await page.keyboard.press('Enter');
  await path.locator('[aria-current=true]').getByText('DV1.2').waitFor();
  faults.push(...(await lookAt(page, 'questionnaire-walk')));
  await page.keyboard.press('Escape');
  await path.waitFor({ state: 'detached' });

  await page.keyboard.press('F9');
  await page.getByRole('dialog').getByText('DV1.5').waitFor();
  await photograph(page, 'questionnaire-publish');
  await page.getByRole('button', { name: `Công bố phiên bản ${shipped + 1}` }).press('Enter');
  await page.getByText(`phiên bản ${shipped + 1} · mã băm`).waitFor();

  // The survey goes on with it; the office says that the reworded item is another one.
  await page.getByRole('link', { name: 'Chuyển sang phiên bản này' }).click();
  await page.getByLabel('Câu cũ cộng chung với DV1.1').selectOption({ label: 'không so sánh được' });
  faults.push(...(await lookAt(page, 'questionnaire-move')));
  await page.getByRole('button', { name: `Chuyển sang phiên bản ${shipped + 1}` }).click();
  await page.waitForURL(`**/surveys/${surveyId}`);
  await page.getByText(`Từ phiên bản ${shipped} sang ${shipped + 1}`).waitFor();
  await photograph(page, 'questionnaire-moved');
  const survey = await product.ctx.prisma.survey.findUniqueOrThrow({
    where: { id: surveyId },
    include: { interviewVersion: true, versionMoves: true },
  });
  expect(survey.interviewVersion.version).toBe(shipped + 1);
  expect(survey.versionMoves[0]?.counterparts).toContainEqual({ question: 'DV1.1', was: null });
  expect([...complaints, ...faults]).toEqual([]);
  await close();
});

test('a form goes out as XLSForm, comes in again with what was not understood, and two authors lose nothing', async () => {
  const { page, complaints, close } = await windowOf('quantri');
  const faults: string[] = [];
  await page.goto(`/bang-hoi/phien-ban/${product.versions.interviewVersionId}`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Tải XLSForm (.xlsx)' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`transaction-form-v${shipped}.xlsx`);

  await page.goto('/bang-hoi');
  const chooser = page.locator('input[type=file]');
  await chooser.setInputFiles({ name: 'anh.json', mimeType: 'application/json', buffer: Buffer.from('{') });
  await page.getByText('không phải XLSForm (.xlsx) cũng không phải JSON').waitFor();
  await chooser.setInputFiles(await download.path());
  await page.getByText('Đọc được trọn vẹn.').waitFor();
  faults.push(...(await lookAt(page, 'questionnaire-import')));
  await page.getByRole('button', { name: 'Tạo bản nháp' }).click();
  await page.waitForURL('**/ban-nhap/**');

  const other = await windowOf('phantich');
  await other.page.goto(page.url());
  for (const [author, name] of [
    [page, 'Nguồn của quản trị'],
    [other.page, 'Nguồn của phân tích'],
  ] as const) {
    await outlineOf(author)
      .getByRole('button', { name: /^Chung/ })
      .click();
    await field(author, 'Nguồn').fill(name);
  }
  await page.keyboard.press('Control+s');
  await expect.poll(async () => (await draftOf(page)).source, patience).toBe('Nguồn của quản trị');
  await other.page.keyboard.press('Control+s');
  await other.page.getByText('sau khi bạn mở. Nội dung bạn nhập vẫn còn nguyên').waitFor();
  await other.page.reload();
  await other.page.getByText('Nội dung của bạn còn nguyên').waitFor();
  expect(await field(other.page, 'Nguồn').inputValue()).toBe('Nguồn của phân tích');
  await photograph(other.page, 'questionnaire-overtaken');
  const shared = other.page.url().split('?')[0];
  await other.page.getByRole('button', { name: 'Lưu bản của tôi thành bản nháp riêng' }).click();
  await expect.poll(() => other.page.url().split('?')[0], patience).not.toBe(shared);
  await expect.poll(async () => (await draftOf(other.page)).source, patience).toBe('Nguồn của phân tích');
  expect((await draftOf(page)).source).toBe('Nguồn của quản trị');
  // The browser's own note of the file that was refused.
  expect([...complaints.filter((line) => !line.includes('422')), ...faults]).toEqual([]);
  await other.close();
  await close();
});
