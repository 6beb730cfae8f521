// frame.csv and the lines of a bundle's tables: what is written is read back to the letter.
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { csvLine } from '#domain/bundle/csv-text.ts';
import { frameCells, frameColumns, frameTransactionOf } from '#domain/bundle/frame-file.ts';
import { callerReasons } from '#domain/samples/eligibility.ts';
import type { FrameTransaction } from '#domain/samples/frame.ts';
import { agencyLevels } from '#domain/samples/plan.ts';

const read = (text: string) =>
  parse(text, { record_delimiter: ['\n'], relax_column_count: true }) as string[][];

/** Any text that a list can give: commas, quotation marks and line ends among it. */
const text = fc.string({ unit: fc.constantFrom('a', 'Đ', 'ề', ',', '"', '\n', '\r', ' ', ';', '😀') });
const stated = text.filter((value) => value !== '');
const transaction: fc.Arbitrary<FrameTransaction> = fc.record(
  {
    transactionKey: stated,
    personKey: fc.nat().map(String),
    agency: text,
    field: text,
    tthcName: text,
    resultOn: fc.constantFrom('', '2024-03-08'),
    organisation: fc.boolean(),
    level: fc.constantFrom(...agencyLevels),
    district: stated,
    commune: stated,
    channel: stated,
    timeliness: stated,
    excludedBecause: fc.constantFrom(...callerReasons),
  },
  {
    requiredKeys: ['transactionKey', 'personKey', 'agency', 'field', 'tthcName', 'resultOn', 'organisation'],
  },
);

test('a transaction comes back from its line as it went in', () => {
  fc.assert(
    fc.property(fc.array(transaction, { minLength: 1, maxLength: 5 }), (transactions) => {
      const lines = transactions.map((each) => csvLine(frameCells(each)));
      const rows = read(lines.join(''));
      expect(rows.map(frameTransactionOf)).toEqual(transactions.map((each) => ({ transaction: each })));
    }),
  );
});

test('a line has a cell for each column', () => {
  fc.assert(
    fc.property(transaction, (each) => {
      expect(frameCells(each)).toHaveLength(frameColumns.length);
    }),
  );
});

test.each([
  ['person', 1, ''],
  ['level', 3, 'huyện'],
  ['organisation', 11, 'true'],
  ['excludedBecause', 12, 'vì'],
] as const)('a cell of %s that is never written is refused by its column', (column, at, value) => {
  const cells = frameCells({
    transactionKey: 'H1',
    personKey: '1',
    agency: 'Sở Tư pháp',
    field: '',
    tthcName: '',
    resultOn: '',
  });
  expect(frameTransactionOf(cells.with(at, value))).toEqual({ faultIn: column });
});
