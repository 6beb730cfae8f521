// Columns and rows of a report's tables.
export interface ReportColumn {
  /** Name in the template, unique in its table. */
  readonly field: string;
  readonly title: string;
  /** Part of the table's width. */
  readonly width: number;
  readonly align: 'start' | 'middle' | 'end';
}

export type ReportRow = Readonly<Record<string, string>>;

export interface ReportTable {
  readonly title: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly ReportRow[];
}

/** Width in parts of a hundred. */
export function column(
  field: string,
  title: string,
  width: number,
  align: ReportColumn['align'] = 'end',
): ReportColumn {
  return { field, title, width, align };
}

export const numbered = column('tt', 'TT', 7, 'middle');
export const scoreColumn = column('diem', 'Điểm (%)', 12);
export const intervalColumn = column('khoang', 'Khoảng tin cậy 95 %', 21, 'middle');
