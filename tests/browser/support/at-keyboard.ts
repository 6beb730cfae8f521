// What somebody at the keyboard sees of a screen: the focus, what moves, the keys and their sheet.
import type { Page } from 'playwright-core';

/** Goes through the screen with Tab: whatever has the focus without a mark around it. */
export async function unseenFocus(page: Page): Promise<string[]> {
  const unseen: string[] = [];
  for (let stop = 0; stop < 12; stop += 1) {
    await page.keyboard.press('Tab');
    unseen.push(
      ...(await page.evaluate(() => {
        const focused = document.activeElement;
        if (focused === null || focused === document.body) return [];
        const { outlineStyle, outlineWidth } = getComputedStyle(focused);
        return outlineStyle === 'none' || outlineWidth === '0px' ? [focused.outerHTML.slice(0, 200)] : [];
      })),
    );
  }
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  return unseen;
}

/** What moves although the person has asked their system for less motion. */
export const moving = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('body *')].flatMap((each) => {
      const { transitionDuration, animationName } = getComputedStyle(each);
      const rests = /^0s(, 0s)*$/.test(transitionDuration) && animationName === 'none';
      return rests ? [] : [each.outerHTML.slice(0, 200)];
    }),
  );

/** The keys that stand beside what they do, whatever part of the screen they belong to. */
export const keysOnScreen = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('[aria-keyshortcuts]')].flatMap((each) =>
      (each.getAttribute('aria-keyshortcuts') ?? '').replaceAll('Control+', 'Ctrl+').split(' '),
    ),
  );
export const keysOfHelp = (page: Page) =>
  page
    .getByRole('dialog')
    .locator('[data-key]')
    .evaluateAll((keys) => keys.map((each) => each.getAttribute('data-key')));

/** What has the focus when the key has been dealt with and nothing else has happened yet: no timer, no paint. */
export const focusRightAfter = (page: Page, key: string) =>
  page.evaluate(async (pressed) => {
    const event = new KeyboardEvent('keydown', { key: pressed, bubbles: true, cancelable: true });
    document.body.dispatchEvent(event);
    await Promise.resolve();
    return document.activeElement?.tagName;
  }, key);

/** Keys on their way to what was there before: they come the moment this heading stands on the screen. */
export const keysUponHeading = (page: Page, heading: string, keys: readonly string[]) =>
  page.evaluate(
    ({ words, late }) => {
      const seen = new MutationObserver(() => {
        if (![...document.querySelectorAll('main h2')].some((each) => each.textContent === words)) return;
        seen.disconnect();
        for (const key of late)
          (document.activeElement ?? document.body).dispatchEvent(
            new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
          );
      });
      seen.observe(document.body, { subtree: true, childList: true });
    },
    { words: heading, late: keys },
  );

/** Under which names this browser keeps what no server has. */
export const placesKept = (page: Page) =>
  page.evaluate(async () => {
    const opened = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('lang-nghe');
      request.addEventListener('success', () => resolve(request.result));
    });
    const keys = await new Promise<IDBValidKey[]>((resolve) => {
      const request = opened.transaction('unsent').objectStore('unsent').getAllKeys();
      request.addEventListener('success', () => resolve(request.result));
    });
    opened.close();
    return [...keys.map(String), ...Object.keys(localStorage)];
  });
