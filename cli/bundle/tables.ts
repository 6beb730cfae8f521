import { pipeline, Readable } from 'node:stream';

import { CsvError, parse } from 'csv-parse';

import { formerFrameColumns, frameColumns, frameTransactionOf } from '#domain/bundle/frame-file.ts';
import { sampleColumns } from '#domain/bundle/sample-file.ts';
import type { FrameTransaction } from '#domain/samples/frame.ts';

import { type Bundle, readBytes, UnreadableFile } from './open-bundle.ts';

/* The tables of a bundle, read to the letter: nothing is guessed or mended. */

/** Beyond any list of a province: rows are held in memory. */
const mostRows = 5_000_000;
const mostRowBytes = 2 ** 20;

/** @throws UnreadableFile */
export async function readFrame(bundle: Bundle): Promise<FrameTransaction[]> {
  const transactions: FrameTransaction[] = [];
  for await (const { row, cells } of tableRows(bundle, 'frame.csv', frameColumns, formerFrameColumns)) {
    const reading = frameTransactionOf(cells);
    if ('faultIn' in reading) throw new UnreadableFile('frame.csv', `dòng ${row}, cột ${reading.faultIn}`);
    transactions.push(reading.transaction);
  }
  return transactions;
}

/** The rows of sample.csv below its header, each joined as it stands. @throws UnreadableFile */
export async function readSample(bundle: Bundle): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const { cells } of tableRows(bundle, 'sample.csv', sampleColumns)) rows.push(cells);
  return rows;
}

/** The rows below the header, as they stand. `former`: columns of older bundles. @throws UnreadableFile */
export async function* tableRows(
  bundle: Bundle,
  name: string,
  columns: readonly string[],
  former: readonly string[] = columns,
): AsyncGenerator<{ row: number; cells: string[] }> {
  const parser = parse({ record_delimiter: ['\n'], relax_column_count: true, max_record_size: mostRowBytes });
  let row = 0;
  let width = columns.length;
  try {
    // A failure of any part destroys the parser, and the loop below throws it.
    pipeline(Readable.from(readBytes(bundle, name)), parser, () => undefined);
    const records: AsyncIterable<string[]> = parser;
    for await (const cells of records) {
      row += 1;
      if (row === 1 && cells.join(',') === former.join(',')) width = former.length;
      if (row > mostRows) throw new UnreadableFile(name, `hơn ${mostRows} dòng`);
      if (cells.length !== width) throw new UnreadableFile(name, `dòng ${row}: ${cells.length} cột`);
      if (row > 1) yield { row, cells };
      else if (![columns, former].some((known) => known.join(',') === cells.join(',')))
        throw new UnreadableFile(name, `dòng 1: ${cells.join(',')}`);
    }
  } catch (error) {
    if (error instanceof CsvError) throw new UnreadableFile(name, `dòng ${row + 1}`, { cause: error });
    throw error;
  }
  if (row === 0) throw new UnreadableFile(name, 'tệp rỗng');
}
