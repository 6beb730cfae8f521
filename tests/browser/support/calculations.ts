// From a figure to how it was computed, and back, by keyboard; the page is looked at.
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

import { lookAt } from './look.ts';

async function follow(link: Locator): Promise<void> {
  await link.focus();
  await link.press('Enter');
}

async function opened(page: Page, link: Locator, name: string, sign: string): Promise<string[]> {
  await follow(link);
  await page.getByText(sign).first().waitFor();
  return lookAt(page, name, undefined, 'common');
}

/**
 * A cell of a breakdown leads to its own calculation, and from there to that of its parts; the index to that of its error;
 * then those of fieldwork.
 *
 * @param results address of the index
 */
export async function resultFigures(page: Page, results: string): Promise<string[]> {
  const faults: string[] = [];
  await page.goto(`${results}/breakdown`);
  for (const step of ['cell', 'part']) {
    await follow(page.getByRole('table').getByRole('link').first());
    await page.waitForURL(step === 'cell' ? /overall\?by=/ : /calculation\/(?!overall).*by=/);
    await page.getByText('Sai số của một phần').waitFor();
    faults.push(...(await lookAt(page, `index-calculation-${step}`, undefined, 'common')));
  }
  await page.goto(results);
  faults.push(...(await scrolledBack(page)));
  const link = page.getByRole('link', { name: 'Cách tính sai số này' });
  const sign = 'Sai số là nửa độ rộng khoảng 95 %';
  faults.push(...(await opened(page, link, 'index-precision', sign)));
  return [...faults, ...(await fieldworkFigures(page, results))];
}

/** The counts of forms and the attempts for an interview, each from where it stands among the figures of fieldwork. */
async function fieldworkFigures(page: Page, results: string): Promise<string[]> {
  const faults: string[] = [];
  for (const [name, sign] of [
    ['forms', 'lô mẫu chưa đưa ra thì không'],
    ['attempts', 'giờ Việt Nam'],
  ] as const) {
    await page.goto(`${results}/fieldwork`);
    const link = page.locator(`a[href*="fieldwork/${name}"]`).first();
    faults.push(...(await opened(page, link, `index-${name}`, sign)));
  }
  return faults;
}

/** From a difference to an earlier period. */
export async function earlierFigure(page: Page): Promise<string[]> {
  const link = page.locator('a[href*="earlier/DV1"]').first();
  const faults = await opened(page, link, 'index-earlier-difference', 'Sai số chuẩn = √(');
  await page.goBack();
  return faults;
}

/** A link far down opens the next screen at its top, and Back returns to where the link was. Gives what is wrong. */
async function scrolledBack(page: Page): Promise<string[]> {
  const link = page.getByRole('table').getByRole('link').last();
  const isSeen = () =>
    link.evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
  const isSeenAtFirst = await isSeen();
  await follow(link);
  await page.getByRole('heading', { name: /^Cách tính: / }).waitFor();
  const opened = await page.evaluate(() => document.querySelector('main')?.scrollTop ?? -1);
  await page.goBack();
  await link.waitFor();
  await expect.poll(isSeen).toBe(true);
  return [
    ...(isSeenAtFirst ? ['the last link of the index is seen without scrolling'] : []),
    ...(opened === 0 ? [] : [`the calculation opens scrolled by ${opened} px`]),
  ];
}

/** From the code frame beside the answers in words. */
export function codeFigure(page: Page): Promise<string[]> {
  const link = page.getByRole('table').getByRole('link').first();
  return opened(page, link, 'index-code', 'số phiếu có ý kiến đã mã hóa');
}

const figures = [
  ['errors', 'calculation/errors?by=question&is=DV', 'Hiệu phiếu − phúc tra: tổng'],
  ['effect', 'calculation/effect?question=DV1.1', 'MSB ='],
  ['imbalance', 'calculation/imbalance', 'χ² ='],
  ['bad', 'calculation/bad', 'Đầu trên:'],
  ['verdicts', 'calculation/verdicts', 'Phiếu không liên lạc được không ở mẫu số'],
  ['coverage', 'calculation/coverage', 'làm tròn lên'],
  ['operator', 'calculation/operator?is=', 'BETA.INV'],
] as const;

/** Each from the board with its statistics. */
export async function backCheckFigures(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const [name, address, sign] of figures) {
    // Each operator's stand in the second view; the others where the page was opened, or in both.
    if (name === 'operator') await page.keyboard.press('2');
    const link = page.locator(`a[href*="${address}"]`).first();
    faults.push(...(await opened(page, link, `back-check-${name}`, sign)));
    await page.goBack();
    await page.getByRole('heading', { name: 'Bảng phúc tra' }).waitFor();
  }
  return faults;
}
