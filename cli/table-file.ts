import { faultSentence } from '#domain/lists/fault-sentences.ts';
import { ListFault } from '#domain/lists/list-fault.ts';
import type { RawRow } from '#domain/lists/raw-row.ts';
import { readTable } from '#server/platform/tabular/read-table.ts';

import { fileFault, InputFault } from './input-fault.ts';

/** The rows of a table file of any format the import takes. @throws InputFault when it cannot be read as one. */
export async function* rowsOf(path: string): AsyncGenerator<RawRow> {
  try {
    yield* readTable(path);
  } catch (error) {
    throw tableFault(path, error);
  }
}

/** Says what is wrong with the file when the error is about it; gives any other error back as it is. */
export function tableFault(path: string, error: unknown): unknown {
  if (!(error instanceof ListFault)) return fileFault(path, error);
  return new InputFault(`${path}: ${faultSentence(error.code, error.details).vi}`, { cause: error });
}
