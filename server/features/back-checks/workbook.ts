// The phúc tra of a survey as an .xlsx file: one sheet a subject, figures as numbers, words as on the screens.
import type { Writable } from 'node:stream';

import ExcelJS from 'exceljs';

import type { Context } from '#server/context.ts';
import type { GivenFile } from '#server/platform/http.ts';
import { workbookFont } from '#server/platform/workbook-font.ts';
import { surveyOf } from '#server/features/surveys/queries.ts';
import { backCheckBoard } from './board.ts';
import { backCheckStatistics } from './statistics.ts';
import { consequenceWords, stateWords, verdictWords } from './words.ts';

type Cell = string | number | Date | null;

interface Sheet {
  readonly name: string;
  readonly labels: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** @throws 'not-found' */
export async function backCheckWorkbook(ctx: Context, surveyId: string): Promise<GivenFile> {
  const survey = await surveyOf(ctx, surveyId);
  const sheets = await sheetsOf(ctx, surveyId);
  return {
    name: `phuc-tra-${survey.code}.xlsx`,
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    writeTo: (out) => write(out, sheets),
  };
}

async function write(out: Writable, sheets: readonly Sheet[]): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  for (const { name, labels, rows } of sheets) {
    const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.addRow([...labels]).font = { ...workbookFont, bold: true };
    for (const row of rows) sheet.addRow([...row]);
    sheet.columns.forEach((column, index) => {
      column.width = index === 0 ? 44 : 20;
    });
  }
  out.end(Buffer.from(await workbook.xlsx.writeBuffer()));
}

async function sheetsOf(ctx: Context, surveyId: string): Promise<Sheet[]> {
  const board = await backCheckBoard(ctx, surveyId);
  const statistics = await backCheckStatistics(ctx, surveyId);
  const errorLabels = ['Nhóm', 'So sánh', 'Khác', 'Quá mức', 'Tỷ lệ khác', 'Tỷ lệ quá mức', 'Dưới', 'Trên'];
  const { errors } = statistics;
  return [
    {
      name: 'Từng phiếu',
      labels: ['Người trả lời', 'Cơ quan', 'Điện thoại viên', 'Nộp lúc', 'Kết luận', 'Hệ quả', 'Xử lý'],
      rows: board.items.map((item) => [
        item.respondentName,
        item.agencyName,
        item.operatorName,
        new Date(item.submittedAt),
        verdictWords[item.verdict],
        item.consequences.map((one) => consequenceWords[one]).join(', '),
        stateWords[item.state],
      ]),
    },
    {
      name: 'Điện thoại viên',
      labels: [
        'Họ tên',
        'Phiếu',
        'Được chọn',
        'Có kết luận',
        'Không đạt',
        'Hủy',
        'Tỷ lệ (co về chung)',
        'Dưới',
        'Trên',
      ],
      rows: board.operators.map((one) => [
        one.name,
        one.completes,
        one.chosen,
        one.reached,
        one.bad,
        one.voided,
        one.rate,
        one.low,
        one.high,
      ]),
    },
    {
      name: 'Độ phủ',
      labels: ['Cơ quan', 'Phiếu', 'Được chọn', 'Có kết luận', 'Kế hoạch cần'],
      rows: board.coverage.agencies.map((one) => [
        one.name,
        one.completes,
        one.chosen,
        one.reached,
        one.wanted,
      ]),
    },
    ...(['question', 'type', 'operator', 'verifier', 'agency', 'period'] as const).map((kind) => ({
      name: `Lỗi theo ${errorNames[kind]}`,
      labels: errorLabels,
      rows: errors[kind].map((row) => [
        row.label,
        row.compared,
        row.different,
        row.beyondTolerance,
        row.rate,
        row.rateBeyondTolerance,
        row.low,
        row.high,
      ]),
    })),
    {
      name: 'Độ tin cậy',
      labels: [
        'Câu',
        'Cặp',
        'GDR',
        'IOI',
        'Kappa',
        'Dưới',
        'Trên',
        'Kappa có trọng số',
        'AC1',
        'SRV',
        'Tỷ số tin cậy',
      ],
      rows: statistics.reliability.map((row) => [
        row.label,
        row.pairs,
        row.gross,
        row.inconsistency,
        row.kappa?.value ?? null,
        row.kappa?.low ?? null,
        row.kappa?.high ?? null,
        row.weightedKappa?.value ?? null,
        row.ac1?.value ?? null,
        row.responseVariance,
        row.reliabilityRatio,
      ]),
    },
    {
      name: 'Ảnh hưởng điện thoại viên',
      labels: ['Câu', 'Điện thoại viên', 'Phiếu', 'rho', 'deff', 'Lưu ý'],
      rows: statistics.effects.map((row) => [
        row.label,
        row.operators,
        row.interviews,
        row.rho,
        row.designEffect,
        row.warnings.join(', '),
      ]),
    },
    {
      name: 'Đoạn báo cáo',
      labels: [statistics.report.title],
      rows: statistics.report.paragraphs.map((paragraph) => [paragraph]),
    },
  ];
}

const errorNames = {
  question: 'câu',
  type: 'loại câu',
  operator: 'điện thoại viên',
  verifier: 'người phúc tra',
  agency: 'cơ quan',
  period: 'tuần',
} as const;
