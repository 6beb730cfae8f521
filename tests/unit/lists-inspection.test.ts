import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { listInspection } from '#contract/lists.ts';
import { createInspection, withRemembered } from '#domain/lists/inspection.ts';
import type { InspectionOptions, ListInspection } from '#domain/lists/inspection.ts';
import { ListFault } from '#domain/lists/list-fault.ts';
import type { ListMapping } from '#domain/lists/list-mapping.ts';
import { listShape } from '#domain/lists/list-shape.ts';
import type { CellValue, RawRow } from '#domain/lists/raw-row.ts';

import { inOldCoding } from './lists-old-text.ts';
import type { OldCoding } from './lists-old-text.ts';

const labels = [
  'Mã hồ sơ',
  'Người nộp',
  'SĐT',
  'Tên TTHC',
  'Lĩnh vực',
  'Cơ quan giải quyết',
  'Ngày trả kết quả',
  'Trạng thái',
];
const columns = {
  recordCode: [0],
  applicantName: [1],
  phones: [2],
  tthcName: [3],
  field: [4],
  agencyName: [5],
  resultOn: [6],
  status: [7],
};
const titles: CellValue[][] = [
  ['ỦY BAN NHÂN DÂN HUYỆN ĐẮK GLONG'],
  ['Từ ngày 01/01/2024 đến ngày 31/07/2024'],
];

function transaction(serial: number, phone = '0825302464', on: CellValue = '21/02/2024'): CellValue[] {
  const code = `000.00.30.H16-240208-${String(serial).padStart(4, '0')}`;
  const name = ['Nguyễn Thị Ánh', 'Đỗ Xuân Thảo', 'Trần Văn Mười', 'Lê Hồng Phượng'][serial % 4] ?? '';
  return [code, name, phone, 'Đăng ký khai sinh', 'Hộ tịch', 'UBND xã Đắk Ha', on, 'Đã trả kết quả'];
}

function numbered(rows: readonly (readonly CellValue[])[], sheet = 'Tờ 1'): RawRow[] {
  return rows.map((cells, index) => ({ sheet, rowNumber: index + 1, cells }));
}

function inspect(rows: Iterable<RawRow>, options: InspectionOptions = {}): ListInspection {
  const inspection = createInspection(options);
  for (const row of rows) if (!inspection.take(row)) break;
  return inspection.finish();
}

function old(rows: readonly (readonly CellValue[])[], coding: OldCoding): CellValue[][] {
  return rows.map((cells) =>
    cells.map((cell) => (typeof cell === 'string' ? inOldCoding(cell, coding) : cell)),
  );
}

const list = [...titles, labels, transaction(1), transaction(2), transaction(3)];

describe('a list that speaks for itself', () => {
  test('is proposed as it is read by itself, and nothing is asked', () => {
    expect(inspect(numbered(list))).toEqual({
      shape: listShape(labels, 'unicode'),
      sheets: ['Tờ 1'],
      labels,
      rows: numbered(list).map(({ rowNumber, cells }) => ({ rowNumber, cells })),
      proposal: {
        headerRowNumber: 3,
        columns,
        textCoding: 'unicode',
        agencyName: null,
        ambiguousLandlines: 'mobile',
      },
      remembered: false,
      missing: [],
      codings: [],
      ambiguousLandlines: 0,
      questions: [],
    });
  });

  test('a header of two rows with numbered columns ends at its second row', () => {
    const merged = [
      ['STT', 'Mã hồ sơ', 'Người nộp', null, 'Cơ quan giải quyết'],
      [null, null, 'Họ tên', 'SĐT', null],
      ['1', '2', '3', '4', '5'],
    ];
    const { proposal, labels: found } = inspect(
      numbered([...titles, ...merged, [1, '000.00.30.H16-240208-0001', 'Lê Ba', '0825302464', 'UBND xã']]),
    );
    expect(proposal).toMatchObject({ headerRowNumber: 4, columns: { phones: [3], agencyName: [4] } });
    expect(found[3]).toBe('Người nộp – SĐT');
  });

  test('the first sheet with a header is the one that is shown; sheets of instructions before it are not', () => {
    const guide = numbered([['Hướng dẫn'], ['Bước 1', 'Mở tệp'], ['Bước 2', 'Lọc']], 'Hướng dẫn');
    const inspection = inspect([...guide, ...numbered(list, 'Tháng 3')]);
    expect(inspection.sheets).toEqual(['Hướng dẫn', 'Tháng 3']);
    expect(inspection.rows[0]?.cells).toEqual(titles[0]);
    expect(inspection.proposal.headerRowNumber).toBe(3);
  });

  test('dates and numbers are shown as people write them', () => {
    const { rows } = inspect(numbered([labels, transaction(1, '1', new Date('2024-02-21T07:19:00Z'))]));
    expect(rows[1]?.cells[6]).toBe('21/02/2024 07:19');
    expect(inspect(numbered([labels, [1, null, 912345679]])).rows[1]?.cells).toEqual(['1', '', '912345679']);
  });

  test('a large file is looked at, not read through', () => {
    let taken = 0;
    const endless = function* (): Generator<RawRow> {
      for (const row of numbered(list)) yield row;
      for (let rowNumber = 7; ; rowNumber += 1) {
        taken = rowNumber;
        yield { sheet: 'Tờ 1', rowNumber, cells: transaction(rowNumber) };
      }
    };
    expect(inspect(endless()).questions).toEqual([]);
    expect(taken).toBeLessThan(1000);
    expect(inspect(blank()).questions).toEqual(['header-not-found']);
    function* blank(): Generator<RawRow> {
      for (let rowNumber = 1; ; rowNumber += 1) yield { sheet: 'Tờ 1', rowNumber, cells: [null, ' '] };
    }
  });
});

describe('what has to be asked', () => {
  test('columns that rows need', () => {
    const { missing, questions } = inspect(numbered([labels.slice(0, 4), transaction(1).slice(0, 4)]));
    expect(missing).toEqual(['field', 'agencyName', 'resultOn', 'status']);
    expect(questions).toEqual(['columns-missing']);
  });

  test('where the header is; the first rows are shown for it', () => {
    const rows = numbered([['x', 'y', 'z'], ...list.slice(3)]);
    const inspection = inspect(rows);
    expect(inspection).toMatchObject({ shape: null, questions: ['header-not-found'], labels: [] });
    expect(inspection.proposal).toMatchObject({ headerRowNumber: 0, columns: {} });
    expect(inspection.rows).toHaveLength(4);
    expect(inspect([]).questions).toEqual(['header-not-found']);
  });

  test.each(['tcvn3', 'vni', 'windows-1258'] as const)(
    'text in %s: columns are found all the same, and samples show how it would read',
    (coding) => {
      const inspection = inspect(numbered(old(list, coding)));
      expect(inspection.questions).toEqual(['text-coding']);
      expect(inspection.proposal).toMatchObject({ textCoding: coding, columns, headerRowNumber: 3 });
      expect(inspection.labels).toEqual(labels);
      expect(inspection.codings.map((offer) => offer.coding)).toEqual([coding]);
      const { samples = [] } = inspection.codings[0] ?? {};
      expect(samples).toContainEqual({ before: inOldCoding('Mã hồ sơ', coding), after: 'Mã hồ sơ' });
      expect(samples.map(({ after }) => after)).toContain('Đỗ Xuân Thảo');
      // As they stand: what is kept of the file is not converted.
      expect(inspection.rows[2]?.cells[0]).toBe(inOldCoding('Mã hồ sơ', coding));
    },
  );

  test('a coding that a person has chosen is not asked about, and finds the columns', () => {
    const inspection = inspect(numbered(old(list, 'vni')), { textCoding: 'vni' });
    expect(inspection).toMatchObject({ questions: [], proposal: { textCoding: 'vni', columns } });
    expect(inspect(numbered(old(list, 'vni')), { textCoding: 'tcvn3' }).shape).toBeNull();
  });

  test('old landlines that look like mobiles of today, in rows that are older than the change', () => {
    const rows = (on: string): RawRow[] =>
      numbered([labels, transaction(1, '0563822222', on), transaction(2, '0912345679', on)]);
    expect(inspect(rows('05/05/2014'))).toMatchObject({
      ambiguousLandlines: 1,
      questions: ['ambiguous-landlines'],
    });
    expect(inspect(rows('05/05/2024')).questions).toEqual([]);
  });

  test('rows without a date are as old as the period that the titles state, else as the survey’s', () => {
    const undated = transaction(1, '0563822222', null);
    const title = ['Từ ngày 01/01/2014 đến ngày 31/12/2014'];
    expect(inspect(numbered([title, labels, undated])).ambiguousLandlines).toBe(1);
    expect(inspect(numbered([labels, undated]), { period: { to: '2014-12-31' } }).ambiguousLandlines).toBe(1);
    expect(inspect(numbered([labels, undated]), { period: { to: '2024-12-31' } }).ambiguousLandlines).toBe(0);
    expect(inspect(numbered([labels, undated])).ambiguousLandlines).toBe(0);
  });
});

describe('a mapping remembered for lists of the same shape', () => {
  const confirmed: ListMapping = {
    headerRowNumber: 9,
    columns: { ...columns, applicantName: [1, 3] },
    textCoding: 'unicode',
    agencyName: null,
    ambiguousLandlines: 'mobile',
  };

  test('is the proposal; where the header stands is this file’s own', () => {
    expect(withRemembered(inspect(numbered(list)), confirmed)).toMatchObject({
      remembered: true,
      proposal: { ...confirmed, headerRowNumber: 3 },
      questions: [],
    });
  });

  test('answers for the columns that are missing; whose a whole list is, is asked of each', () => {
    const bare = inspect(numbered([labels.slice(0, 4), transaction(1).slice(0, 4)]));
    const answer = { ...confirmed, columns: bare.proposal.columns, agencyName: 'UBND xã Đắk Ha' };
    expect(withRemembered(bare, answer)).toMatchObject({
      questions: ['list-agency'],
      missing: ['field', 'resultOn', 'status'],
    });
  });

  test('says how the text is written; another old coding in this file is asked about and left as found', () => {
    const inspection = inspect(numbered(old(list, 'tcvn3')));
    const tcvn3 = withRemembered(inspection, { ...confirmed, textCoding: 'tcvn3' });
    expect(tcvn3).toMatchObject({ questions: [], proposal: { textCoding: 'tcvn3' } });
    const vni = withRemembered(inspection, { ...confirmed, textCoding: 'vni' });
    expect(vni).toMatchObject({ questions: ['text-coding'], proposal: { textCoding: 'tcvn3' } });
    const wasOld = withRemembered(inspect(numbered(list)), { ...confirmed, textCoding: 'tcvn3' });
    expect(wasOld).toMatchObject({ questions: ['text-coding'], proposal: { textCoding: 'unicode' } });
  });

  test('does not silence the question of old landlines unless it renumbers them', () => {
    const inspection = inspect(numbered([labels, transaction(1, '0563822222', '05/05/2014')]));
    expect(withRemembered(inspection, confirmed).questions).toEqual(['ambiguous-landlines']);
    expect(withRemembered(inspection, { ...confirmed, ambiguousLandlines: 'landline' }).questions).toEqual(
      [],
    );
  });

  test('shapes: case, marks and blank columns at the end make none, order, labels and coding do', () => {
    const shape = listShape(labels, 'unicode');
    expect(
      listShape([...labels.map((label) => label.toUpperCase().normalize('NFD')), '', ''], 'unicode'),
    ).toBe(shape);
    expect(listShape(labels.toReversed(), 'unicode')).not.toBe(shape);
    expect(listShape([...labels, 'Ghi chú'], 'unicode')).not.toBe(shape);
    expect(listShape(labels, 'tcvn3')).not.toBe(shape);
    expect(inspect(numbered(list)).shape).toBe(shape);
    expect(inspect(numbered(list.slice(2))).shape).toBe(shape);
  });
});

function inspectionOrFault(rows: readonly RawRow[]): ListInspection | ListFault {
  try {
    return inspect(rows);
  } catch (error) {
    if (error instanceof ListFault) return error;
    throw error;
  }
}

describe('a header with no record below it is told, and nothing is asked', () => {
  const unknown = ['Cột một', 'Cột hai', 'Cột ba'];
  test.each([
    ['a header alone', [labels], 1],
    ['title rows and a header', [...titles, labels], 3],
    ['of which columns are missing', [labels.slice(0, 3)], 1],
    [
      'numbered columns, a total of nothing and a signature',
      [labels, ['1', '2', '3'], ['Tổng cộng', 0], ['Người lập']],
      1,
    ],
    ['a header that nobody knows', [...titles, unknown], undefined],
  ])('%s', (_what, rows, line) => {
    const fault = inspectionOrFault(numbered(rows as CellValue[][]));
    expect(fault).toMatchObject({ code: 'list-header-only', details: line ? { line } : {} });
  });

  test('a row of which a person may make a transaction is asked about', () => {
    expect(inspect(numbered([unknown, ['Lê Ba', '0825302464', 'x']])).questions).toContain(
      'header-not-found',
    );
    expect(inspect(numbered([labels.slice(0, 3), ['x', 'y', '21/02/2024']])).questions).toContain(
      'columns-missing',
    );
  });
});

test('whatever a file holds, the inspection fits its contract', () => {
  const cell: fc.Arbitrary<CellValue> = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom<CellValue>(...labels, ...transaction(1), null, '') },
    fc.string({ unit: 'binary' }),
    fc.string().map((text) => inOldCoding(`Nguyễn ${text}`, 'tcvn3')),
    fc.double(),
    fc.date(),
  );
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 30 }),
      fc.boolean(),
      (rows, hasHeader) => {
        const inspection = inspectionOrFault(numbered(hasHeader ? [labels, ...rows] : rows));
        if (inspection instanceof ListFault) expect(inspection.code).toBe('list-header-only');
        else expect(listInspection.parse(structuredClone(inspection))).toEqual(inspection);
      },
    ),
  );
});
