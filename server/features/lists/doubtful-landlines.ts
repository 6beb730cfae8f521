// Accepted rows with a number that may be an old landline, where nobody has been asked about such numbers: the first look
// sees some hundred rows of a file, and those that are in doubt may stand below.
import type { ListWarning } from '#domain/lists/warnings.ts';
import type { Fate } from '#domain/lists/fates.ts';
import { shownCell } from '#domain/lists/shown-cell.ts';
import type { RowPortion } from '#server/platform/tabular/row-portion.ts';

/** As many of them are shown to whoever is asked. */
const mostExamples = 5;

export interface DoubtfulLandlines {
  /** How many rows there are. */
  readonly rows: number;
  /** The first of them, as they stand in the file. */
  readonly examples: readonly { sheet: string; rowNumber: number; cells: string[] }[];
}

/** Somebody has to say what these numbers are before anything of the list is kept. */
export class LandlinesInDoubt extends Error {
  readonly found: DoubtfulLandlines;
  constructor(found: DoubtfulLandlines) {
    super('numbers that may be old landlines');
    this.found = found;
  }
}

export interface LandlineTally {
  note(row: { readonly fate: Fate; readonly warnings: readonly ListWarning[] }, at: RowPortion): void;
  found(): DoubtfulLandlines;
}

export function createLandlineTally(): LandlineTally {
  const examples: { sheet: string; rowNumber: number; cells: string[] }[] = [];
  let rows = 0;
  return {
    note({ fate, warnings }, at) {
      if (fate !== 'accepted' || !warnings.includes('ambiguousOldLandline')) return;
      rows += 1;
      if (examples.length === mostExamples) return;
      const { sheet, rowNumber, cells } = at.row();
      examples.push({ sheet, rowNumber, cells: cells.map(shownCell) });
    },
    found: () => ({ rows, examples }),
  };
}
