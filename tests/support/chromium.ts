// The browser of the tests, found once before they ran (browser-setup.ts).
import type { Browser } from 'playwright-core';
import { inject } from 'vitest';

import type { ChromiumProgram } from './chromium-program.ts';
import { launch } from './launch-chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** null: no browser on this machine. */
    chromium: ChromiumProgram | null;
  }
}

/** The caller closes it. */
export async function launchChromium(): Promise<Browser> {
  return launch(inject('chromium'));
}
