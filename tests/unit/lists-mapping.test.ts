import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { fates } from '#domain/lists/fates.ts';
import { listFields } from '#domain/lists/header-words.ts';
import { createInspection } from '#domain/lists/inspection.ts';
import { ListFault } from '#domain/lists/list-fault.ts';
import type { ListMapping } from '#domain/lists/list-mapping.ts';
import { createListReading } from '#domain/lists/list-reading.ts';
import type { ListRow, ListSummary } from '#domain/lists/list-reading.ts';
import type { CellValue, RawRow } from '#domain/lists/raw-row.ts';
import { textCodings } from '#domain/lists/text-coding.ts';

import { inOldCoding } from './lists-old-text.ts';

const labels = ['Mã hồ sơ', 'Người nộp', 'SĐT', 'Cơ quan giải quyết', 'Ngày trả kết quả', 'Trạng thái'];
const columns = {
  recordCode: [0],
  applicantName: [1],
  phones: [2],
  agencyName: [3],
  resultOn: [4],
  status: [5],
};
const unasked: ListMapping = {
  headerRowNumber: 1,
  columns,
  textCoding: 'unicode',
  agencyName: null,
  ambiguousLandlines: 'mobile',
};

function transaction(serial: number): CellValue[] {
  const code = `000.00.30.H16-240208-${String(serial).padStart(4, '0')}`;
  return [code, `Đỗ Xuân Thảo ${serial}`, '0825302464', 'UBND xã Đắk Ha', '21/02/2024', 'Đã trả kết quả'];
}

function numbered(rows: readonly (readonly CellValue[])[], sheet = 'Tờ 1'): RawRow[] {
  return rows.map((cells, index) => ({ sheet, rowNumber: index + 1, cells }));
}

function read(rows: readonly RawRow[], mapping?: ListMapping): { rows: ListRow[]; summary: ListSummary } {
  const reading = createListReading(mapping ? { mapping } : {});
  const taken = rows.map((row) => reading.take(row)).filter((row) => row !== null);
  return { rows: taken, summary: reading.finish() };
}

function proposalFor(rows: readonly RawRow[]): ListMapping {
  const inspection = createInspection();
  for (const row of rows) inspection.take(row);
  return inspection.finish().proposal;
}

function namesOf(rows: readonly ListRow[]): (string | null)[] {
  return rows.map(({ fields }) => fields.applicantName);
}

describe('columns that a person has given', () => {
  const own = ['a', 'b', 'c', 'd', 'e', 'f'];

  test('hold below the header’s row, and where that header comes again', () => {
    const rows = numbered([
      ['Sổ'],
      own,
      ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)'],
      transaction(1),
      own,
      transaction(2),
    ]);
    const { rows: taken, summary } = read(rows, { ...unasked, headerRowNumber: 2 });
    expect(taken.map(({ rowNumber }) => rowNumber)).toEqual([4, 6]);
    expect(summary.skipped).toMatchObject({ title: 1, header: 3 });
    expect(summary.headers).toMatchObject([{ rowNumber: 2, header: { labels: own, unrecognised: [] } }]);
  });

  test('hold from the first row on in a list without a header, on every sheet', () => {
    const rows = [...numbered([transaction(1), transaction(2)], 'A'), ...numbered([transaction(3)], 'B')];
    const { rows: taken, summary } = read(rows, { ...unasked, headerRowNumber: 0 });
    expect(taken).toHaveLength(3);
    expect(summary.headers.map(({ sheet, rowNumber }) => [sheet, rowNumber])).toEqual([
      ['A', 0],
      ['B', 0],
    ]);
  });

  test('hold against what the labels say', () => {
    const misnamed = ['Mã hồ sơ', 'Địa chỉ', 'SĐT', 'Cơ quan giải quyết', 'Ngày trả kết quả', 'Trạng thái'];
    const rows = numbered([misnamed, transaction(1), misnamed, transaction(2)]);
    expect(namesOf(read(rows, unasked).rows)).toEqual(['Đỗ Xuân Thảo 1', 'Đỗ Xuân Thảo 2']);
  });

  test('are found again on the next sheet by the same header, wherever it stands there', () => {
    const rows = [
      ...numbered([own, transaction(1)], 'A'),
      ...numbered([['Sổ'], ['Tháng 2'], own, transaction(2)], 'B'),
    ];
    expect(namesOf(read(rows, unasked).rows)).toEqual(['Đỗ Xuân Thảo 1', 'Đỗ Xuân Thảo 2']);
  });

  test('are not laid over a sheet whose header names other columns', () => {
    const order = [5, 4, 3, 2, 1, 0];
    const turned = (cells: readonly CellValue[]): CellValue[] => order.map((column) => cells[column] ?? null);
    const rows = [
      ...numbered([labels, transaction(1)], 'A'),
      ...numbered([turned(labels), turned(transaction(2))], 'B'),
    ];
    expect(namesOf(read(rows, unasked).rows)).toEqual(['Đỗ Xuân Thảo 1', 'Đỗ Xuân Thảo 2']);
  });

  test('are not laid over instructions on a sheet before', () => {
    const guide = numbered([['Hướng dẫn'], ['Bước 1', 'Mở tệp'], ['Bước 2', 'Lọc']], 'Hướng dẫn');
    const { rows, summary } = read([...guide, ...numbered([['x'], own, transaction(1)], 'A')], {
      ...unasked,
      headerRowNumber: 2,
    });
    expect(rows.map(({ sheet }) => sheet)).toEqual(['A']);
    expect(summary.skipped.title).toBe(4);
    expect(summary.missingColumns).toEqual(['tthcName', 'field']);
  });
});

describe('text in an old coding', () => {
  test.each(['tcvn3', 'vni', 'windows-1258'] as const)('%s is converted; the raw cells stay', (coding) => {
    const raw = [labels, transaction(1)].map((cells) =>
      cells.map((cell) => inOldCoding(String(cell), coding)),
    );
    const { rows, summary } = read(numbered(raw), { ...unasked, textCoding: coding });
    expect(rows[0]).toMatchObject({
      fate: 'accepted',
      fields: { applicantName: 'Đỗ Xuân Thảo 1', agencyName: 'UBND xã Đắk Ha', status: 'Đã trả kết quả' },
      raw: raw[1],
    });
    expect(summary.headers[0]?.header.labels).toEqual(labels);
  });
});

describe('rules that hold for any mapping', () => {
  const cell: fc.Arbitrary<CellValue> = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom<CellValue>(...labels, ...transaction(1), null, '', 'Tổng cộng') },
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...Array.from('M· hå s¬ñöïêþ')), maxLength: 12 }),
    fc.double(),
    fc.date(),
  );
  const rows = fc
    .array(fc.tuple(fc.constantFrom('A', 'B'), fc.array(cell, { maxLength: 9 })), { maxLength: 30 })
    .map((all) =>
      all
        .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
        .map(([sheet, cells], index) => ({ sheet, rowNumber: index + 1, cells })),
    );
  const column = fc.oneof({ weight: 9, arbitrary: fc.nat(8) }, fc.nat(1000));
  const anyMapping: fc.Arbitrary<ListMapping> = fc.record({
    headerRowNumber: fc.nat(12),
    columns: fc
      .dictionary(fc.constantFrom(...listFields), fc.array(column, { maxLength: 3 }))
      .map((all) => ({ ...all })),
    textCoding: fc.constantFrom(...textCodings),
    agencyName: fc.option(fc.constant('UBND xã Đắk Ha')),
    ambiguousLandlines: fc.constantFrom('mobile', 'landline'),
  });

  test('no mapping makes the reading fail but for its own fault, and every row is counted once', () => {
    fc.assert(
      fc.property(rows, anyMapping, (all, mapping) => {
        try {
          const { rows: taken, summary } = read(all, mapping);
          expect(fates.reduce((sum, fate) => sum + summary.fates[fate], 0)).toBe(taken.length);
          const { blank, title, header, totals, note } = summary.skipped;
          expect(taken.length + blank + title + header + totals + note).toBe(all.length);
        } catch (error) {
          expect(error).toBeInstanceOf(ListFault);
        }
      }),
    );
  });

  test('a list read by its proposal is read as it is by itself, in any order of columns', () => {
    const order = fc.shuffledSubarray([...labels.keys()], { minLength: labels.length });
    const body = fc
      .array(fc.oneof(fc.integer({ min: 1, max: 20 }).map(transaction), fc.constant(labels)), {
        maxLength: 20,
      })
      .map((below) => [transaction(21), ...below]);
    const headings = fc.array(fc.constantFrom(['UBND HUYỆN'], [], ['Danh sách', null, 'Mẫu 01']), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(headings, order, body, (above, turn, below) => {
        const turned = [labels, ...below].map((cells) => turn.map((column) => cells[column] ?? null));
        const all = numbered([...above, ...turned]);
        const mapping = proposalFor(all);
        expect(mapping.columns).toEqual(
          Object.fromEntries(
            Object.entries(columns).map(([field, [column = 0]]) => [field, [turn.indexOf(column)]]),
          ),
        );
        const [proposed, alone] = [read(all, mapping), read(all)];
        expect(proposed.rows).toEqual(alone.rows);
        expect(proposed.summary.fates).toEqual(alone.summary.fates);
        expect(proposed.summary.skipped).toEqual(alone.summary.skipped);
      }),
    );
  });
});
