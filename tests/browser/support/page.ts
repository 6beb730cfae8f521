// A person's browser in a test: Vietnamese, in Vietnam's zone, at the size most rooms have; anything the page complains
// of fails the test.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { onTestFailed } from 'vitest';

import type { Product } from '#tests/support/product.ts';

/** Where pictures go; git ignores it. */
export const picturesFolder = fileURLToPath(new URL('../screenshots/', import.meta.url));

export interface OpenPage {
  readonly page: Page;
  /** What the page complained of so far: errors on its console and exceptions nobody caught. */
  readonly complaints: string[];
  close(): Promise<void>;
}

export const commonSize = { width: 1366, height: 768 };

/** Opens a page of its own session. Sign-in is by the page, or by the cookie of somebody signed in. */
export async function openPage(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions & { cookie?: string } = {},
): Promise<OpenPage> {
  const { cookie, ...rest } = options;
  const context = await browser.newContext({
    baseURL: origin,
    viewport: commonSize,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    reducedMotion: 'reduce',
    ...rest,
  });
  if (cookie)
    await context.addCookies(
      cookie.split('; ').map((pair) => {
        const [name = '', ...value] = pair.split('=');
        return { name, value: value.join('='), url: origin };
      }),
    );
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    const { url } = message.location();
    if (message.type() === 'error' && !isExpected(message.text(), url))
      complaints.push(`${message.text()} ${url}`);
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return { page, complaints, close: () => context.close() };
}

/**
 * Before anybody is signed in the page asks who is, and is told 401: that is how it finds out. And the simulated line
 * answers 409 to words that are spoken in the moment of hanging up.
 */
function isExpected(text: string, url: string): boolean {
  if (text.includes('401')) return url.endsWith('/api/me');
  return text.includes('409') && /\/voice\/calls\/\w+\/say$/.test(url);
}

/** Asked at each picture: `npm run pictures` asks by itself. */
const picturesAsked = () => process.env['PICTURES'] === '1';

/**
 * Takes a picture for people to look at, tests/browser/screenshots/NAME.png, when PICTURES=1 asks for pictures; one named
 * `failed-…` in any case.
 */
export async function photograph(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  if (!picturesAsked() && !name.startsWith('failed-')) return;
  mkdirSync(picturesFolder, { recursive: true });
  await page.screenshot({ path: `${picturesFolder}${name}.png` });
}

/** The page of somebody who is signed in; photographed as `failed-TEST-USERNAME` when the test fails. */
export async function windowOf(
  browser: Browser,
  product: Product,
  username: string,
  test: string,
): Promise<OpenPage> {
  const { cookie } = await product.signIn(username);
  const window = await openPage(browser, product.origin, { cookie });
  onTestFailed(() => photograph(window.page, `failed-${test}-${username}`));
  return window;
}
