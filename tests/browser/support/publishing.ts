// Công bố and the page that everybody may read, at the keyboard and to the eye.
import { expect } from 'vitest';
import type { Page } from 'playwright-core';

import type { Product } from '#tests/support/product.ts';

import { lookAt, lookAtPublicPage } from './look.ts';

/** Sees what is open, publishes the survey by keyboard, and reads the edition as a stranger does. Gives what is wrong. */
export async function publishAtKeyboard(page: Page, { ctx }: Product, surveyId: string): Promise<string[]> {
  const { code } = await ctx.prisma.survey.findUniqueOrThrow({ where: { id: surveyId } });
  await page.goto(`/surveys/${surveyId}/publication`);
  const act = page.getByRole('button', { name: 'Công bố bản số 1' });
  await act.waitFor();
  await page.getByText('Hãy đánh dấu đã xem các điều cần xác nhận.').waitFor();
  expect(await act.isDisabled()).toBe(true);
  const faults = await lookAt(page, 'publication', undefined, 'common');
  await page.getByLabel('Tôi đã xem và vẫn công bố').focus();
  await page.keyboard.press('Space');
  await act.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill(code);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  const opened = page.getByRole('link', { name: 'Mở bản số 1' });
  await opened.waitFor();
  faults.push(...(await lookAt(page, 'publication-published', undefined, 'common')));
  const address = await opened.getAttribute('href');
  expect(address).toBe(`/cong-bo/${code}/1`);
  for (const [name, place] of [
    ['public-list', '/cong-bo'],
    ['public-edition', address ?? ''],
  ] as const) {
    await page.goto(place);
    await page.getByRole('heading', { level: 1 }).waitFor();
    faults.push(...(await lookAtPublicPage(page, name)));
  }
  return faults;
}
