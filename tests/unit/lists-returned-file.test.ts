import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';

import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { CellValue, RawRow } from '#domain/lists/raw-row.ts';
import { readTable } from '#server/platform/tabular/read-table.ts';
import { writeFates } from '#server/platform/tabular/write-fates.ts';
import type { FatedRow } from '#server/platform/tabular/write-fates.ts';

import { collected } from './lists-archives.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lists-returned-'));
});
afterAll(() => rm(folder, { recursive: true }));

const labels = ['Mã hồ sơ', 'Người nộp', 'SĐT', 'Ngày trả'];
const raw: CellValue[] = [
  '000.00.30.H16-240208-0001',
  'Đỗ Ỷ <&> "x"',
  912345679,
  new Date('2024-03-18T14:05:00Z'),
];

async function given(
  rows: readonly FatedRow[],
  include?: 'all',
): Promise<{ written: number; rows: RawRow[] }> {
  const path = join(folder, 'trả lại.xlsx');
  const written = await writeFates(path, rows, { labelsOf: () => labels, ...(include && { include }) });
  return { written, rows: await collected(readTable(path)) };
}

describe('the list given back', () => {
  test('has the original cells as they were, then the fate and the reason', async () => {
    const { written, rows } = await given([
      { sheet: 'DS', raw, fate: 'missingAgency' },
      { sheet: 'DS', raw, fate: 'accepted' },
      { sheet: 'DS', raw: ['B'], fate: 'invalidPhone' },
    ]);
    expect(written).toBe(2);
    expect(rows.map(({ cells }) => cells.slice(0, 5))).toEqual([
      [...labels, 'Kết quả'],
      [...raw, 'Thiếu cơ quan giải quyết'],
      ['B', null, null, null, 'Số điện thoại sai'],
    ]);
    expect(rows.map(({ cells }) => cells[5])).toEqual([
      'Lý do',
      expect.stringContaining('cơ quan'),
      expect.stringContaining('0xxxxxxxxx'),
    ]);
  });

  test('may hold all rows; accepted ones have no reason', async () => {
    const { rows } = await given([{ sheet: 'DS', raw, fate: 'accepted' }], 'all');
    expect(rows[1]?.cells).toEqual([...raw, 'Đưa vào khung mẫu']);
  });

  test('keeps cells that stand beyond the labelled columns', async () => {
    const { rows } = await given([{ sheet: 'DS', raw: ['A', null, null, null, 'ghi tay'], fate: 'status' }]);
    expect(rows[1]?.cells[6]).toBe('ghi tay');
  });

  test('has a sheet for each sheet, under names that Excel takes', async () => {
    const { rows } = await given([
      { sheet: 'Tháng 1/2024', raw, fate: 'status' },
      { sheet: 'Tháng 1:2024', raw, fate: 'status' },
      { sheet: `${'x'.repeat(40)}1`, raw, fate: 'status' },
      { sheet: `${'x'.repeat(40)}2`, raw, fate: 'status' },
      { sheet: '', raw, fate: 'status' },
    ]);
    expect([...new Set(rows.map(({ sheet }) => sheet))]).toEqual([
      'Tháng 1 2024',
      'Tháng 1 2024 (2)',
      'x'.repeat(31),
      `${'x'.repeat(27)} (2)`,
      'Danh sách',
    ]);
  });

  test('is a whole workbook even when no row was refused', async () => {
    expect((await given([{ sheet: 'DS', raw, fate: 'accepted' }])).rows.map(({ cells }) => cells)).toEqual([
      ['Kết quả', 'Lý do'],
    ]);
  });

  test('shows dates as days of the month first', async () => {
    await given([{ sheet: 'DS', raw, fate: 'status' }]);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(join(folder, 'trả lại.xlsx'));
    expect(workbook.getWorksheet('DS')?.getCell('D2').numFmt).toBe('dd/mm/yyyy hh:mm');
  });
});

describe('writing that fails', () => {
  test('when the rows fail, the stream is destroyed and the failure comes out', async () => {
    const stream = new PassThrough();
    const failing = function* (): Generator<FatedRow> {
      yield { sheet: 'DS', raw, fate: 'status' };
      throw new Error('the database went away');
    };
    await expect(writeFates(stream, failing(), { labelsOf: () => labels })).rejects.toThrow(
      'the database went away',
    );
    expect(stream.destroyed).toBe(true);
  });

  test('when the reader goes away, the writing ends', async () => {
    const stream = new PassThrough();
    const endless = async function* (): AsyncGenerator<FatedRow> {
      for (let count = 0; ; count += 1) {
        if (count === 600) stream.destroy();
        yield { sheet: 'DS', raw, fate: 'status' };
      }
    };
    await expect(writeFates(stream, endless(), { labelsOf: () => labels })).rejects.toThrow(
      /premature|destroyed|aborted/i,
    );
  });
});
