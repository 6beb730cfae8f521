// What a template of a report may name: texts, tables, charts, and within loops their columns.
import { chartNames } from '#domain/report/charts.ts';
import { questionColumns, type TableName, tableNames, tableShapes } from '#domain/report/tables.ts';
import { blockNames, headNames } from '#domain/report/text-blocks.ts';

/** Head fields of several lines; the others are one line. */
export const headLoops: readonly string[] = ['noi_nhan', 'quyen_han', 'chuc_vu'];

/** Name of a paragraph within the loop over a text. */
export const paragraphName = 'doan';
export const backCheckName = 'phuc_tra_ket_qua';
export const factorsByAgencyName = 'bang_co_quan_yeu_to';
export const questionsName = 'phu_luc_cau';
export const questionTitleName = 'cau_hoi';
export const optionsName = 'cac_phuong_an';
/** What a report says of itself while calls go on, and over its appendices. */
export const draftName = 'du_thao';
export const itemsNoteName = 'ghi_chu_noi_dung';
export const improvementNoteName = 'ghi_chu_cai_thien';
/** The list of what to improve has columns for an earlier period and for words where there is any of them. */
export const fullImprovement = 'co_cai_thien_day_du';
export const shortImprovement = 'co_cai_thien_gon';
/** Tables that not every survey has, each within a condition of its own. */
export const conditionalTables = [
  'bang_mau',
  'bang_nhan_dinh',
  'bang_mong_doi',
  'bang_cach_tra_loi',
  'bang_ky_truoc',
  'bang_y_kien',
  'bang_cai_thien',
] as const satisfies TableName[];

export function conditionOf(table: TableName): string {
  return `co_${table}`;
}

/** Parts that stand only when there is something to show. */
export const conditionNames: readonly string[] = [
  'co_kinh_gui',
  'co_chu_quan',
  `co_${draftName}`,
  fullImprovement,
  shortImprovement,
  ...conditionalTables.map(conditionOf),
];

/** Loops by name, with the names that may stand in them. */
export const loops: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ...[...blockNames, ...headLoops, backCheckName].map((name) => [name, new Set([paragraphName])] as const),
  ...tableNames.map((name) => [name, new Set(tableShapes[name].columns.map(({ field }) => field))] as const),
  [questionsName, new Set([questionTitleName])],
  [optionsName, new Set(questionColumns.map(({ field }) => field))],
]);

/** Names outside of loops. */
export const single: ReadonlySet<string> = new Set([
  ...headNames.filter((name) => !headLoops.includes(name)),
  ...chartNames,
  factorsByAgencyName,
  draftName,
  itemsNoteName,
  improvementNoteName,
]);

/** What the shipped template has; one that leaves some out is taken, and what it leaves out is said. */
export const expected: readonly string[] = [
  ...headNames.filter((name) => name !== 'kinh_gui'),
  draftName,
  ...blockNames,
  backCheckName,
  ...tableNames,
  factorsByAgencyName,
  ...chartNames,
  questionsName,
];
