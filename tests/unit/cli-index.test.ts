import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { cati, type Outcome } from '#tests/support/cati.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cati-index-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function indexOf(content: string, ...options: string[]): Promise<Outcome & { path: string }> {
  const path = join(folder, 'scores.csv');
  writeFileSync(path, content);
  return { ...(await cati('index', '--scores', path, ...options)), path };
}

const giaNghia = `code,score
CS1,"74,16 %"
CS2,71.12
CS3,70.84
CS4,72,64%
DV1,72.21
DV2,71.84
DV3,71.79
DV4,"73,2%"
DV5,71.79
`;

describe('cati index --scores', () => {
  test('rolls the table of Gia Nghĩa up to what was published, and carries full precision', async () => {
    const { status, output, complaint } = await indexOf(giaNghia, '--json');
    expect([status, complaint]).toEqual([0, '']);
    expect(JSON.parse(output)).toMatchObject({
      rollup: 'factor_mean',
      factors: { CS1: 74.16, CS4: 72.64, DV4: 73.2 },
      groups: { CS: 72.19, DV: 72.166 },
      overall: 72.178,
      shown: { groups: { CS: 72.19, DV: 72.17 }, overall: 72.18 },
    });
  });

  test('names both groups, with null for one that has no factor in the file', async () => {
    expect(
      JSON.parse((await indexOf('code;score\nDV1;72,21\nDV2;71,84 %\n', '--json')).output),
    ).toMatchObject({
      groups: { CS: null, DV: 72.025 },
      overall: 72.025,
      shown: { groups: { CS: null, DV: 72.03 }, overall: 72.03 },
    });
  });

  test('says in words which rule was applied, and prints Vietnamese numbers', async () => {
    const { output } = await indexOf('code,score\nDV1.1,60\nDV1.2,90\nDV2.1,80\n', '--rollup', 'item_mean');
    expect(output).toContain('76,67');
    expect(output).toContain('Phiếu chỉ có nhóm DV, nên chỉ số chung bằng điểm nhóm DV.');
  });

  test('weighs by valid answers and by given weights when asked', async () => {
    const pooled = await indexOf(
      'code,score,n\nCS1,80,100\nDV1,50,300\n',
      '--rollup',
      'answer_pooled',
      '--json',
    );
    expect(JSON.parse(pooled.output)).toMatchObject({ overall: 57.5 });
    const custom = await indexOf(giaNghia, '--rollup', 'custom', '--weights', 'CS=0,63,DV=0,37', '--json');
    expect(JSON.parse(custom.output)).toMatchObject({ overall: 72.18112, weights: { CS: 0.63, DV: 0.37 } });
  });

  test('a wrong table ends with 1 and one sentence that names file, line and expectation', async () => {
    const { status, output, complaint, path } = await indexOf('code,score\nDV1,72\nDV2,bảy mươi\n', '--json');
    expect([status, output]).toEqual([1, '']);
    expect(complaint).toBe(`${path}, dòng 3: điểm của DV2 phải là số từ 0 đến 100, thấy "bảy mươi".\n`);
  });

  test('a table that lacks what the rule needs ends with 1', async () => {
    expect(await indexOf(giaNghia, '--rollup', 'answer_pooled')).toMatchObject({
      status: 1,
      complaint: expect.stringContaining('answer_pooled cần cột "n"'),
    });
  });

  test.each([[[]], [['--rollup', 'custom']]])('wrong usage ends with 2: index %j', async (options) => {
    const parameters = options.length > 0 ? ['--scores', join(folder, 'scores.csv'), ...options] : [];
    const { status, output, complaint } = await cati('index', ...parameters);
    expect([status, output]).toEqual([2, '']);
    expect(complaint).not.toBe('');
  });
});
