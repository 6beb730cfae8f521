// Forms that nobody asks, with the keyboard alone: a citizen's own from the office's link to the thanks, and one on paper.
import { readFile } from 'node:fs/promises';

import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';

import { verificationCode } from '#domain/cases/verification-code.ts';
import type { Product } from '#tests/support/product.ts';
import { lookAt, lookAsServed } from './look.ts';
import { openPage } from './page.ts';
import { keyPaperForm } from './paper-at-keyboard.ts';

/** One citizen answers by the office's link, another's paper is keyed in; gives what is wrong. @param page of the office */
export async function ownForms(
  page: Page,
  browser: Browser,
  product: Product,
  surveyId: string,
): Promise<string[]> {
  const { link, faults } = await linkFromOffice(page, `/surveys/${surveyId}/web-forms`);
  const ofWeb = await answerByOneself(browser, product.origin, link);
  const onPaper = await product.ctx.prisma.case.findFirstOrThrow({
    where: { surveyId, status: 'open', held: false },
    orderBy: { drawOrder: 'desc' },
  });
  const { cookie } = await product.signIn('giamsat');
  const clerk = await openPage(browser, product.origin, { cookie });
  const code = verificationCode(onPaper.verificationNumber);
  const ofPaper = await keyPaperForm(clerk.page, `/surveys/${surveyId}/paper`, code);
  const ofPrint = await printForms(clerk.page, product, surveyId);
  // A form that is not found is answered 409, which the browser tells.
  const complaints = clerk.complaints.filter((one) => !one.includes('409'));
  await clerk.close();
  return [...faults, ...ofWeb, ...ofPaper, ...ofPrint, ...complaints];
}

/** A print that is refused is told on the screen, and nothing is saved; the next one is. */
async function printForms(page: Page, { ctx }: Product, surveyId: string): Promise<string[]> {
  const saved: string[] = [];
  page.on('download', (download) => saved.push(download.suggestedFilename()));
  const status = (to: 'closed' | 'active') =>
    ctx.prisma.survey.update({ where: { id: surveyId }, data: { status: to } });
  // Closed only when the print is asked for: the page of a closed survey offers none.
  const printing = /\/paper-copies/;
  await page.route(printing, async (route) => {
    await status('closed');
    await route.continue();
  });
  await page.getByRole('button', { name: 'In phiếu có mã' }).press('Enter');
  await page.getByRole('alert').getByText('Đợt khảo sát đang không gọi').waitFor();
  await page.unroute(printing);
  await status('active');
  const faults = await lookAt(page, 'paper-print-refused', undefined, 'common');
  await page.getByRole('button', { name: 'In phiếu trống' }).press('Enter');
  await page.getByText('Đang lập tệp').waitFor();
  await page.getByText('Đã tải về tệp phieu-giay-').waitFor();
  expect(saved).toEqual([expect.stringMatching(/^phieu-giay-.*\.pdf$/)]);
  return faults;
}

/** Takes the file of links; gives one of them and what is wrong with the screen. */
async function linkFromOffice(page: Page, path: string): Promise<{ link: string; faults: string[] }> {
  await page.goto(path);
  await page.getByText('Ghi lý do, từ 10 ký tự').waitFor();
  const faults = await lookAt(page, 'web-forms', undefined, 'common');
  await page.getByLabel('Danh sách liên kết').uncheck();
  await page.getByLabel('CSV, cho phần mềm gửi tin nhắn').check();
  await page.getByLabel('Lý do').first().fill('gửi tin nhắn mời trả lời đợt 1');
  const taken = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  const file = await readFile((await (await taken).path()) ?? '', 'utf8');
  const [, token = ''] = /\/phieu\/([\w-]{22})/.exec(file) ?? [];
  return { link: `/phieu/${token}`, faults };
}

/** Answers the whole form; gives what is wrong with its pages. */
async function answerByOneself(browser: Browser, origin: string, link: string): Promise<string[]> {
  const { page, close, complaints } = await openPage(browser, origin, {
    viewport: { width: 390, height: 844 },
  });
  const faults: string[] = [];
  const look = async (name: string) => faults.push(...(await lookAsServed(page, `own-form-${name}`)));
  const press = async (key: string) => {
    const loaded = page.waitForEvent('load');
    await page.keyboard.press(key);
    await loaded;
  };
  await page.goto(link);
  await look('start');
  await page.getByRole('button', { name: 'Tôi là người này, bắt đầu' }).focus();
  await press('Enter');
  await look('question');
  await page.getByRole('button', { name: 'Tiếp tục' }).focus();
  await press('Enter');
  await page.getByRole('alert').waitFor();
  await look('fault');
  for (let answered = 0; answered < 80; answered += 1) {
    const typed = page.locator('input[type=text], textarea').first();
    const first = page.locator('input[type=radio], input[type=checkbox]').first();
    if ((await page.getByRole('button', { name: 'Gửi phiếu' }).count()) > 0) break;
    if ((await typed.count()) > 0) {
      if ((await page.locator('textarea').count()) > 0) await look('words');
      await typed.fill('2');
    } else {
      await first.focus();
      await page.keyboard.press('Space');
    }
    const next = page.getByRole('button', { name: /^(Tiếp tục|Giữ câu trả lời này)$/ });
    await next.focus();
    await press('Enter');
  }
  await look('review');
  await page.getByRole('button', { name: 'Gửi phiếu' }).focus();
  await press('Enter');
  await page.getByText('Phiếu đã gửi xong').waitFor();
  await look('thanks');
  await close();
  return [...faults, ...complaints];
}
