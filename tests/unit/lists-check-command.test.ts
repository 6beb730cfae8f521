import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const list = 'tests/data/tthc-dak-glong-59-utf16-semicolon.csv';

interface Run {
  code: number;
  out: string;
  error: string;
}

function cati(...words: string[]): Promise<Run> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', 'cli/main.ts', 'list', 'check', ...words],
      { cwd: root },
      (failure, out, error) =>
        resolve({ code: typeof failure?.code === 'number' ? failure.code : 0, out, error }),
    );
  });
}

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lists-check-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('cati list check', { timeout: 60_000 }, () => {
  test('with --json prints one object and nothing else', async () => {
    const key = JSON.parse(await readFile(join(root, 'tests/data/tthc-dak-glong-59-key.json'), 'utf8'));
    const { code, out, error } = await cati(list, '--from', '2024-01-01', '--to', '31/12/2024', '--json');
    expect([code, error]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject({
      rows: key.rows,
      fates: key.fates,
      warnings: { old11: key.old11 },
      missingColumns: [],
    });
  });

  test('without --json speaks Vietnamese and shows nobody', async () => {
    const { code, out } = await cati(list);
    expect(code).toBe(0);
    expect(out).toContain('4.219  hồ sơ');
    expect(out).not.toMatch(/\d{6}/);
  });

  test('a file that is no list: exit 1, one sentence with the file', async () => {
    const path = join(folder, 'trang.xls');
    await writeFile(path, '<html><table></table></html>');
    expect(await cati(path, '--json')).toEqual({
      code: 1,
      out: '',
      error: `${path}: Chưa đọc được định dạng trang web (HTML). Hãy mở tệp bằng Excel và lưu thành .xlsx.\n`,
    });
    expect(await cati(join(folder, 'không có.csv'))).toMatchObject({ code: 1, out: '' });
  });

  test.each([
    [['x.csv', '--from', '31/02/2024']],
    [['x.csv', '--from', '2024-02-01', '--to', '2024-01-01']],
    [['x.csv', '--form', '1']],
    [[]],
  ])('wrong usage %j: exit 2', async (words) => {
    expect(await cati(...words)).toMatchObject({ code: 2, out: '' });
  });
});
