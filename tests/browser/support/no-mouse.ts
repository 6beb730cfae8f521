// The proof that a test was done at the keyboard alone: every pointer event that reaches the page is counted.
import type { Page } from 'playwright-core';

declare global {
  var pointerEvents: string[] | undefined;
}

/** From the next page load on. A click made by Enter or Space on a control carries no pointer and is not counted. */
export async function countPointerEvents(page: Page): Promise<void> {
  await page.addInitScript(() => {
    globalThis.pointerEvents = [];
    const kinds = ['pointerdown', 'pointermove', 'mousedown', 'mousemove', 'wheel', 'click'];
    for (const kind of kinds)
      window.addEventListener(
        kind,
        (event) => {
          if (!(event instanceof MouseEvent)) return;
          // Where something comes to lie under a pointer at rest the browser tells of a move without any movement.
          const rests = kind.endsWith('move') && event.movementX === 0 && event.movementY === 0;
          const byKey = kind === 'click' && event.detail === 0;
          if (!rests && !byKey) globalThis.pointerEvents?.push(kind);
        },
        { capture: true, passive: true },
      );
  });
}

export function pointerEvents(page: Page): Promise<string[]> {
  return page.evaluate(() => globalThis.pointerEvents ?? ['the page was not watched']);
}
