// Looks at a screen as its different readers do, in light and dark, narrow and wide, Vietnamese and English: has axe
// examine it, and photographs it when pictures are asked for. The page stays where it is: theme and language change in
// place.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

import { commonSize, photograph } from './page.ts';

declare global {
  /** Only in a page that axe was brought into. */
  var axe: { run(where: Document, options: RunOptions): Promise<AxeResults> };
}

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const wide = { width: 1920, height: 1080 };
const everyRule = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** The rules of those levels that go by colours; the others find the same in every theme. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/**
 * Gives what is wrong with the screen, one line each; best empty. Its pictures are NAME-light-1366, ….
 * @param reopen opens again what was put together when it was opened, so that it is so in the other language
 * @param sizes `common`: the wide screen is left out
 */
export async function lookAt(
  page: Page,
  name: string,
  reopen: () => Promise<void> = async () => undefined,
  sizes: 'all' | 'common' = 'all',
): Promise<string[]> {
  const faults: string[] = [];
  const found = (how: string, what: readonly string[]) =>
    faults.push(...what.map((each) => `${name} (${how}): ${each}`));
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize(commonSize);
    await settled(page);
    await photograph(page, `${name}-${scheme}-1366`);
    found(scheme, await violations(page, scheme === 'light' ? everyRule : colourRules));
    found('1366', await overflows(page));
    if (sizes === 'common') continue;
    await page.setViewportSize(wide);
    await settled(page);
    await photograph(page, `${name}-${scheme}-1920`);
  }
  if (sizes === 'all') found('1920', await overflows(page));
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(commonSize);
  await read(page, 'en');
  await reopen();
  await photograph(page, `${name}-en-1366`);
  found('English', [...(await violations(page, everyRule)), ...(await overflows(page))]);
  await read(page, 'vi');
  return faults;
}

/** Looks at each address in turn, once `sign` is to be read there. */
export async function tour(
  page: Page,
  stops: readonly { name: string; path: string; sign: string }[],
): Promise<string[]> {
  const faults: string[] = [];
  for (const { name, path, sign } of stops) {
    await page.goto(path);
    await page.getByText(sign).first().waitFor();
    faults.push(...(await lookAt(page, name)));
  }
  return faults;
}

/**
 * Takes NAME-vi-light, NAME-vi-dark, NAME-en-light, NAME-en-dark at the size most rooms have, and gives what is wrong.
 * Axe sees each theme and each language once: contrast is the theme's, names are the language's.
 */
export async function lookEveryWay(page: Page, name: string): Promise<string[]> {
  const faults: string[] = [];
  for (const language of ['vi', 'en'] as const) {
    await read(page, language);
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await settled(page);
      const how = `${language}-${scheme}`;
      await photograph(page, `${name}-${how}`);
      const isExamined = how === 'vi-light' || how === 'en-dark';
      const found = [
        ...(isExamined ? await violations(page, everyRule) : []),
        ...(await overflows(page)),
        ...(await hidden(page)),
      ];
      faults.push(...found.map((each) => `${name} (${how}): ${each}`));
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await read(page, 'vi');
  return faults;
}

/** A page that the server makes, without a script: its own language, the size it has, light and dark. */
export async function lookAsServed(page: Page, name: string): Promise<string[]> {
  const faults: string[] = [];
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await photograph(page, `${name}-${scheme}`);
    const found = [
      ...(await violations(page, scheme === 'light' ? everyRule : colourRules)),
      ...(await overflows(page)),
    ];
    faults.push(...found.map((each) => `${name} (${scheme}): ${each}`));
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return faults;
}

/** The page that everybody may read, at the desk and on a telephone. Gives what is wrong. */
export async function lookAtPublicPage(page: Page, name: string): Promise<string[]> {
  const faults = await lookAsServed(page, name);
  await page.setViewportSize({ width: 390, height: 844 });
  await photograph(page, `${name}-narrow`);
  // Tables scroll within themselves there; the page does not.
  const wider = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  if (wider > 1) faults.push(`${name}: the page is ${wider} px wider than a telephone`);
  await page.setViewportSize(commonSize);
  return faults;
}

/** Chooses the language as another tab of the same browser would. */
async function read(page: Page, language: 'vi' | 'en'): Promise<void> {
  await page.evaluate((chosen) => {
    localStorage.setItem('language', chosen);
    dispatchEvent(new StorageEvent('storage', { key: 'language', newValue: chosen }));
  }, language);
  await page.waitForFunction((chosen) => document.documentElement.lang === chosen, language);
  await settled(page);
}

const settled = (page: Page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** What axe finds against WCAG A and AA, with the elements. @param rules names of rules, or of levels for all theirs */
async function violations(page: Page, rules: readonly string[]): Promise<string[]> {
  // Evaluated over the debugger's wire, which the page's content security policy does not bind.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
  return page.evaluate(
    async (runOnly) => {
      const { violations: all } = await globalThis.axe.run(document, {
        runOnly,
        resultTypes: ['violations'],
      });
      return all.map(
        ({ id, help, nodes }) =>
          `${id}, ${help}: ${nodes.map(({ target, any }) => `${target.join(' ')} ${any[0]?.message ?? ''}`).join('; ')}`,
      );
    },
    [...rules],
  );
}

/** Parts of the screen, lists to choose from aside, that would have to be scrolled to be read whole. */
export function hidden(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('main, main *')].flatMap((element) => {
      const { overflowY } = getComputedStyle(element);
      const scrolls = overflowY === 'auto' || overflowY === 'scroll' || element === document.documentElement;
      const isList = element.matches('[role=listbox], textarea');
      if (!scrolls || isList || element.scrollHeight <= element.clientHeight + 1) return [];
      return [`${element.className} hides ${element.scrollHeight - element.clientHeight} px`];
    }),
  );
}

/** Content that sticks out sideways, of the page or of its main part. */
async function overflows(page: Page): Promise<string[]> {
  return [...(await tooWide(page)), ...(await cutInFrame(page))];
}

/** What of the bar is cut, and tabs that need a second line. */
function cutInFrame(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const inBar = [...document.querySelectorAll('header:first-of-type > *, header nav > *')];
    const cut = inBar.filter((part) => {
      const { left, right } = part.getBoundingClientRect();
      const shrinks = part.matches('[class*=survey]')
        ? part.clientWidth < 90
        : part.scrollWidth > part.clientWidth + 1;
      return left < 0 || right > innerWidth || (part.clientWidth > 0 && shrinks);
    });
    const tabs = [...document.querySelectorAll('main nav[class*=views]')].filter(
      (nav) => new Set([...nav.children].map((tab) => tab.getBoundingClientRect().top)).size > 1,
    );
    return [
      ...cut.map((part) => `${part.textContent} is cut in the bar`),
      ...tabs.map((nav) => `${nav.getAttribute('aria-label')} takes more than one line`),
    ];
  });
}

/** The bar with the note of late steps, which has the most in it, at the two narrow sizes; a menu at its end opens, too. */
export async function barWithNote(page: Page): Promise<string[]> {
  await page.getByRole('button', { name: /^Lời nhắc về tiến độ/ }).waitFor();
  const faults: string[] = [];
  for (const width of [1280, commonSize.width]) {
    await page.setViewportSize({ ...commonSize, width });
    faults.push(...(await cutInFrame(page)));
  }
  await page.getByRole('button', { name: /^Tài khoản/ }).click();
  await page.getByRole('menuitem').first().waitFor();
  await photograph(page, 'bar-with-note');
  faults.push(...(await cutInFrame(page)));
  await page.keyboard.press('Escape');
  return faults;
}

function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('header, main, main *')].flatMap((element) => {
      const { overflowX, textOverflow } = getComputedStyle(element);
      const scrolls = overflowX === 'auto' || overflowX === 'scroll';
      const cuts = overflowX === 'hidden' && textOverflow !== 'ellipsis' && element.clientWidth > 1;
      const root = element === document.documentElement || element.tagName === 'MAIN';
      if (!(root || scrolls || cuts) || element.scrollWidth <= element.clientWidth + 1) return [];
      return [
        `${element.tagName} ${element.className} is ${element.scrollWidth - element.clientWidth} px too wide`,
      ];
    }),
  );
}
