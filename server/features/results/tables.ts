// The results of a survey as a workbook: the index with its errors, agencies, breakdowns, shares, fieldwork, and how each
// figure is computed.
import type { BreakdownView } from '#contract/breakdown.ts';
import type { Estimated, IndexView } from '#contract/results.ts';
import { modeWords } from '#domain/interviews/modes.ts';
import { documentWords, momentWords } from '#domain/report/wording.ts';
import type { Context } from '#server/context.ts';
import { surveyOf } from '#server/features/surveys/queries.ts';
import { audit } from '#server/platform/audit.ts';
import {
  formats,
  type Sheet,
  type SheetCell,
  sheetsFile,
  xlsxContentType,
} from '#server/platform/data-files/sheets-file.ts';
import type { GivenFile } from '#server/platform/http.ts';
import { surveyBreakdown } from './breakdown.ts';
import { calculationSheet } from './calculation-sheet.ts';
import { surveyFieldwork } from './fieldwork.ts';
import { fieldworkSheets } from './fieldwork-sheets.ts';
import { errorCells, errorColumns } from './error-columns.ts';
import { errorsInWords } from './errors-in-words.ts';
import { breakdownSource } from '#domain/results/breakdown-source.ts';
import { surveyIndex, surveyResults } from './queries.ts';
import { shareSheets } from './share-sheets.ts';
import { surveyShares } from './shares.ts';

/** Breakdowns with a sheet of their own. */
const broken = [
  ['field', 'Theo lĩnh vực', 'Lĩnh vực'],
  ['service', 'Theo thủ tục', 'Thủ tục'],
  ['level', 'Theo cấp', 'Cấp'],
  ['channel', 'Theo hình thức nộp', 'Hình thức nộp'],
  ['timeliness', 'Đúng hay trễ hạn', 'Thời hạn'],
  ['mode', 'Theo cách trả lời', 'Cách trả lời'],
  ['q:sex', 'Theo giới tính', 'Giới tính'],
  ['q:age-group', 'Theo nhóm tuổi', 'Nhóm tuổi'],
] as const;

/** Words for keys that stand in the data instead of words. */
const keyWords: Readonly<Record<string, string>> = {
  inPerson: 'Trực tiếp',
  online: 'Trực tuyến',
  post: 'Bưu chính công ích',
  onTime: 'Đúng hạn',
  late: 'Trễ hạn',
  province: 'Cấp tỉnh',
  district: 'Cấp huyện',
  commune: 'Cấp xã',
  telephone: modeWords.telephone.vi,
  paper: modeWords.paper.vi,
  web: modeWords.web.vi,
};

/** @throws 'not-found' */
export async function resultTables(ctx: Context, surveyId: string): Promise<GivenFile> {
  const survey = await surveyOf(ctx, surveyId);
  const index = await surveyIndex(ctx, surveyId);
  const about = [
    `${survey.name} (${survey.authority}, ${documentWords(survey.planNumber)})`,
    `Số liệu lấy lúc ${momentWords(index.takenAt)}`,
  ];
  const agencies = await surveyBreakdown(ctx, surveyId, { by: 'agency', measure: 'overall' });
  const domains = new Set(agencies.domains.map(({ key }) => key));
  const sheets: Sheet[] = [indexSheet(index, about), agencySheet(index, agencies, about)];
  for (const [by, name, heading] of broken) {
    if (!domains.has(by)) continue;
    const view = await surveyBreakdown(ctx, surveyId, { by, measure: 'overall' });
    // One mode tells what the whole tells.
    if (view.cells.length > (by === 'mode' ? 1 : 0)) sheets.push(breakdownSheet(view, name, heading, about));
  }
  sheets.push(...shareSheets(await surveyShares(ctx, surveyId), about));
  sheets.push(...fieldworkSheets(await surveyFieldwork(ctx, surveyId), about));
  sheets.push(calculationSheet(index, about, errorsInWords(await surveyResults(ctx, surveyId)).vi));
  await audit(ctx, 'tables-exported', 'survey', surveyId, { interviews: index.interviews });
  const file = await sheetsFile(sheets, ctx.now());
  return {
    name: `${survey.code}-bang-so-lieu.xlsx`,
    contentType: xlsxContentType,
    writeTo: async (out) => void out.end(file),
  };
}

function indexSheet(index: IndexView, about: string[]): Sheet {
  const row = (code: string, name: string, one: Estimated): SheetCell[] => [
    code,
    name,
    one.shown,
    ...errorCells(one),
  ];
  return {
    name: 'Chỉ số',
    title: ['Chỉ số hài lòng', ...about],
    columns: [
      { label: 'Mã', width: 10 },
      { label: 'Nội dung', width: 60 },
      { label: 'Điểm (%)', width: 10, format: formats.score },
      ...errorColumns,
      { label: 'Câu trả lời hợp lệ', width: 11, format: formats.count },
      { label: 'Không áp dụng', width: 10, format: formats.count },
      { label: 'Không biết', width: 10, format: formats.count },
      { label: 'Từ chối', width: 10, format: formats.count },
      ...(index.onPaper ? [{ label: 'Để trống trên phiếu giấy', width: 10, format: formats.count }] : []),
    ],
    rows: [
      row('', 'Chỉ số chung', index.overall),
      ...index.groups.map((group) => row(group.code, group.name, group)),
      ...index.factors.flatMap((factor) => [
        [...row(factor.code, factor.name, factor), factor.valid],
        ...factor.items.map((item) => [
          ...row(item.code, item.text, item),
          item.valid,
          item.notApplicable,
          item.dontKnow,
          item.refused,
          ...(index.onPaper ? [item.blank] : []),
        ]),
      ]),
    ],
  };
}

function agencySheet(index: IndexView, { cells }: BreakdownView, about: string[]): Sheet {
  const scores = new Map(index.agencies.map((agency) => [agency.name, agency.factors]));
  const factors = index.factors.map(({ code }) => code);
  return {
    name: 'Theo cơ quan',
    title: ['Chỉ số theo cơ quan', ...about],
    columns: [
      { label: 'Hạng', width: 7, format: formats.count },
      { label: 'Cơ quan', width: 44 },
      { label: 'Điểm (%)', width: 10, format: formats.score },
      ...errorColumns,
      { label: 'Khác mức chung', width: 14 },
      ...factors.map((label) => ({ label, width: 9, format: formats.score })),
    ],
    rows: cells.map((cell) => {
      const name = cell.labels[0] ?? '';
      const own = new Map(scores.get(name)?.map(({ code, shown }) => [code, shown]));
      return [
        cell.rank,
        name,
        cell.shown,
        ...errorCells(cell),
        differenceWord(cell.whole),
        ...factors.map((code) => own.get(code) ?? null),
      ];
    }),
    notes: [
      `Cơ quan có dưới ${index.rule.minimumInterviews} phiếu không xếp hạng. Khác mức chung: kiểm định t, hiệu chỉnh Holm, mức 5 %.`,
    ],
  };
}

function differenceWord(comparison: BreakdownView['cells'][number]['whole']): string {
  if (comparison === null) return '';
  if (!comparison.significant) return 'không khác';
  return comparison.difference > 0 ? 'cao hơn' : 'thấp hơn';
}

function breakdownSheet(view: BreakdownView, name: string, heading: string, about: string[]): Sheet {
  return {
    name,
    title: [`Chỉ số: ${name.toLowerCase()}`, ...about],
    columns: [
      { label: 'Hạng', width: 7, format: formats.count },
      { label: heading, width: 44 },
      { label: 'Điểm (%)', width: 10, format: formats.score },
      ...errorColumns,
      { label: 'Khác mức chung', width: 14 },
    ],
    rows: view.cells.map((cell) => [
      cell.rank,
      keyWords[cell.labels[0] ?? ''] ?? cell.labels[0] ?? '',
      cell.shown,
      ...errorCells(cell),
      differenceWord(cell.whole),
    ]),
    notes: [
      breakdownSource(view.by[0] ?? '', heading).vi,
      ...(view.without > 0 ? [`${view.without} phiếu không có thông tin này.`] : []),
    ],
  };
}
