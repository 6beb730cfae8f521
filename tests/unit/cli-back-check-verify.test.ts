import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, expect, test } from 'vitest';

import { drawOf } from '#domain/back-checks/selection-by-risk.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'cati-protocol-'));
afterAll(() => rmSync(folder, { recursive: true }));

function verify(chosen: boolean) {
  const file = join(folder, `${chosen}.csv`);
  const draw = drawOf('vi-du', 'phieu-1');
  writeFileSync(
    file,
    `# seed,vi-du\nnumber,interview,rule,reason,probability,draw,chosen\n1,phieu-1,by-risk,risk,1,${draw},${chosen}\n`,
  );
  return spawnSync(
    process.execPath,
    ['--import', 'tsx', 'cli/main.ts', 'back-check', 'verify', file, '--json'],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
}

test('a protocol is chosen again from its seed, and a choice that differs is named', () => {
  expect(JSON.parse(verify(true).stdout)).toMatchObject({ ok: true, checked: 1, faults: [] });
  const told = verify(false);
  expect(told.status).toBe(1);
  expect(JSON.parse(told.stdout)).toMatchObject({
    ok: false,
    faults: [{ number: 1, fault: 'other-choice' }],
  });
});
