// A mapping being worked out: what a column is, what is still open, what keeps the list from being read.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  columnLetter,
  placeOf,
  roleKey,
  roleOfKey,
  rolesOf,
  withRole,
  type Columns,
} from '#client/features/lists/column-roles.ts';
import {
  blockOf,
  draftOf,
  mappingOf,
  missingOf,
  unrecognisedColumns,
  withCoding,
  withColumn,
  withHeaderRow,
} from '#client/features/lists/mapping-draft.ts';
import { secondsLeft } from '#client/features/lists/reading-rate.ts';
import { addressOf, filterOf } from '#client/features/lists/rows-filter.ts';
import { listMapping, type ListInspection } from '#contract/lists.ts';
import { fates } from '#domain/lists/fates.ts';
import { listFields } from '#domain/lists/header-words.ts';
import { createInspection } from '#domain/lists/inspection.ts';
import { listWarnings } from '#domain/lists/warnings.ts';
import { inOldCoding } from './lists-old-text.ts';

const width = 9;
const role = fc.subarray([...listFields], { maxLength: 2 });
/** Any sequence of choices, as somebody makes them. */
const choices = fc.array(fc.record({ column: fc.nat(width - 1), role }), { maxLength: 30 });

const made = (steps: readonly { column: number; role: (typeof listFields)[number][] }[]): Columns =>
  steps.reduce<Columns>((columns, step) => withRole(columns, step.column, step.role), {});

describe('what a column is read as', () => {
  test('the last choice for a column stands, and no other column is changed by it', () => {
    fc.assert(
      fc.property(choices, fc.nat(width - 1), role, (steps, column, chosen) => {
        const before = made(steps);
        const after = rolesOf(withRole(before, column, chosen), width);
        const inOrder = listFields.filter((field) => chosen.includes(field));
        expect(after).toEqual(rolesOf(before, width).map((each, at) => (at === column ? inOrder : each)));
      }),
    );
  });

  test('whatever is chosen is a mapping that the server takes', () => {
    fc.assert(
      fc.property(choices, (steps) => {
        expect(listMapping.shape.columns.parse(made(steps))).toEqual(made(steps));
      }),
    );
  });

  test('of several columns of one field the one chosen last is read last', () => {
    const columns = made([
      { column: 4, role: ['phones'] },
      { column: 2, role: ['phones'] },
    ]);
    expect(columns.phones).toEqual([4, 2]);
    expect([placeOf(columns, 4), placeOf(columns, 2), placeOf(columns, 0)]).toEqual([1, 2, null]);
  });

  test('a role goes through the value of a choice and back', () => {
    fc.assert(
      fc.property(role, (chosen) => {
        const inOrder = listFields.filter((field) => chosen.includes(field));
        expect(roleOfKey(roleKey(inOrder))).toEqual(inOrder);
      }),
    );
  });

  test.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
  ])('column %i is %s', (column, letter) => {
    expect(columnLetter(column)).toBe(letter);
  });
});

/** What the first look finds in these lines, cells parted by semicolons. */
function looked(lines: readonly string[]): ListInspection {
  const inspection = createInspection();
  for (const [index, line] of lines.entries())
    inspection.take({ sheet: '', rowNumber: index + 1, cells: line.split(';') });
  return inspection.finish();
}

const row = (number: number) =>
  `${number};000.25.36.H16-240305-000${number};Nguyễn Thị Mẫu;0912 000 50${number};Đăng ký khai sinh;08/03/2024;thường`;
const strange = looked(['STT;Mã hồ sơ;Họ và tên;Liên lạc;Việc;Xong ngày;Cán bộ', row(1), row(2)]);

describe('what is still open about a list', () => {
  test('columns of unknown names are asked about; those known not to be needed are not', () => {
    expect(unrecognisedColumns(strange, draftOf(strange))).toEqual([3, 4, 5]);
  });

  test('a column set aside or said to be something is asked about no more', () => {
    const draft = withColumn(withColumn(draftOf(strange), 3, ['phones']), 5, []);
    expect(unrecognisedColumns(strange, draft)).toEqual([4]);
    expect(unrecognisedColumns(strange, withColumn(draft, 3, []))).toEqual([4]);
  });

  test('an agency for the whole list counts only where no column states one', () => {
    const named = { ...draftOf(strange), agencyName: ' UBND xã Đắk Ha ' };
    expect(mappingOf(named).agencyName).toBe('UBND xã Đắk Ha');
    expect(missingOf(named)).not.toContain('agencyName');
    expect(mappingOf(withColumn(named, 4, ['agencyName'])).agencyName).toBeNull();
    expect(missingOf({ ...named, agencyName: '  ' })).toContain('agencyName');
  });

  test('what would have every row refused keeps the list from being read, one thing after another', () => {
    const nothing = { ...draftOf(strange), columns: {} };
    const withAgency = { ...draftOf(strange), agencyName: 'UBND xã Đắk Ha' };
    const withPhones = withColumn(withAgency, 3, ['phones']);
    const withDates = withColumn(withPhones, 5, ['resultOn']);
    const drafts = [nothing, draftOf(strange), withAgency, withPhones, withDates];
    expect(drafts.map((draft) => blockOf(draft, 0))).toEqual([
      'columns',
      'agency',
      'phones',
      'resultOn',
      null,
    ]);
  });

  test('numbers that may be old landlines are answered before the list is read, whoever asks first', () => {
    const ready = withColumn(
      withColumn({ ...draftOf(strange), agencyName: 'UBND xã Đắk Ha' }, 3, ['phones']),
      5,
      ['resultOn'],
    );
    expect(blockOf(ready, 1)).toBe('landlines');
    expect(blockOf({ ...ready, ambiguousLandlines: 'mobile' }, 1)).toBeNull();
    expect(mappingOf(ready).ambiguousLandlines).toBe('mobile');
  });
});

describe('another header row, another coding', () => {
  const titled = looked(['Sổ theo dõi', 'a;b;c;d;e;f;g', row(1), row(2)]);
  const header = 'STT;Mã hồ sơ;Họ và tên;Số điện thoại;Tên thủ tục;Ngày trả kết quả;Cán bộ';

  test('its labels are recognised, unless somebody has chosen columns already', () => {
    const twoHeaders = { ...titled, rows: [...titled.rows, { rowNumber: 9, cells: header.split(';') }] };
    const moved = withHeaderRow(twoHeaders, draftOf(twoHeaders), 9);
    expect(moved.columns).toMatchObject({ recordCode: [1], phones: [3], resultOn: [5] });
    const chosen = withColumn(draftOf(twoHeaders), 0, ['recordCode']);
    expect(withHeaderRow(twoHeaders, chosen, 9)).toEqual({ ...chosen, headerRowNumber: 9 });
  });

  test('back at the row that was proposed it is the proposal again', () => {
    const away = withHeaderRow(strange, draftOf(strange), 0);
    expect(withHeaderRow(strange, away, strange.proposal.headerRowNumber)).toEqual(draftOf(strange));
  });

  test('labels of an old font are recognised once their coding is chosen', () => {
    const cells = header.split(';').map((cell) => inOldCoding(cell, 'vni'));
    const unread: ListInspection = {
      ...titled,
      rows: [{ rowNumber: 1, cells }],
      proposal: { ...titled.proposal, headerRowNumber: 1, columns: { ordinal: [0] }, textCoding: 'unicode' },
    };
    const read = withCoding(unread, draftOf(unread), 'vni');
    expect(read.columns).toMatchObject({ applicantName: [2], phones: [3] });
    expect(withCoding(unread, { ...draftOf(unread), isChosen: true }, 'vni').columns).toEqual({
      ordinal: [0],
    });
  });
});

describe('the rows shown and the time left', () => {
  test('a filter goes through the address and back; another filter begins at the top', () => {
    const filters = fc.record({
      fate: fc.constantFrom(null, ...fates),
      warning: fc.constantFrom(null, ...listWarnings),
      search: fc.string({ unit: 'grapheme', maxLength: 20 }).filter((typed) => typed.isWellFormed()),
      after: fc.nat(),
    });
    fc.assert(
      fc.property(filters, (filter) => {
        const address = new URLSearchParams(addressOf(filter, { after: filter.after }));
        expect(filterOf(address)).toEqual(filter);
        expect(filterOf(new URLSearchParams(addressOf(filter, { fate: 'status' }))).after).toBe(0);
      }),
    );
  });

  test.each(['?fate=gone', '?after=-3', '?after=1.5', '?after=x', '?warning=no'])(
    'an address that says %s filters nothing',
    (address) => {
      expect(filterOf(new URLSearchParams(address))).toEqual({
        fate: null,
        warning: null,
        search: '',
        after: 0,
      });
    },
  );

  test('the rest of a file takes as long as its share, at the rate of its rows', () => {
    expect(secondsLeft({ byteSize: 1000, bytesRead: 250, rowsRead: 500 }, 100)).toBe(15);
    expect(secondsLeft({ byteSize: 1000, bytesRead: 250, rowsRead: 500 }, null)).toBeNull();
    expect(secondsLeft({ byteSize: 1000, bytesRead: 0, rowsRead: 0 }, 100)).toBeNull();
    expect(secondsLeft({ byteSize: 1000, bytesRead: 1000, rowsRead: 500 }, 100)).toBeNull();
  });
});
