// A visitor of the demo: signs in with one key, starts the shift, interviews the first citizen who gives one, by their
// own words on the screen.
import type { Browser } from 'playwright-core';

import { takeCall, type Encounter } from './operator-at-keyboard.ts';
import { openPage } from './page.ts';

const visitor: Encounter = {
  behaviour: { kind: 'completes' },
  disposition: 'complete',
  otherwise: 'not-available',
};

/** Gives the seconds from opening the page to the first completed interview; calls that bring none are disposed. */
export async function playFirstInterview(browser: Browser, origin: string): Promise<number> {
  const begun = performance.now();
  const { page, close } = await openPage(browser, origin);
  await page.goto('/sign-in');
  await page.getByText('dtv01').waitFor();
  await page.keyboard.press('1');
  await page.getByRole('heading', { name: 'Vào ca phỏng vấn' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('Đang tạm nghỉ').waitFor();
  await page.keyboard.press('F2');
  let isComplete = false;
  while (!isComplete) {
    const pressed = await takeCall(page, visitor, () => '4');
    isComplete = pressed.has('Lời cảm ơn');
  }
  const seconds = (performance.now() - begun) / 1000;
  await close();
  return seconds;
}
