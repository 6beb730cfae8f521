import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { fates } from '#domain/lists/fates.ts';
import { createKeySet } from '#domain/lists/key-set.ts';
import { ListFault } from '#domain/lists/list-fault.ts';
import type { ListMapping } from '#domain/lists/list-mapping.ts';
import { createListReading } from '#domain/lists/list-reading.ts';
import type { ListReadingOptions, ListRow, ListSummary } from '#domain/lists/list-reading.ts';
import { packCells, unpackCells } from '#domain/lists/raw-row.ts';
import type { CellValue, RawRow } from '#domain/lists/raw-row.ts';

const labels = [
  'STT',
  'Mã hồ sơ',
  'Người nộp',
  'SĐT',
  'Tên TTHC',
  'Lĩnh vực',
  'Cơ quan giải quyết',
  'Ngày tiếp nhận',
  'Ngày hẹn trả',
  'Ngày trả kết quả',
  'Trạng thái',
  'Hình thức nộp',
];
const unasked = {
  textCoding: 'unicode',
  agencyName: null,
  ambiguousLandlines: 'mobile',
} satisfies Partial<ListMapping>;
const period = { from: '2024-01-01', to: '2024-12-31' };

function transaction(serial: number, changes: Record<string, CellValue> = {}): CellValue[] {
  const row: Record<string, CellValue> = {
    STT: serial,
    'Mã hồ sơ': `000.00.30.H16-240208-${String(serial).padStart(4, '0')}`,
    'Người nộp': 'Đỗ Xuân Thảo',
    SĐT: '0825302464',
    'Tên TTHC': 'Đăng ký khai sinh',
    'Lĩnh vực': 'HỘ TỊCH',
    'Cơ quan giải quyết': 'UBND xã Đắk Ha',
    'Ngày tiếp nhận': '08/02/2024',
    'Ngày hẹn trả': '23/02/2024',
    'Ngày trả kết quả': '21/02/2024 07:19',
    'Trạng thái': 'Đã trả kết quả',
    'Hình thức nộp': 'Trực tuyến',
    ...changes,
  };
  return labels.map((label) => row[label] ?? null);
}

function numbered(rows: readonly (readonly CellValue[])[], sheet = 'Tờ 1'): RawRow[] {
  return rows.map((cells, index) => ({ sheet, rowNumber: index + 1, cells }));
}

function read(
  rows: readonly RawRow[],
  options: ListReadingOptions = { period },
): { rows: ListRow[]; summary: ListSummary } {
  const reading = createListReading(options);
  const taken = rows.map((row) => reading.take(row)).filter((row) => row !== null);
  return { rows: taken, summary: reading.finish() };
}

describe('a row', () => {
  test('every field comes in its normal form, the raw cells stay', () => {
    const cells = transaction(1);
    const { rows } = read(numbered([labels, cells]));
    expect(rows).toEqual([
      {
        sheet: 'Tờ 1',
        rowNumber: 2,
        raw: cells,
        fate: 'accepted',
        warnings: [],
        fields: {
          recordCode: '000.00.30.H16-240208-0001',
          transactionKey: '000.00.30.H16-240208-0001',
          tthcName: 'Đăng ký khai sinh',
          tthcCode: null,
          field: 'Hộ tịch',
          agencyName: 'UBND xã Đắk Ha',
          applicantName: 'Đỗ Xuân Thảo',
          isOrganisation: false,
          phones: [{ phoneE164: '+84825302464', kind: 'mobile' }],
          personKey: '+84825302464|do xuan thao',
          address: null,
          receivedOn: '2024-02-08',
          dueOn: '2024-02-23',
          resultOn: '2024-02-21',
          status: 'Đã trả kết quả',
          isCompleted: true,
          timeliness: 'onTime',
          channel: 'online',
        },
      },
    ]);
  });

  test('oddities are warnings, not refusals', () => {
    const { rows, summary } = read(
      numbered([
        labels,
        transaction(1, {
          SĐT: 825302464,
          'Ngày tiếp nhận': '09/02/2024',
          'Hình thức nộp': 'Khác',
          'Ngày hẹn trả': '31/02/2024',
        }),
        transaction(2, { 'Mã hồ sơ': 'BN 15', 'Trạng thái': 'Lưu kho', 'Người nộp': null }),
      ]),
    );
    expect(rows.map(({ fate }) => fate)).toEqual(['accepted', 'accepted']);
    expect(rows[0]?.warnings).toEqual([
      'lostZero',
      'recordCodeDateMismatch',
      'channelUnknown',
      'dueOnUnreadable',
    ]);
    expect(rows[1]?.warnings).toEqual(['recordCodeUnknownForm', 'nameMissing', 'statusUnknown']);
    expect(summary.warnings).toMatchObject({ lostZero: 1, nameMissing: 1, old11: 0 });
  });

  test('text that lost its encoding is pointed out', () => {
    expect(
      read(numbered([labels, transaction(1, { 'Người nộp': 'L\uFFFD\uFFFD Công' })])).rows[0]?.warnings,
    ).toContain('textDamaged');
  });
});

describe('what is no transaction', () => {
  test('titles, blank rows, repeated headers, totals, sections, notes and signatures are left out and counted', () => {
    const { rows, summary } = read(
      numbered([
        ['UBND HUYỆN ĐẮK GLONG', null, null, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
        ['Từ ngày 01/01/2024 đến ngày 31/07/2024'],
        [],
        labels,
        ['I', 'Lĩnh vực hộ tịch'],
        transaction(1),
        labels,
        transaction(2),
        [null, null, ' '],
        ['Tổng cộng', '', '', '', '', '', '', '', '', '', '', '2 hồ sơ'],
        ['Cộng', 2, 2, 2, 2],
        [null, 'Người lập biểu', null, null, null, null, 'Đắk Glong, ngày 05 tháng 8 năm 2024'],
        [null, '(Ký, ghi rõ họ tên)', null, null, 'THỦ TRƯỞNG ĐƠN VỊ'],
      ]),
    );
    expect(rows.map(({ rowNumber }) => rowNumber)).toEqual([6, 8]);
    expect(summary.skipped).toEqual({ blank: 2, title: 2, header: 2, totals: 2, note: 3 });
    expect(summary.statedPeriod).toEqual({ from: '2024-01-01', to: '2024-07-31' });
    expect(summary.headers.map(({ rowNumber }) => rowNumber)).toEqual([4]);
  });

  test('a transaction of which little is known is one still', () => {
    const sparse = labels.map((label) =>
      label === 'Người nộp' ? 'Tống Văn Cộng' : label === 'SĐT' ? '0825302464' : null,
    );
    expect(read(numbered([labels, sparse])).rows).toHaveLength(1);
  });
});

describe('sheets', () => {
  test('each has its header; one without goes on with the columns before', () => {
    const other = ['Điện thoại', 'Số hồ sơ', 'Chủ hồ sơ', 'Đơn vị xử lý', 'Ngày hoàn thành', 'Tình trạng'];
    const { rows, summary } = read([
      ...numbered([labels, transaction(1)], 'A'),
      ...numbered(
        [
          other,
          [
            '0825302465',
            '000.00.30.H16-240208-0002',
            'Nông Hữu Trang',
            'UBND xã Đắk Som',
            45369,
            'Hoàn thành',
          ],
        ],
        'B',
      ),
      ...numbered(
        [['0825302466', '000.00.30.H16-240208-0003', 'Hà Kim Quân', 'UBND xã Đắk Som', 45369, 'Hoàn thành']],
        'C',
      ),
      ...numbered([['Hướng dẫn'], ['Xem tờ A']], 'D'),
    ]);
    expect(rows.map(({ sheet, fate, fields }) => [sheet, fate, fields.applicantName])).toEqual([
      ['A', 'accepted', 'Đỗ Xuân Thảo'],
      ['B', 'accepted', 'Nông Hữu Trang'],
      ['C', 'accepted', 'Hà Kim Quân'],
    ]);
    expect(summary.headers.map(({ sheet, rowNumber }) => [sheet, rowNumber])).toEqual([
      ['A', 1],
      ['B', 1],
      ['C', 1],
    ]);
  });

  test('a mã hồ sơ repeated on another sheet, or in a list read before, is a duplicate', () => {
    const rows = [...numbered([labels, transaction(1)], 'A'), ...numbered([labels, transaction(1)], 'B')];
    expect(read(rows).rows.map(({ fate }) => fate)).toEqual(['accepted', 'duplicate']);
    const seen = createKeySet(['000.00.30.H16-240208-0001']);
    expect(read(rows, { seen }).summary.fates.duplicate).toBe(2);
  });
});

describe('what people may set', () => {
  test('the agency of a list without an agency column; it does not fill blanks of one that has it', () => {
    const bare = numbered([
      ['Mã hồ sơ', 'Người nộp', 'SĐT', 'Trạng thái'],
      ['H16.30-240208-0001', 'Hà Kim Quân', '0825302464', 'Đã trả kết quả'],
    ]);
    expect(read(bare, {}).summary.fates.missingAgency).toBe(1);
    const mapping: ListMapping = {
      ...unasked,
      columns: { recordCode: [0], applicantName: [1], phones: [2], status: [3] },
      headerRowNumber: 1,
      agencyName: 'UBND xã Đắk Ha',
    };
    expect(read(bare, { mapping }).summary.fates.accepted).toBe(1);
    const blank = numbered([labels, transaction(1, { 'Cơ quan giải quyết': '-' })]);
    const whole = {
      ...mapping,
      columns: { ...mapping.columns, agencyName: [6], phones: [3], recordCode: [1] },
    };
    expect(read(blank, { mapping: whole }).summary.fates.missingAgency).toBe(1);
  });

  test('without mã hồ sơ the content tells transactions apart, and shows no telephone number', () => {
    const rows = [
      transaction(1, { 'Mã hồ sơ': null }),
      transaction(2, { 'Mã hồ sơ': null }),
      transaction(3, { 'Mã hồ sơ': null, SĐT: '0825302465' }),
    ];
    const { rows: read1 } = read(numbered([labels, ...rows]));
    expect(read1.map(({ fate }) => fate)).toEqual(['accepted', 'duplicate', 'accepted']);
    expect(read1[0]?.fields.transactionKey).toMatch(/^khong-ma-[0-9a-f]{16}$/);
  });
});

describe('persons', () => {
  test('one number and name is one person, a number with many names is shared', () => {
    const rows = Array.from({ length: 6 }, (_, index) =>
      transaction(index + 1, { 'Người nộp': `Nguyễn ${'ABCDEF'[index]}` }),
    );
    const list = numbered([labels, ...rows, transaction(9, { 'Người nộp': 'NGUYỄN a' })]);
    const { summary, rows: taken } = read(list, { period, sharedPhoneNames: 6 });
    expect(summary.persons).toBe(6);
    expect(taken.at(-1)?.warnings).toEqual(['samePersonAgain']);
    expect(summary.sharedPhones).toEqual({ numbers: 1, mostPersons: 6 });
    // Every row under the number, those before the sixth name too.
    expect(summary.warnings['phoneUnderManyNames']).toBe(7);
    expect(read(list, { period, sharedPhoneNames: 7 }).summary.warnings['phoneUnderManyNames']).toBe(0);
  });
});

describe('files that are no list', () => {
  function faultOf(run: () => unknown): ListFault | null {
    try {
      run();
      return null;
    } catch (error) {
      return error instanceof ListFault ? error : null;
    }
  }
  test('no row at all', () =>
    expect(faultOf(() => read(numbered([[], [null, ' ']])))?.code).toBe('list-empty'));
  test('no header', () => {
    expect(
      faultOf(() =>
        read(
          numbered([
            ['a', 'b'],
            ['c', 'd'],
          ]),
        ),
      ),
    ).toMatchObject({ code: 'list-header-not-found', details: { rowsRead: 2 } });
  });
  test('a header with nothing, a total or a signature below it', () => {
    const below = [
      ['Tổng cộng', null, 0],
      ['Người lập biểu', 'Chủ tịch'],
    ];
    for (const rows of [[labels], [['UBND xã'], labels, ...below]])
      expect(faultOf(() => read(numbered(rows)))).toMatchObject({
        code: 'list-header-only',
        details: { line: rows.indexOf(labels) + 1 },
      });
  });
  test('the search for a header ends long before the file does', () => {
    const reading = createListReading();
    const endless = function* (): Generator<RawRow> {
      for (let rowNumber = 1; ; rowNumber += 1) yield { sheet: '', rowNumber, cells: ['chữ', rowNumber] };
    };
    const fault = faultOf(() => {
      for (const row of endless()) reading.take(row);
    });
    expect(fault?.code).toBe('list-header-not-found');
  });
});

describe('rules that hold for any list', { timeout: 60_000 }, () => {
  const cell: fc.Arbitrary<CellValue> = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom<CellValue>(...transaction(1), null, '', '-', 'Tổng cộng', ...labels),
    },
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.date(),
    fc.constant(new Date(Number.NaN)),
  );
  const noise = fc.array(cell, { maxLength: 15 });
  const good = fc.integer({ min: 1, max: 30 }).map((serial) => transaction(serial));
  const damaged = fc.tuple(good, fc.nat(11), cell).map(([row, column, value]) => row.with(column, value));
  const body = fc.array(fc.oneof(noise, good, damaged), { maxLength: 40 });

  test('any cells in any order: nothing fails, each transaction has one fate, the fates add up', () => {
    fc.assert(
      fc.property(body, (cells) => {
        const { rows, summary } = read(numbered([labels, transaction(31), ...cells]));
        expect(summary.rows).toBe(rows.length);
        for (const fate of fates)
          expect(summary.fates[fate]).toBe(rows.filter((row) => row.fate === fate).length);
        expect(Object.values(summary.fates).reduce((a, b) => a + b)).toBe(summary.rows);
        const { blank, title, header, totals, note } = summary.skipped;
        expect(summary.rows + blank + title + header + totals + note).toBe(cells.length + 2);
        for (const row of rows) {
          if (row.fate !== 'accepted') continue;
          expect(row.fields.phones.length).toBeGreaterThan(0);
          expect(row.fields.agencyName).not.toBeNull();
          expect(row.fields.isCompleted).toBe(true);
        }
        expect(summary.persons).toBeLessThanOrEqual(summary.fates.accepted);
      }),
      { numRuns: 500 },
    );
  });

  test('the order of the columns changes no fate', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(good, damaged), { maxLength: 20 }).map((cells) => [transaction(31), ...cells]),
        fc.shuffledSubarray([...labels.keys()], { minLength: labels.length }),
        (cells, order) => {
          const shuffled = [labels, ...cells].map((row) => order.map((column) => row[column] ?? null));
          expect(read(numbered(shuffled)).rows.map(({ fate }) => fate)).toEqual(
            read(numbered([labels, ...cells])).rows.map(({ fate }) => fate),
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  test('the order of the rows changes neither the number of duplicates nor that of persons when equal rows repeat', () => {
    fc.assert(
      fc.property(
        fc.array(good, { minLength: 1, maxLength: 30 }),
        fc.infiniteStream(fc.nat()),
        (cells, keys) => {
          const shuffled = cells
            .map((row) => ({ row, key: keys.next().value ?? 0 }))
            .toSorted((a, b) => a.key - b.key)
            .map(({ row }) => row);
          const [first, second] = [cells, shuffled].map((rows) => read(numbered([labels, ...rows])).summary);
          expect(second).toEqual(first);
        },
      ),
      { numRuns: 100 },
    );
  });

  test('cells come back from storage as they were', () => {
    const storable = fc.oneof(
      fc.string(),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
      fc.date({ noInvalidDate: true }),
      fc.constant(null),
    );
    fc.assert(
      fc.property(fc.array(storable), (cells) => {
        expect(unpackCells(JSON.parse(JSON.stringify(packCells(cells))))).toEqual(cells);
      }),
    );
  });
});
