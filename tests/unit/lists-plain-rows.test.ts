// Rows that are judged where they lie in a file's bytes: nothing about them may differ from rows that are read as texts.
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { mayBeOrganisation } from '#domain/lists/byte-names.ts';
import { createListReading } from '#domain/lists/list-reading.ts';
import type { ListRow, ListSummary, PlainRow } from '#domain/lists/list-reading.ts';
import { foldText, isOrganisation } from '#domain/lists/names.ts';
import { textOf, wordsOf } from '#domain/lists/plain-cells.ts';
import type { ByteText } from '#domain/lists/plain-cells.ts';
import type { RawRow } from '#domain/lists/raw-row.ts';
import { rememberedBytes } from '#domain/lists/remembered-bytes.ts';
import { csvRows } from '#server/platform/tabular/csv-rows.ts';
import { createCsvScanner } from '#server/platform/tabular/csv-scanner.ts';

const header =
  'STT,Mã hồ sơ,Họ và tên người nộp,SĐT,Địa chỉ,Tên TTHC,Lĩnh vực,Cơ quan giải quyết,Ngày tiếp nhận,Ngày hẹn trả,Ngày trả kết quả,Trạng thái,Hình thức nộp';
const period = { from: '2016-01-01', to: '2024-12-31' };

/** Mostly what lists say, and what they say now and then. */
const oneOf = (usual: readonly string[], odd: readonly string[]) =>
  fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...usual) }, fc.constantFrom('', ' ', '-', ...odd));
const digits = (count: number) => fc.stringMatching(new RegExp(`^\\d{${count}}$`));
const codes = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.nat(30).map((serial) => `000.00.30.H16-240208-${String(serial).padStart(4, '0')}`),
  },
  fc.constantFrom(
    'H14.12-241301-1',
    '000.10.20.h12-240101-0001',
    '000.10.20.H12-240101-1234567',
    'BN 15',
    '',
  ),
);
const names = oneOf(
  [
    'Đỗ Xuân Thảo',
    'Hồ Văn Công',
    'Ấu Y',
    'Nguyễn Thị O’Brien',
    'H’Blinh Niê',
    'ỦY BAN nhân dân xã',
    'Công ty TNHH Ấn',
  ],
  ['Lê  Hai', ' Lê', 'Lê ', 'Le\u0302 Ba', '#N/A', '😀 Vui', 'Trường Tiểu học A', 'Sở Y tế', 'Đ.', 'ﬁn'],
);
const phones = fc.oneof(
  { weight: 4, arbitrary: digits(8).map((rest) => `09${rest}`) },
  oneOf(
    ['0825302464', '0290382222', '0563822222', '0168123456', '01681234567', '+84 912 345 678', '19001234'],
    [
      '0912345678',
      '0901234567',
      '0987654321',
      '0333333333',
      '0890123456',
      '0912345678 - 0919000000',
      'x',
      '09123456a8',
    ],
  ),
);
const dates = oneOf(
  ['08/02/2024', '23/02/2024 07:19', '01/03/2024 25:61:00', '15/06/2016', '09/02/2016 10:00:00'],
  [
    '31/02/2024',
    '8/2/2024',
    '2024-02-08',
    '08-02-2024',
    '08/02/2024 7:19',
    '45330',
    '00/00/0000',
    '01/01/1899',
    'hôm qua',
  ],
);
const rows = fc.array(
  fc.tuple(
    fc.oneof({ weight: 60, arbitrary: fc.constantFrom('1', '') }, fc.constant('x\uFFFDy')),
    codes,
    names,
    phones,
    oneOf(['Thôn 1 xã Đắk Ha', 'Ấp 5', '12/3 đường A'], ['xã  B', '#1', '…']),
    oneOf(['Đăng ký khai sinh', 'Cấp giấy, chứng nhận'], ['  Đăng ký ', '"Cấp" giấy']),
    oneOf(['HỘ TỊCH', '1. Đất đai'], ['lĩnh vực: x']),
    oneOf(['UBND xã Đắk Ha', 'Sở Xây dựng'], ['...']),
    ...([dates, dates, dates] as const),
    oneOf(['Đã trả kết quả', 'Trả kết quả trễ hạn', 'Đang xử lý'], ['Lưu kho', 'Quá hạn', '#REF!']),
    oneOf(['Trực tuyến', 'Trực tiếp', 'BCCI'], ['Khác']),
  ),
  { minLength: 1, maxLength: 25 },
);
const odd = fc.constantFrom(
  header,
  'Tổng cộng,,,,,12 hồ sơ',
  '',
  ',,',
  'Người lập biểu',
  '="1",2',
  'a\rb',
  '"mở\nhai",1',
);

const quoted = (cell: string, always: boolean): string =>
  always || /[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

async function* inPieces(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  // The first bytes tell the coding: a file gives enough of them together.
  const opening = 100;
  yield bytes.subarray(0, opening);
  for (let at = opening, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

const orNull = (text: ByteText): string | null => (text.start === text.end ? null : textOf(text));

/** What a plain row says, as the other way says it. */
function asListRow({ fields, fate, warnings }: PlainRow): Pick<ListRow, 'fields' | 'fate' | 'warnings'> {
  const { everydayPhone, warnings: _, ...rest } = fields;
  return {
    fate,
    warnings: [...warnings],
    fields: {
      ...rest,
      recordCode: textOf(fields.recordCode),
      transactionKey: textOf(fields.recordCode),
      applicantName: orNull(fields.applicantName),
      address: orNull(fields.address),
      personKey: orNull(fields.personKey),
      phones:
        everydayPhone > 0 ? [{ phoneE164: `+${everydayPhone}`, kind: 'mobile' }] : fields.phones.numbers,
    },
  };
}

interface Read {
  rows: object[];
  summary: ListSummary;
  plain: number;
}

async function read(
  bytes: Uint8Array,
  sizes: readonly number[],
  { isPlain }: { isPlain: boolean },
): Promise<Read> {
  const reading = createListReading({ period, sharedPhoneNames: 2 });
  const taken: object[] = [];
  let plain = 0;
  for await (const portion of csvRows(inPieces(bytes, sizes), 'danh sách'))
    while (portion.next()) {
      const plainRow = isPlain && portion.plain ? reading.takePlain(portion.sheet, portion.plain) : null;
      if (plainRow) plain += 1;
      const row = plainRow ? asListRow(plainRow) : reading.take(portion.row());
      if (row)
        taken.push({ at: portion.rowNumber, fields: row.fields, fate: row.fate, warnings: row.warnings });
    }
  return { rows: taken, summary: reading.finish(), plain };
}

const pieceSizes = fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 5 });

test('a row has the same fields, fate and warnings in its bytes as in its texts, and counts the same', async () => {
  let plain = 0;
  await fc.assert(
    fc.asyncProperty(
      rows,
      fc.array(odd, { maxLength: 3 }),
      pieceSizes,
      fc.boolean(),
      async (cells, odds, sizes, all) => {
        const lines = cells.map((row) => row.map((cell) => quoted(cell, all)).join(','));
        for (const [index, line] of odds.entries()) lines.splice((index * 7) % lines.length, 0, line);
        const bytes = Buffer.from([header, ...lines].join(all ? '\r\n' : '\n'));
        const inBytes = await read(bytes, sizes, { isPlain: true });
        const inTexts = await read(bytes, sizes, { isPlain: false });
        expect(inBytes.rows).toEqual(inTexts.rows);
        expect(inBytes.summary).toEqual(inTexts.summary);
        plain += inBytes.plain;
      },
    ),
  );
  expect(plain).toBeGreaterThan(100);
});

test('rows are the records of the whole text, whatever it holds and in whatever pieces it comes', async () => {
  const parts = [
    'a',
    'Đ',
    '😀',
    ' ',
    ',',
    '"',
    '""',
    '"a"',
    '\n',
    '\r\n',
    '\r',
    ',"',
    '",',
    '\0',
    '\uFFFD',
    '="1"',
  ];
  const texts = fc.array(fc.constantFrom(...parts), { maxLength: 40 });
  const outcome = async (work: () => Promise<unknown>): Promise<unknown> =>
    work().catch(() => 'a quotation mark not closed');
  await fc.assert(
    fc.asyncProperty(texts, pieceSizes, async (some, sizes) => {
      const text = `${header}\n${some.join('')}`;
      const found = await outcome(async () => {
        const all: RawRow['cells'][] = [];
        for await (const portion of csvRows(inPieces(Buffer.from(text), sizes), 's'))
          while (portion.next()) all.push(portion.row().cells);
        return all;
      });
      const expected = await outcome(async () => {
        const scanner = createCsvScanner(',', { mostCharacters: 1 << 20, mostLines: 100 });
        const records = [...scanner.push(text.replaceAll('\0', '')), ...scanner.end()];
        return records.map(({ cells }) =>
          cells.map((cell) =>
            cell === '' ? null : cell === '="1"' ? '1' : cell.replace(/^="([^"]*)"$/, '$1'),
          ),
        );
      });
      expect(found).toEqual(expected);
    }),
  );
});

test('what is remembered of a text outlives the bytes in which it lay', () => {
  const asked: string[] = [];
  const lengthOf = rememberedBytes((text) => asked.push(text) && text.length, 3);
  const room = Buffer.alloc(20);
  const ask = (text: string): number => lengthOf(wordsOf(room), 2, 2 + room.write(text, 2));
  for (const text of ['Hộ tịch', 'Đất đai', 'Hộ tịch', 'Đất đai']) expect(ask(text)).toBe(text.length);
  expect(asked).toEqual(['Hộ tịch', 'Đất đai']);
  for (const text of ['a', 'b', 'a', 'Hộ tịch']) expect(ask(text)).toBe(text.length);
});

test('no organisation is taken for a person by the words of its name', () => {
  const words = [
    ...'Sở sở chùa Viện cục Hội đảng uỷ ủy trường mầm non th THPT công ty cty chi nhánh hộ kinh doanh'.split(
      ' ',
    ),
    ...'cơ sở sản xuất htx quỹ tín dụng tnhh Hồ Văn An Đặng Uyên ty'.split(' '),
  ];
  let organisations = 0;
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 }), (some) => {
      const name = some.join(' ');
      const bytes = Buffer.from(foldText(name));
      if (!isOrganisation(name)) return;
      organisations += 1;
      expect(mayBeOrganisation({ bytes, words: wordsOf(bytes), start: 0, end: bytes.length })).toBe(true);
    }),
    { numRuns: 1000 },
  );
  expect(organisations).toBeGreaterThan(100);
});
