// Many pictures on one, so that a whole form can be looked at in some minutes.
import { readFile } from 'node:fs/promises';

import type { Browser } from 'playwright-core';

import { picturesFolder } from './page.ts';

const [columns, rows] = [3, 4];
const width = 1920;

/** Puts the pictures of these names on sheets NAME-1, NAME-2, … Gives their paths. */
export async function contactSheets(
  browser: Browser,
  name: string,
  pictures: readonly string[],
): Promise<string[]> {
  const page = await browser.newPage({ viewport: { width, height: 100 } });
  const paths: string[] = [];
  for (let from = 0; from < pictures.length; from += columns * rows) {
    const cells = await Promise.all(pictures.slice(from, from + columns * rows).map(cell));
    await page.setContent(`<style>
      body { margin: 0; display: grid; grid-template-columns: repeat(${columns}, 1fr); gap: 4px; background: #888; }
      img { width: 100%; display: block; }
    </style>${cells.join('')}`);
    const path = `${picturesFolder}${name}-${paths.length + 1}.png`;
    await page.screenshot({ path, fullPage: true });
    paths.push(path);
  }
  await page.close();
  return paths;
}

async function cell(picture: string): Promise<string> {
  const content = await readFile(`${picturesFolder}${picture}.png`, 'base64');
  return `<img src="data:image/png;base64,${content}">`;
}
