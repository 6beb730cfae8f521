// A paper form keyed in by somebody who never touches the mouse.
import type { Page } from 'playwright-core';

import { lookAt } from './look.ts';

/** Finds the case by its code, keys the first questions, ends where the paper ends; gives what is wrong on screen. */
export async function keyPaperForm(page: Page, path: string, code: string): Promise<string[]> {
  await page.goto(path);
  const field = page.getByLabel('Mã phiếu hoặc mã hồ sơ');
  await field.waitFor();
  const faults = await lookAt(page, 'paper-forms', undefined, 'common');
  await field.fill('12 345');
  await page.keyboard.press('Enter');
  await page.getByText('Không có hồ sơ nào có mã đó').waitFor();
  await field.fill(code);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Từ đủ 18 tuổi' }).waitFor();
  faults.push(...(await lookAt(page, 'paper-keying', undefined, 'common')));
  for (const next of ['Có, đã nhận kết quả', 'Cá nhân, gia đình', 'Đồng ý', 'Rất không hài lòng']) {
    await page.keyboard.press('1');
    await page.getByRole('button', { name: next, exact: true }).waitFor();
  }
  // Left blank on the paper: not a refusal.
  await page.keyboard.press('+');
  await page.getByText('để trống trên phiếu', { exact: true }).first().waitFor();
  await page.keyboard.press('F8');
  await page.getByText(/^Đã lưu phiếu .* dở dang/).waitFor();
  return faults;
}
