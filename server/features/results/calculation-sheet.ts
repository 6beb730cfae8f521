// "Cách tính": formula, counts, rule and source of every figure of the index.
import type { Estimated, IndexView } from '#contract/results.ts';
import { ruleText } from '#domain/results/rule-text.ts';
import { validFormText } from '#domain/results/valid-form-words.ts';
import { weightingText } from '#domain/results/weighting.ts';
import { formats, type Sheet, type SheetCell } from '#server/platform/data-files/sheets-file.ts';

const itemFormulas = {
  top2_share: 'Đ = 100 × (số trả lời 4 + số trả lời 5) / số câu trả lời hợp lệ',
  scale_mean: 'Đ = 100 × trung bình (1–5) / 5',
} as const;

/** Counts are of answers; the figures then do not follow from them alone. */
const weighted = ', mỗi câu trả lời nhân trọng số của phiếu';

const source =
  'Quy tắc điểm nội dung và gộp là thiết lập của đợt khảo sát. Phương sai: Särndal, Swensson & Wretman 1992, 5.5–5.7; như survey::svyrecvar của R.';

/** @param errorWords how errors are computed, as screens and report say it */
export function calculationSheet(index: IndexView, about: readonly string[], errorWords: string): Sheet {
  const { rule, groups, factors, onPaper } = index;
  const structure = {
    groups: groups.map(({ code }) => ({ code, factors: [] })),
  };
  const words = ruleText(
    { item: rule.item, rollup: rule.rollup, onPaper, ...(rule.weights && { weights: rule.weights }) },
    structure,
  ).vi;
  const row = (code: string, name: string, one: Estimated, formula: string, counts: string): SheetCell[] => [
    code,
    name,
    formula,
    counts,
    one.score,
    one.shown,
    one.error.se,
  ];
  return {
    name: 'Cách tính',
    title: [
      'Cách tính từng con số',
      ...about,
      words,
      `${weightingText(rule, index.classes).vi} ${validFormText({ ...rule, onPaper }).vi}`,
      `${errorWords} ${source}`,
    ],
    columns: [
      { label: 'Mã', width: 10 },
      { label: 'Tên', width: 50 },
      { label: 'Công thức', width: 52 },
      { label: 'Số đếm', width: 40 },
      { label: 'Giá trị đủ chữ số', width: 14, format: formats.exact },
      { label: 'Trình bày', width: 10, format: formats.score },
      { label: 'Sai số chuẩn', width: 12, format: formats.exact },
    ],
    rows: [
      row(
        '',
        'Chỉ số chung',
        index.overall,
        rollupFormula(
          rule.rollup,
          groups.map(({ code }) => code),
        ),
        `${index.interviews} phiếu`,
      ),
      ...groups.map((group) =>
        row(
          group.code,
          group.name,
          group,
          rollupFormula(
            rule.rollup,
            factors.filter((factor) => factor.group === group.code).map(({ code }) => code),
          ),
          `${group.error.interviews} phiếu`,
        ),
      ),
      ...factors.flatMap((factor) => [
        row(
          factor.code,
          factor.name,
          factor,
          rollupFormula(
            rule.rollup === 'answer_pooled' ? 'answer_pooled' : 'item_mean',
            factor.items.map(({ code }) => code),
          ),
          `${factor.valid} câu trả lời hợp lệ, ${factor.error.interviews} phiếu`,
        ),
        ...factor.items.map((item) =>
          row(
            item.code,
            item.text,
            item,
            `${itemFormulas[rule.item]}${rule.weighting === 'none' ? '' : weighted}`,
            `hợp lệ ${item.valid} (mức 1–5: ${item.levels.join(', ')}); không áp dụng ${item.notApplicable}, không biết ${item.dontKnow}, từ chối ${item.refused}${onPaper ? `, để trống trên phiếu giấy ${item.blank}` : ''}`,
          ),
        ),
      ]),
    ],
  };
}

function rollupFormula(rollup: IndexView['rule']['rollup'], parts: readonly string[]): string {
  const named = parts.join(', ');
  if (rollup === 'answer_pooled') return `gộp mọi câu trả lời của ${named}`;
  if (rollup === 'item_mean') return `trung bình các nội dung của ${named}`;
  if (rollup === 'custom') return `trung bình có trọng số của ${named}`;
  return `trung bình của ${named}`;
}
