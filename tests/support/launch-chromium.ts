// Opens a browser as tests and measurements need it: headless, with a microphone that needs no permission and hears a beep.
import { type Browser, chromium } from 'playwright-core';

import type { ChromiumProgram } from './chromium-program.ts';

const settings = [
  // Nothing is opened but the product; the sandbox needs rights that containers do not give.
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  '--mute-audio',
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
];

/** The caller closes it. */
export function launch(program: ChromiumProgram | null): Promise<Browser> {
  if (program === null) {
    throw new Error('No browser: install Chrome or Chromium, or name one in CHROMIUM_PATH.');
  }
  const { path: executablePath, env } = program;
  return chromium.launch({ executablePath, args: settings, env: { ...process.env, ...env } });
}
