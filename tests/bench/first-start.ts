// What a stranger waits for: from a fresh clone to the ready line, and from the first page to the first finished
// interview, every key pressed as soon as the screen asks for it.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { anyFreePort } from '#launcher/free-port.ts';
import { playFirstInterview } from '#tests/browser/support/first-interview.ts';
import { findChromium } from '#tests/support/chromium-program.ts';
import { launch } from '#tests/support/launch-chromium.ts';
import type { Measurement } from './measurement.ts';

const longestStartMs = 15 * 60_000;

/** Clones HEAD into an empty folder, runs `npm start` there, conducts one interview, stops and removes it all. */
export async function measureFirstStart(): Promise<Measurement> {
  const folder = mkdtempSync(join(tmpdir(), 'lang-nghe-first-'));
  const clone = join(folder, 'lang-nghe');
  execFileSync('git', ['clone', '--quiet', '.', clone]);
  const port = await anyFreePort('127.0.0.1');
  const begun = performance.now();
  const start = spawn('npm', ['start'], {
    cwd: clone,
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('npm start was not ready in time')), longestStartMs);
      start.once('exit', () => reject(new Error('npm start ended')));
      start.stdout.on('data', (text: Buffer) => {
        if (!text.toString().includes('ready: http')) return;
        clearTimeout(late);
        resolve();
      });
    });
    const readySeconds = (performance.now() - begun) / 1000;
    const interviewSeconds = await interviewed(`http://127.0.0.1:${port}`);
    return {
      measured: { readySeconds: rounded(readySeconds), interviewSeconds: rounded(interviewSeconds) },
      baseline: {},
      ratio: {},
    };
  } finally {
    start.removeAllListeners('exit');
    const gone = new Promise((resolve) => start.once('exit', resolve));
    start.kill('SIGTERM');
    await gone;
    rmSync(folder, { recursive: true, force: true });
  }
}

async function interviewed(origin: string): Promise<number> {
  const browser = await launch(findChromium());
  try {
    return await playFirstInterview(browser, origin);
  } finally {
    await browser.close();
  }
}

function rounded(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}
