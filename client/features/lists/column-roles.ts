// What each column is read as, seen from the column: a mapping says it from the field. Pure.
import { listFields, type ListField } from '#domain/lists/header-words.ts';
import type { ListMapping } from '#contract/lists.ts';

export type Columns = ListMapping['columns'];
/** The fields that a column states, in the order of listFields; none when it is not used. */
export type Role = readonly ListField[];

/** The role of each of the first `width` columns. */
export function rolesOf(columns: Columns, width: number): Role[] {
  return Array.from({ length: width }, (_, column) =>
    listFields.filter((field) => columns[field]?.includes(column)),
  );
}

/**
 * The columns with another role for this one. Of several columns of one field the one chosen last is read last; a
 * field that it keeps keeps its place.
 */
export function withRole(columns: Columns, column: number, role: Role): Columns {
  const changed: Columns = {};
  for (const field of listFields) {
    const stated = columns[field] ?? [];
    const others = stated.filter((each) => each !== column);
    const now = !role.includes(field) ? others : stated.includes(column) ? stated : [...others, column];
    if (now.length > 0) changed[field] = now;
  }
  return changed;
}

/** Which of several columns of its field the column is, from 1; null when it is alone. */
export function placeOf(columns: Columns, column: number): number | null {
  for (const field of listFields) {
    const stated = columns[field] ?? [];
    if (stated.length > 1 && stated.includes(column)) return stated.indexOf(column) + 1;
  }
  return null;
}

/** A role as the value of a choice, and back. */
export const roleKey = (role: Role): string => role.join('+');
export const roleOfKey = (key: string): Role => listFields.filter((field) => key.split('+').includes(field));

/** The name of a column as spreadsheets show it: A, B, …, Z, AA. */
export function columnLetter(column: number): string {
  const last = String.fromCodePoint(65 + (column % 26));
  return column < 26 ? last : columnLetter(Math.floor(column / 26) - 1) + last;
}
