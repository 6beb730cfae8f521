// A report ready to be laid out: texts with their figures, tables, charts. The .docx and the .pdf take the same content.
import type { SvgNode } from '#domain/charts/svg.ts';
import { chartsOf, type ChartName } from './charts.ts';
import type { ReportFigures } from './figures.ts';
import { notesOf, type ReportNotes } from './notes.ts';
import { placeholdersOf } from './placeholders.ts';
import type { ReportRow, ReportTable } from './table-columns.ts';
import { factorsByAgency, questionTables, type TableName, tablesOf } from './tables.ts';
import { type BlockName, blockNames, type HeadName, headNames, type ReportTexts } from './text-blocks.ts';
import { paragraphsOf, withFigures } from './words.ts';

export interface ReportContent {
  /** Lines of what stands around the text. */
  readonly head: Readonly<Record<HeadName, readonly string[]>>;
  readonly blocks: Readonly<Record<BlockName, readonly string[]>>;
  readonly notes: ReportNotes;
  readonly backCheck: readonly string[];
  readonly tables: Readonly<Record<TableName, ReportTable>>;
  readonly factorsByAgency: ReportTable;
  readonly charts: Readonly<Record<ChartName, SvgNode>>;
  readonly questions: readonly { readonly title: string; readonly rows: readonly ReportRow[] }[];
}

export function contentOf(texts: ReportTexts, figures: ReportFigures): ReportContent {
  const placeholders = placeholdersOf(figures);
  const filled = <N extends HeadName | BlockName>(names: readonly N[]): Record<N, string[]> =>
    Object.fromEntries(
      names.map((name) => [name, paragraphsOf(withFigures(texts[name], placeholders))]),
    ) as Record<N, string[]>;
  const head = filled(headNames);
  return {
    head: {
      ...head,
      so_ky_hieu: head.so_ky_hieu.map(withRoom),
      co_quan_chu_quan: head.co_quan_chu_quan.map(withUnitWhole),
      co_quan_ban_hanh: head.co_quan_ban_hanh.map(withUnitWhole),
    },
    blocks: filled(blockNames),
    notes: notesOf(figures),
    backCheck: figures.backCheck.paragraphs,
    tables: tablesOf(figures),
    factorsByAgency: factorsByAgency(figures),
    charts: chartsOf(figures),
    questions: questionTables(figures),
  };
}

/** "/BC-SNV" with room for the number that is put in when it is signed. */
function withRoom(number: string): string {
  return number.replace(/^(?=\/)/, '\u00a0'.repeat(8));
}

/** "Ủy ban nhân dân" on a line of its own where all does not fit on one, as Nghị định 30/2020/NĐ-CP prints it. */
function withUnitWhole(name: string): string {
  return name.replace(/^([ỦU][ỷy] ban nhân dân) (.+)$/iu, (_all, committee: string, unit: string) =>
    [committee, unit.replaceAll(' ', '\u00a0')].join(' '),
  );
}
