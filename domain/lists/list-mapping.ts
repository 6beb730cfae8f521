// How a list is to be read: which column says what, how its text is written, what its doubtful numbers are.
import type { ColumnMapping } from './header.ts';
import { essentialFields } from './header-words.ts';
import type { ListField } from './header-words.ts';
import type { TextCoding } from './text-coding.ts';

/** What becomes of numbers that may be old landlines or mobiles of today (phone-number.ts). */
export type AmbiguousLandlines = 'mobile' | 'landline';

/** Proposed by an inspection, confirmed by a person, remembered for lists of the same shape. */
export interface ListMapping {
  /** The last row of the header on the sheet that was looked at; 0 when the first row is data already. */
  headerRowNumber: number;
  /** Columns by field, from 0; several columns of one field stand in the order in which they are to be read. */
  columns: Partial<Record<ListField, number[]>>;
  textCoding: TextCoding;
  /** The agency of every row, for a list of one office that has no agency column. */
  agencyName: string | null;
  ambiguousLandlines: AmbiguousLandlines;
}

/** The essential fields that none of the headers has a column for; an agency given for the whole list needs none. */
export function missingFields(headers: readonly ColumnMapping[], agencyName: string | null): ListField[] {
  return essentialFields.filter(
    (field) =>
      !(field === 'agencyName' && agencyName !== null) && !headers.some((columns) => columns[field]?.length),
  );
}
