// The list of what to improve as a workbook, with a sheet that says how it was made.
import type { ImprovementView } from '#contract/improvement.ts';
import { momentWords } from '#domain/report/wording.ts';
import { ruleText } from '#domain/results/rule-text.ts';
import type { Context } from '#server/context.ts';
import { surveyResults } from '#server/features/results/queries.ts';
import { audit } from '#server/platform/audit.ts';
import { formats, type Sheet, sheetsFile, xlsxContentType } from '#server/platform/data-files/sheets-file.ts';
import type { GivenFile } from '#server/platform/http.ts';
import { surveyImprovement } from './queries.ts';

/** @throws 'not-found' */
export async function improvementFile(ctx: Context, surveyId: string, periodId?: string): Promise<GivenFile> {
  const view = await surveyImprovement(ctx, surveyId, periodId);
  const { survey, structure, onPaper } = await surveyResults(ctx, surveyId);
  const about = [
    `${survey.name} (${survey.authority}, ${survey.planNumber})`,
    `Số liệu lấy lúc ${momentWords(view.takenAt)}`,
  ];
  const { item, rollup, weights } = view.rule;
  const rule = ruleText({ item, rollup, onPaper, ...(weights && { weights }) }, structure).vi;
  await audit(ctx, 'improvement-list-exported', 'survey', surveyId, { agencies: view.agencies.length });
  const file = await sheetsFile(
    [lowSheet(view, about), fallSheet(view, about), howSheet(view, about, rule)],
    ctx.now(),
  );
  return {
    name: `${survey.code}-can-cai-thien.xlsx`,
    contentType: xlsxContentType,
    writeTo: async (out) => void out.end(file),
  };
}

const nameOf = (agency: string | null): string => agency ?? 'Cả đợt';
const lists = ({ whole, agencies }: ImprovementView) => [whole, ...agencies];

function lowSheet(view: ImprovementView, about: string[]): Sheet {
  return {
    name: 'Nội dung thấp nhất',
    title: ['Nội dung thấp nhất của từng cơ quan', ...about],
    columns: [
      { label: 'Cơ quan', width: 34 },
      { label: 'Mã', width: 9 },
      { label: 'Nội dung', width: 46 },
      { label: 'Điểm (%)', width: 10, format: formats.score },
      { label: 'Dưới (95 %)', width: 10, format: formats.score },
      { label: 'Trên (95 %)', width: 10, format: formats.score },
      { label: 'Phiếu', width: 8, format: formats.count },
      { label: 'So với chung (điểm)', width: 10, format: formats.score },
      { label: 'Khác biệt', width: 16 },
      { label: 'Lời người dân chưa hài lòng (đã che tên, số)', width: 70 },
    ],
    rows: lists(view).flatMap(({ agency, lowest }) =>
      lowest.map((low) => [
        nameOf(agency),
        low.code,
        low.text,
        low.shown,
        low.error.low,
        low.error.high,
        low.error.interviews,
        low.whole?.difference ?? null,
        low.whole === null ? '' : significanceWord(low.whole.significant),
        low.words.map((words) => `– ${words}`).join('\n'),
      ]),
    ),
    notes: view.tooFew.map(
      ({ agency, interviews }) =>
        `${agency}: ${interviews} phiếu, dưới ${view.rule.minimumInterviews}, không nêu nội dung thấp nhất.`,
    ),
  };
}

const significanceWord = (significant: boolean | null): string =>
  significant === null ? 'không rõ sai số' : significant ? 'có ý nghĩa' : 'chưa có ý nghĩa';

function fallSheet(view: ImprovementView, about: string[]): Sheet {
  return {
    name: 'Giảm nhiều nhất',
    title: [`Giảm nhiều nhất so với ${view.period?.label ?? 'kỳ trước'}`, ...about],
    columns: [
      { label: 'Cơ quan', width: 34 },
      { label: 'Mã', width: 9 },
      { label: 'Nội dung', width: 46 },
      { label: 'Kỳ này', width: 10, format: formats.score },
      { label: 'Kỳ trước', width: 10, format: formats.score },
      { label: 'Chênh lệch', width: 10, format: formats.score },
      { label: 'Khác biệt', width: 18 },
    ],
    rows: lists(view).flatMap(({ agency, falls }) =>
      falls.map(({ code, text, now, then, difference, significant }) => [
        nameOf(agency),
        code,
        text,
        now,
        then,
        difference,
        significanceWord(significant),
      ]),
    ),
    notes: view.period === null ? ['Chưa có kỳ trước để so.'] : [],
  };
}

function howSheet(view: ImprovementView, about: string[], rule: string): Sheet {
  return {
    name: 'Cách tính',
    title: ['Danh mục này được lập thế nào', ...about],
    columns: [{ label: 'Quy tắc', width: 130 }],
    rows: [
      [rule],
      [
        'Nêu ba nội dung có điểm thấp nhất; nội dung bằng điểm (hai chữ số thập phân) với nội dung thứ ba cũng được nêu.',
      ],
      [`Cơ quan dưới ${view.rule.minimumInterviews} phiếu không được nêu.`],
      [
        'So với chung: cùng nội dung của cả đợt, kiểm định t theo cách chọn mẫu, hiệu chỉnh Holm theo số cơ quan, mức 5 %.',
      ],
      [
        'So với kỳ trước: hai mẫu độc lập, kiểm định Welch, hiệu chỉnh Holm trong từng chỉ số, mức 5 %; kỳ trước không có sai số thì không kết luận.',
      ],
      [
        'Lời người dân: của người chấm nội dung đó từ 1 đến 3; lời nói đúng về nội dung (câu hỏi mở của nội dung, hoặc được mã hóa theo nội dung, yếu tố) đứng trước; câu không có ý kiến (“không”, “chưa nghĩ ra”, “ok”…) không trích; họ tên và số dài che theo quy tắc, cần đọc lại trước khi công bố.',
      ],
    ],
  };
}
