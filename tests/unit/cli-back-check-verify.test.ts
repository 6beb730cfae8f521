import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, expect, test } from 'vitest';

import { drawOf } from '#domain/back-checks/selection-by-risk.ts';
import { cati } from '#tests/support/cati.ts';

const folder = mkdtempSync(join(tmpdir(), 'cati-protocol-'));
afterAll(() => rmSync(folder, { recursive: true }));

function verify(chosen: boolean) {
  const file = join(folder, `${chosen}.csv`);
  const draw = drawOf('vi-du', 'phieu-1');
  writeFileSync(
    file,
    `# seed,vi-du\nnumber,interview,rule,reason,probability,draw,chosen\n1,phieu-1,by-risk,risk,1,${draw},${chosen}\n`,
  );
  return cati('back-check', 'verify', file, '--json');
}

test('a protocol is chosen again from its seed, and a choice that differs is named', async () => {
  expect(JSON.parse((await verify(true)).output)).toMatchObject({ ok: true, checked: 1, faults: [] });
  const told = await verify(false);
  expect(told.status).toBe(1);
  expect(JSON.parse(told.output)).toMatchObject({
    ok: false,
    faults: [{ number: 1, fault: 'other-choice' }],
  });
});
