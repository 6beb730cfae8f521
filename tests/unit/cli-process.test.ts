import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { drawOf } from '#domain/back-checks/selection-by-risk.ts';
import { cati, type Outcome } from '#tests/support/cati.ts';

/* `cati` as people run it: a process of its own. What each command says is in tests of its own, without a process. */

const root = join(import.meta.dirname, '../..');

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cati-process-'));
});
afterAll(() => rm(folder, { recursive: true }));

function started(...words: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', 'cli/main.ts', ...words],
      { cwd: root },
      (failure, ...said) =>
        resolve({
          status: typeof failure?.code === 'number' ? failure.code : 0,
          output: said[0],
          complaint: said[1],
        }),
    );
  });
}

// Each process takes a second or so; a busy machine needs room.
test(
  'prints and ends as the command does: done, a wrong input, a finding, wrong usage',
  { timeout: 120_000 },
  async () => {
    const scores = join(folder, 'scores.csv');
    await writeFile(scores, 'code,score\nCS1,"74,16 %"\nDV1,72.21\n');
    const protocol = join(folder, 'chon-phuc-tra.csv');
    await writeFile(
      protocol,
      `# seed,vi-du\nnumber,interview,rule,reason,probability,draw,chosen\n` +
        `1,phieu-1,by-risk,risk,1,${drawOf('vi-du', 'phieu-1')},false\n`,
    );
    const calls: readonly [status: number, words: string[]][] = [
      [0, ['index', '--scores', scores, '--json']],
      [1, ['list', 'check', join(folder, 'không có.csv'), '--json']],
      [1, ['back-check', 'verify', protocol, '--json']],
      [2, ['rates', '--cases', scores, '--e', '1.2']],
      [2, ['rates']],
      [0, ['--help']],
    ];
    // Two at a time, as many as small machines have cores.
    const outcomes: Outcome[] = [];
    for (let next = 0; next < calls.length; next += 2)
      outcomes.push(
        ...(await Promise.all(calls.slice(next, next + 2).map(([, words]) => started(...words)))),
      );
    const expected: Outcome[] = [];
    for (const [, words] of calls) expected.push(await cati(...words));
    expect(outcomes).toEqual(expected);
    expect(outcomes.map(({ status }) => status)).toEqual(calls.map(([status]) => status));
  },
);
