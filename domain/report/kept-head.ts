// What an office keeps of one report's head for the next ones: all but what belongs to the one report.
import type { HeadName, ReportTexts } from './text-blocks.ts';

/** The day and the abstract are the one report's own. */
export const keptHeadNames = [
  'co_quan_chu_quan',
  'co_quan_ban_hanh',
  'so_ky_hieu',
  'dia_danh',
  'kinh_gui',
  'noi_nhan',
  'quyen_han',
  'chuc_vu',
  'nguoi_ky',
] as const satisfies readonly HeadName[];
export type KeptHead = Readonly<Record<(typeof keptHeadNames)[number], string>>;

/** The head of a report without its number and day: "30/BC-SNV" is kept as a number still to come. */
export function keptHeadOf(texts: ReportTexts): KeptHead {
  return {
    ...(Object.fromEntries(keptHeadNames.map((name) => [name, texts[name]])) as KeptHead),
    so_ky_hieu: texts.so_ky_hieu.replace(/^[^/]*(?=\/)/, '      '),
  };
}
