// The mapping of a list while a person works it out: begins with what was proposed, and knows what is still open. Pure.
import { z } from 'zod';

import { listMapping, type ListInspection, type ListMapping } from '#contract/lists.ts';
import { readHeader } from '#domain/lists/header.ts';
import { recogniseLabel, type ListField } from '#domain/lists/header-words.ts';
import { missingFields } from '#domain/lists/list-mapping.ts';
import { convertText } from '#domain/lists/text-conversion.ts';

import { rolesOf, withRole, type Columns, type Role } from './column-roles.ts';

export const mappingDraft = listMapping.omit({ agencyName: true, ambiguousLandlines: true }).extend({
  /** As typed. */
  agencyName: z.string(),
  /** Null until somebody says it. */
  ambiguousLandlines: listMapping.shape.ambiguousLandlines.nullable(),
  /** Columns that somebody has said are not used. */
  setAside: z.array(z.number()),
  /** Somebody has chosen a column: what is recognised no longer replaces it. */
  isChosen: z.boolean(),
});
export type MappingDraft = z.infer<typeof mappingDraft>;

/** What is proposed. What doubtful numbers are is left open, unless somebody has said that they are landlines. */
export function draftOf({ proposal, remembered }: ListInspection): MappingDraft {
  const isSaid = remembered && proposal.ambiguousLandlines === 'landline';
  return {
    ...proposal,
    agencyName: proposal.agencyName ?? '',
    ambiguousLandlines: isSaid ? 'landline' : null,
    setAside: [],
    isChosen: remembered,
  };
}

/** The mapping that the draft stands for; doubtful numbers are read as today's until somebody says otherwise. */
export function mappingOf({ setAside: _, isChosen: __, ...draft }: MappingDraft): ListMapping {
  const agencyName = draft.agencyName.trim();
  return {
    ...draft,
    // A column of agencies says more than one name for all.
    agencyName: agencyName === '' || draft.columns.agencyName ? null : agencyName,
    ambiguousLandlines: draft.ambiguousLandlines ?? 'mobile',
  };
}

/** How many columns the rows shown have something in. */
export function widthOf({ rows, labels }: ListInspection): number {
  const filled = [labels, ...rows.map(({ cells }) => cells)].map(
    (cells) => cells.findLastIndex((cell) => cell.trim() !== '') + 1,
  );
  return Math.max(0, ...filled);
}

/** The labels of the columns under the header row chosen. */
export function labelsOf(inspection: ListInspection, draft: MappingDraft): readonly string[] {
  const { proposal, labels, rows } = inspection;
  const { headerRowNumber, textCoding } = draft;
  if (headerRowNumber === proposal.headerRowNumber && textCoding === proposal.textCoding) return labels;
  const row = rows.find(({ rowNumber }) => rowNumber === headerRowNumber);
  return row?.cells.map((cell) => convertText(cell, textCoding)) ?? [];
}

/** With another header row: its labels are recognised anew, unless somebody has chosen columns already. */
export function withHeaderRow(
  inspection: ListInspection,
  draft: MappingDraft,
  headerRowNumber: number,
): MappingDraft {
  const moved = { ...draft, headerRowNumber };
  return draft.isChosen ? moved : { ...moved, columns: recognised(inspection, moved) ?? draft.columns };
}

/** With the text read otherwise: labels that nobody could read may be recognised now. */
export function withCoding(
  inspection: ListInspection,
  draft: MappingDraft,
  textCoding: ListMapping['textCoding'],
): MappingDraft {
  const read = { ...draft, textCoding };
  const found = draft.isChosen ? null : recognised(inspection, read);
  const isBetter = found !== null && Object.keys(found).length > Object.keys(draft.columns).length;
  return isBetter ? { ...read, columns: found } : read;
}

/** The columns that the labels of the chosen header row name; null when they name none. */
function recognised(inspection: ListInspection, draft: MappingDraft): Columns | null {
  const { proposal } = inspection;
  if (draft.headerRowNumber === proposal.headerRowNumber && draft.textCoding === proposal.textCoding)
    return proposal.columns;
  const { columns, fieldCount } = readHeader([labelsOf(inspection, draft)]);
  return fieldCount === 0
    ? null
    : Object.fromEntries(Object.entries(columns).map(([field, stated]) => [field, [...stated]]));
}

/** With a role for a column; no role sets it aside. */
export function withColumn(draft: MappingDraft, column: number, role: Role): MappingDraft {
  const others = draft.setAside.filter((each) => each !== column);
  return {
    ...draft,
    columns: withRole(draft.columns, column, role),
    setAside: role.length === 0 ? [...others, column] : others,
    isChosen: true,
  };
}

/**
 * Columns that say something and that nobody knows what: neither recognised, nor of a kind that is known not to be
 * needed (ghi chú, cán bộ …), nor set aside.
 */
export function unrecognisedColumns(inspection: ListInspection, draft: MappingDraft): number[] {
  if (inspection.remembered) return [];
  const labels = labelsOf(inspection, draft);
  return rolesOf(draft.columns, widthOf(inspection)).flatMap((role, column) => {
    const label = labels[column] ?? '';
    const isKnown = role.length > 0 || draft.setAside.includes(column) || recogniseLabel(label) !== null;
    const isFilled = inspection.rows.some(
      ({ rowNumber, cells }) => rowNumber > draft.headerRowNumber && (cells[column] ?? '').trim() !== '',
    );
    return isKnown || (label === '' && !isFilled) ? [] : [column];
  });
}

/** The fields that rows need and that nothing states. */
export function missingOf(draft: MappingDraft): ListField[] {
  const { columns, agencyName } = mappingOf(draft);
  return missingFields([columns], agencyName);
}

export type Block = 'columns' | 'agency' | 'phones' | 'resultOn' | 'landlines';

/**
 * Why the list cannot be read yet: without these no row would be accepted, and the file could not be read again.
 * `doubtful`: rows with a number that may be an old landline.
 */
export function blockOf(draft: MappingDraft, doubtful: number): Block | null {
  const missing = missingOf(draft);
  if (Object.keys(draft.columns).length === 0) return 'columns';
  if (missing.includes('agencyName')) return 'agency';
  if (missing.includes('phones')) return 'phones';
  if (missing.includes('resultOn')) return 'resultOn';
  return doubtful > 0 && draft.ambiguousLandlines === null ? 'landlines' : null;
}
