import type { RuleText } from './rule-text.ts';
import type { FormReason, ValidFormRule } from './valid-forms.ts';

/* Rules of valid forms and the codes of why one is not valid, in words: said on every output that counts forms. */

export const formReasonWords: Readonly<Record<FormReason, RuleText>> = {
  void: { vi: 'bị hủy sau phúc tra', en: 'void after the re-call' },
  partial: { vi: 'bỏ dở', en: 'partial' },
  duplicate: { vi: 'phiếu trùng của cùng một người', en: 'another form of the same person' },
  noConsent: { vi: 'không ghi nhận đồng ý trả lời', en: 'no consent on record' },
  contradictory: { vi: 'câu trả lời mâu thuẫn', en: 'contradictory answers' },
  tooFast: { vi: 'thời gian trả lời quá ngắn', en: 'answered too fast' },
  tooManySpecial: {
    vi: 'quá nhiều nội dung không áp dụng, không biết, từ chối, để trống',
    en: 'too many items not applicable, not known, refused, left blank',
  },
  tooFewRated: { vi: 'chấm quá ít nội dung', en: 'too few items rated' },
  straightLine: { vi: 'chấm mọi nội dung như nhau', en: 'all items rated alike' },
};

const duplicateWords = {
  first: {
    vi: 'mỗi người một phiếu, tính phiếu hoàn thành trước',
    en: 'one form a person, the first one complete',
  },
  last: {
    vi: 'mỗi người một phiếu, tính phiếu hoàn thành sau',
    en: 'one form a person, the last one complete',
  },
} as const;

/** What makes a form of the survey valid, as one sentence; of paper as ruleText has it. */
export function validFormText(rule: ValidFormRule & { onPaper?: boolean }): RuleText {
  const blank =
    rule.onPaper === false
      ? { vi: ' hoặc từ chối', en: ' or refused' }
      : { vi: ', từ chối hoặc để trống trên phiếu giấy', en: ', refused or left blank on paper' };
  const conditions: (RuleText | null)[] = [
    { vi: 'đã hoàn thành, không bị hủy', en: 'complete, not void' },
    rule.duplicates === 'all' ? null : duplicateWords[rule.duplicates],
    rule.rejectWithoutConsent ? { vi: 'có ghi nhận đồng ý trả lời', en: 'with the consent on record' } : null,
    rule.rejectContradictory
      ? {
          vi: 'không có câu trả lời mâu thuẫn hay cảnh báo chưa xác nhận',
          en: 'without contradictory answers or unconfirmed warnings',
        }
      : null,
    rule.minimumSeconds > 0
      ? {
          vi: `kéo dài từ ${rule.minimumSeconds} giây`,
          en: `lasting at least ${rule.minimumSeconds} seconds`,
        }
      : null,
    rule.maximumSpecial < 100
      ? {
          vi: `có không quá ${rule.maximumSpecial} % nội dung được hỏi là không áp dụng, không biết${blank.vi}`,
          en: `with at most ${rule.maximumSpecial} % of the items asked not applicable, not known${blank.en}`,
        }
      : null,
    rule.minimumRated > 0
      ? {
          vi: `có từ ${rule.minimumRated} % nội dung áp dụng được chấm`,
          en: `with at least ${rule.minimumRated} % of the applicable items rated`,
        }
      : null,
    rule.straightLine > 0
      ? {
          vi: `không chấm như nhau mọi nội dung khi đã chấm từ ${rule.straightLine} nội dung`,
          en: `not rating all of ${rule.straightLine} or more items alike`,
        }
      : null,
  ];
  const said = conditions.filter((one) => one !== null);
  return {
    vi: `Phiếu hợp lệ: ${said.map(({ vi }) => vi).join('; ')}.`,
    en: `Valid forms: ${said.map(({ en }) => en).join('; ')}.`,
  };
}
