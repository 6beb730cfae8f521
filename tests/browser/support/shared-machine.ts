// Who comes to a machine that others use, goes on where somebody stopped, and signs out of it.
import type { Page } from 'playwright-core';

import { dispositionOf } from '#domain/attempts/dispositions.ts';
import { handsOn } from './hands-on.ts';
import { photograph } from './page.ts';

const shows = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();

/** A citizen called again is greeted and asked for before the question where the interview stood. */
export async function greetsAnew(page: Page, where: string): Promise<void> {
  await shows(page, 'Gọi lại: chào và gặp đúng người trước');
  await shows(page, 'Đang phỏng vấn, hẹn gọi tiếp');
  await photograph(page, 'console-called-again');
  await page.keyboard.press('Enter');
  await shows(page, /^câu 2\//);
  await page.keyboard.press('1');
  await shows(page, where);
}

/** Not with a citizen on the line; after the result with a note half-typed. Gives what is wrong with the screens. */
export async function signsOut(page: Page, halfTyped: string): Promise<string[]> {
  const { press, look, faults } = handsOn(page, 'console');
  const ask = async () => {
    await press('Control+k');
    await page.keyboard.type('đăng xuất');
    await press('Enter');
  };
  await shows(page, /^câu 1\//);
  await press('n');
  await page.keyboard.type(halfTyped);
  await press('Escape');
  // Another screen tells of the call, too, and leads back to it.
  await page.getByRole('link', { name: 'Kết luận phúc tra' }).press('Enter');
  await shows(page, /^Đang giữ cuộc gọi .+: về bàn gọi$/);
  await look('call-elsewhere');
  await press('Alt+K');
  await shows(page, /^câu 1\//);
  await ask();
  await shows(page, /^Chưa đăng xuất: còn lượt gọi /);
  await look('sign-out-refused');
  await press('Enter', 'F9', 'F12', dispositionOf('refusal-soft').key ?? '', 'Enter');
  await shows(page, 'Đang tạm nghỉ');
  await ask();
  await page.waitForURL(/sign-in/);
  return faults;
}
