import type { RuleText } from './rule-text.ts';

/**
 * Where what results are broken down by comes from, said under every such table: a list of procedures knows neither sex nor age,
 * so that these are what the citizen answered, and who did not answer that question is in no row.
 *
 * @param key of a domain: `q:` and a question's name, `mode`, or a fact of the transaction
 * @param label of the question; its domain's name where it has none
 */
export function breakdownSource(key: string, label: string): RuleText {
  if (key.startsWith('q:'))
    return {
      vi: `${label}: theo câu trả lời của chính người trả lời trong phiếu, không phải theo danh sách hồ sơ. Ai không trả lời câu này thì không có trong bảng.`,
      en: `${label}: as the respondent answered in the interview, not from the list. Who did not answer this question is not in the table.`,
    };
  return key === 'mode'
    ? {
        vi: `${label}: theo cách mà phiếu được trả lời. Ai trả lời bằng cách nào không do chọn ngẫu nhiên, và người được hỏi trả lời có khác người tự điền; chênh lệch giữa các cách gồm cả hai, không được hiệu chỉnh, nên không dùng để so sánh cơ quan.`,
        en: `${label}: how the interview was held. Nobody was assigned to a mode at random, and people answer a little differently when they are asked than when they fill in a form; a difference between modes mixes both, is not adjusted for, and is no measure of agencies.`,
      }
    : { vi: `${label}: theo danh sách hồ sơ.`, en: `${label}: as the list has it.` };
}
