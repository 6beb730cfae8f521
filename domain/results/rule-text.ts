import type { IndexStructure } from './index-structure.ts';
import type { ItemRule } from './sipas-index.ts';
import type { Rollup, RollupWeights } from './roll-up.ts';

/*
 * The rule of an index in words, Vietnamese and English, to be printed under every table: the official formula is not
 * public in full, so a figure without its rule cannot be checked.
 */

export interface RuleText {
  vi: string;
  en: string;
}

/** Answers that are in no denominator; on paper a question can be left blank, too. */
const leftOut = {
  other: {
    vi: '“không áp dụng”, “không biết”, “từ chối” không tính vào mẫu số.',
    en: '"not applicable", "don\'t know" and "refused" are left out of the denominator.',
  },
  onPaper: {
    vi: '“không áp dụng”, “không biết”, “từ chối” và câu để trống trên phiếu giấy không tính vào mẫu số.',
    en: '"not applicable", "don\'t know", "refused" and what was left blank on paper are left out of the denominator.',
  },
} as const;

const itemTexts: Readonly<Record<ItemRule, RuleText>> = {
  top2_share: {
    vi: 'Điểm mỗi nội dung là tỷ lệ % câu trả lời “hài lòng” và “rất hài lòng” trên số câu trả lời hợp lệ;',
    en: 'An item scores the percentage of "satisfied" and "very satisfied" among valid answers;',
  },
  scale_mean: {
    vi: 'Điểm mỗi nội dung là điểm trung bình thang 1–5 của các câu trả lời hợp lệ chia cho 5, nhân 100;',
    en: 'An item scores the mean of valid answers on the 1–5 scale, divided by 5, times 100;',
  },
};

const rollupTexts: Readonly<Record<Rollup, RuleText>> = {
  factor_mean: {
    vi: 'Điểm yếu tố là trung bình các nội dung, điểm nhóm là trung bình các yếu tố, chỉ số chung là trung bình các nhóm, không trọng số.',
    en: 'A factor is the mean of its items, a group the mean of its factors, the index the mean of the groups, all unweighted.',
  },
  item_mean: {
    vi: 'Điểm yếu tố, điểm nhóm và chỉ số chung đều là trung bình không trọng số của mọi nội dung thuộc cấp đó.',
    en: 'Factor, group and index are each the unweighted mean of all items below them.',
  },
  answer_pooled: {
    vi: 'Điểm yếu tố, điểm nhóm và chỉ số chung tính trên gộp chung mọi câu trả lời hợp lệ thuộc cấp đó.',
    en: 'Factor, group and index are each computed over all valid answers below them, pooled.',
  },
  custom: {
    vi: 'Điểm yếu tố là trung bình các nội dung; điểm nhóm và chỉ số chung là trung bình có trọng số',
    en: 'A factor is the mean of its items; group and index are weighted means',
  },
};

/**
 * The rule in words; without an item rule when the scores were given and not computed. Paper is spoken of where some
 * answered on paper, or where nobody knows (`onPaper` left out).
 */
export function ruleText(
  rule: { item?: ItemRule; rollup: Rollup; weights?: RollupWeights; onPaper?: boolean },
  structure: IndexStructure,
): RuleText {
  const weights = Object.entries(rule.weights ?? {}).map(([code, weight]) => `${code} = ${weight}`);
  const named = rule.rollup === 'custom' ? ` (${weights.join('; ')}).` : '';
  const [onlyGroup, ...others] = structure.groups;
  const single: RuleText | null =
    onlyGroup && others.length === 0
      ? {
          vi: `Phiếu chỉ có nhóm ${onlyGroup.code}, nên chỉ số chung bằng điểm nhóm ${onlyGroup.code}.`,
          en: `The form has group ${onlyGroup.code} only, so the index equals the score of ${onlyGroup.code}.`,
        }
      : null;
  const inWords = (language: keyof RuleText): string =>
    [
      rule.item
        ? `${itemTexts[rule.item][language]} ${leftOut[rule.onPaper === false ? 'other' : 'onPaper'][language]}`
        : '',
      rollupTexts[rule.rollup][language] + named,
      single?.[language] ?? '',
      {
        vi: 'Làm tròn đến hai chữ số thập phân chỉ khi trình bày.',
        en: 'Rounded to two decimals only when shown.',
      }[language],
    ]
      .filter((sentence) => sentence !== '')
      .join(' ');
  return { vi: inWords('vi'), en: inWords('en') };
}
