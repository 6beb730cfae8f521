// Delimited text taken apart as it arrives: whatever the pieces, the records are those that csv-parse finds.
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { createCsvScanner, QuoteUnclosed } from '#server/platform/tabular/csv-scanner.ts';

const limits = { mostCharacters: 100_000, mostLines: 100 };

function scanned(pieces: readonly string[], delimiter = ','): { cells: string[]; line: number }[] {
  const scanner = createCsvScanner(delimiter, limits);
  return [...pieces.flatMap((piece) => scanner.push(piece)), ...scanner.end()];
}

const cellsOf = (text: string) => scanned([text]).map(({ cells }) => cells);

function pieces(text: string, cuts: readonly number[]): string[] {
  const at = [0, ...cuts.map((cut) => cut % (text.length + 1)).toSorted((a, b) => a - b), text.length];
  return at.slice(1).map((end, index) => text.slice(at[index], end));
}

const texts = fc
  .array(
    fc.constantFrom('a', 'Đ', '😀', ' ', ',', ';', '"', '""', '"a"', '\n', '\r\n', '\r', ',"', '",', '\n"'),
    {
      maxLength: 40,
    },
  )
  .map((parts) => parts.join(''));

test('records are those of csv-parse, with its liberties about quotation marks', () => {
  fc.assert(
    fc.property(texts, (text) => {
      let expected: string[][] | null = null;
      try {
        expected = parse(text, {
          delimiter: ',',
          relax_column_count: true,
          relax_quotes: true,
          record_delimiter: ['\r\n', '\n', '\r'],
        });
      } catch {
        // A quotation mark that is never closed.
      }
      if (expected === null) expect(() => cellsOf(text)).toThrow(QuoteUnclosed);
      else expect(cellsOf(text)).toEqual(expected);
    }),
  );
});

test('the pieces in which the text arrives make no difference', () => {
  fc.assert(
    fc.property(texts, fc.array(fc.nat(200), { maxLength: 12 }), (text, cuts) => {
      const outcome = (given: readonly string[]): unknown => {
        try {
          return scanned(given);
        } catch (error) {
          if (!(error instanceof QuoteUnclosed)) throw error;
          return error.line;
        }
      };
      expect(outcome(pieces(text, cuts))).toEqual(outcome([text]));
    }),
  );
});

describe('a record', () => {
  test.each([
    ['a,b', [['a', 'b']]],
    ['"a,b";c,d', [['"a,b";c', 'd']]],
    ['"Công ty ""An"" – Bình",1', [['Công ty "An" – Bình', '1']]],
    ['"hai\r\ndòng",1\n2', [['hai\r\ndòng', '1'], ['2']]],
    ['a"b",c', [['a"b"', 'c']]],
    ['="0912",x', [['="0912"', 'x']]],
    ['a\n\nb', [['a'], [''], ['b']]],
    ['a,\n', [['a', '']]],
  ])('%j', (text, cells) => {
    expect(cellsOf(text)).toEqual(cells);
  });

  test('tells the line on which it ends', () => {
    expect(scanned(['a\n"b\nc",d\r\ne']).map(({ line }) => line)).toEqual([1, 3, 4]);
  });

  test('that does not end is told by the line on which it begins', () => {
    expect(() => scanned(['a\nb\n"c,d\ne\n'])).toThrow(expect.objectContaining({ line: 3 }));
    const long = createCsvScanner(',', { mostCharacters: 10, mostLines: 3 });
    expect(() => long.push('a\n"0123456789')).toThrow(expect.objectContaining({ line: 2 }));
    const high = createCsvScanner(',', { mostCharacters: 100, mostLines: 3 });
    expect(() => high.push('a\n"1\n2\n3\n4"\n')).toThrow(expect.objectContaining({ line: 2 }));
  });
});
