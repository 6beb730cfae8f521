// Sheets of shares: criteria of perceptions, of expectations, and the other questions.
import type { SharesView } from '#contract/breakdown.ts';
import type { Estimated } from '#contract/results.ts';
import { aspects } from '#domain/questionnaire/definition.ts';
import { formats, type Sheet, type SheetCell } from '#server/platform/data-files/sheets-file.ts';
import { errorCells, errorColumns } from './error-columns.ts';

/** A sheet for each aspect that the form has criteria of, then one for all other questions. */
export function shareSheets({ questions, onPaper }: SharesView, about: string[]): Sheet[] {
  const ofAspects = aspects.flatMap((aspect) => {
    const own = questions.filter(({ indicator }) => indicator?.aspect === aspect);
    return own.length > 0 ? [indicatorSheet(aspect, own, about, onPaper)] : [];
  });
  const others = questions.filter(({ indicator }) => indicator === null);
  return [...ofAspects, sharesSheet(others, about)];
}

const aspectWords = {
  perception: ['Nhận định', 'Nhận định, đánh giá'],
  expectation: ['Mong đợi', 'Nhu cầu, mong đợi'],
} as const;

/** Each criterion by the figure that it is reported by, then by its options. */
function indicatorSheet(
  aspect: keyof typeof aspectWords,
  questions: SharesView['questions'],
  about: string[],
  onPaper: boolean,
): Sheet {
  const [name, title] = aspectWords[aspect];
  return {
    name,
    title: [`${title}: tỷ lệ theo từng tiêu chí`, ...about],
    columns: [
      { label: 'Tiêu chí', width: 9, format: formats.count },
      { label: 'Câu', width: 10 },
      { label: 'Nội dung', width: 48 },
      { label: 'Phương án', width: 36 },
      { label: 'Số câu trả lời', width: 10, format: formats.count },
      { label: 'Tỷ lệ (%)', width: 10, format: formats.score },
      ...errorColumns,
    ],
    rows: questions.flatMap(({ name: question, label, indicator, options, valid }): SheetCell[][] => {
      const row = (words: string, count: number, share: number | null, one: Pick<Estimated, 'error'>) => [
        indicator?.criterion ?? null,
        question,
        label,
        words,
        count,
        share,
        ...errorCells(one),
      ];
      const figure = indicator?.figure;
      return [
        ...(figure ? [row(`Con số của tiêu chí: ${figure.label}`, valid, figure.share, figure)] : []),
        ...options.map((option) => row(option.label, option.count, option.share, option)),
      ];
    }),
    notes: [
      `Tỷ lệ trên số câu trả lời hợp lệ; không áp dụng, không biết, từ chối${onPaper ? ', để trống trên phiếu giấy' : ''} không tính vào mẫu số. Ở dòng «Con số của tiêu chí», số câu trả lời là số hợp lệ.`,
    ],
  };
}

function sharesSheet(questions: SharesView['questions'], about: string[]): Sheet {
  return {
    name: 'Câu khác',
    title: ['Tỷ lệ từng phương án của các câu khác', ...about],
    columns: [
      { label: 'Câu', width: 14 },
      { label: 'Nội dung', width: 48 },
      { label: 'Phương án', width: 36 },
      { label: 'Số câu trả lời', width: 10, format: formats.count },
      { label: 'Tỷ lệ (%)', width: 10, format: formats.score },
      ...errorColumns,
    ],
    rows: questions.flatMap(({ name, label, options }) =>
      options.map((option) => [name, label, option.label, option.count, option.share, ...errorCells(option)]),
    ),
    notes: ['Câu được chọn nhiều phương án thì các tỷ lệ cộng lại quá 100 %.'],
  };
}
