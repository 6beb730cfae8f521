// What the static check of a definition can find, and the sentences for its author.

const sentences = {
  'duplicate-name': {
    vi: (what: string) =>
      `Tên «${what}» được dùng hơn một lần; mỗi câu hỏi, khối và danh mục cần một tên riêng.`,
    en: (what: string) =>
      `The name “${what}” is used more than once; every question, block and list needs its own.`,
  },
  'duplicate-code': {
    vi: (what: string) => `Mã ${what} được dùng cho hơn một phương án; hãy đặt mã khác nhau.`,
    en: (what: string) => `Code ${what} stands for more than one option; give each its own.`,
  },
  'reserved-code': {
    vi: (what: string) =>
      `Mã ${what} dành cho câu trả lời đặc biệt (97, 98, 99) và ô để trống trên phiếu giấy (96); hãy chọn mã khác.`,
    en: (what: string) =>
      `Code ${what} is kept for special answers (97, 98, 99) and blanks on paper (96); choose another.`,
  },
  'duplicate-key': {
    vi: (what: string) =>
      `Phím ${what} chọn hơn một câu trả lời; hãy đặt phím khác (7, 8, 9 là phím của câu trả lời đặc biệt).`,
    en: (what: string) =>
      `Key ${what} chooses more than one answer; set another (7, 8 and 9 belong to special answers).`,
  },
  'no-options': {
    vi: () => 'Câu hỏi chọn phương án nhưng không có phương án nào; hãy thêm ít nhất hai.',
    en: () => 'A choice question without options; add at least two.',
  },
  'unknown-list': {
    vi: (what: string) => `Không có danh mục phương án «${what}» trong bảng hỏi.`,
    en: (what: string) => `The questionnaire has no option list “${what}”.`,
  },
  'unknown-question': {
    vi: (what: string) => `Không có câu hỏi «${what}».`,
    en: (what: string) => `There is no question “${what}”.`,
  },
  'later-question': {
    vi: (what: string) =>
      `Câu «${what}» đứng sau nên lúc này chưa có câu trả lời; chỉ dùng các câu đứng trước.`,
    en: (what: string) => `“${what}” comes later and has no answer yet; use earlier questions only.`,
  },
  'shuffled-question': {
    vi: (what: string) =>
      `Câu «${what}» ở cùng khối có thứ tự ngẫu nhiên nên chưa chắc đã hỏi trước; hãy cố định chỗ của nó ở đầu khối hoặc chuyển sang khối trước.`,
    en: (what: string) =>
      `“${what}” is in the same block of random order and may not have been asked yet; fix its place at the start or move it to an earlier block.`,
  },
  'jump-backwards': {
    vi: (what: string) =>
      `Bước nhảy tới «${what}» đi ngược lại; chỉ nhảy tới câu đứng sau. Muốn hỏi lại thì chuyển câu đó xuống dưới.`,
    en: (what: string) =>
      `The jump to “${what}” leads backwards; jump to later questions only. To ask it after this one, move it down.`,
  },
  'jump-not-asked': {
    vi: (what: string) => `«${what}» không phải câu được hỏi; hãy nhảy tới câu hỏi đứng sau nó.`,
    en: (what: string) => `“${what}” is never asked; jump to the question behind it.`,
  },
  'jump-shuffled': {
    vi: (what: string) =>
      `Câu «${what}» ở trong khối có thứ tự ngẫu nhiên nên không thể nhảy từ đó hay tới đó; hãy dùng điều kiện hiện của từng câu.`,
    en: (what: string) =>
      `“${what}” stands in a block of random order, so no jump can start or end there; use conditions of the questions.`,
  },
  'never-jumps': {
    vi: (what: string) => `Điều kiện của bước nhảy tới «${what}» không bao giờ đúng; hãy sửa hoặc bỏ.`,
    en: (what: string) => `The jump to “${what}” can never be taken; correct its condition or remove it.`,
  },
  'never-checks': {
    vi: () => 'Điều kiện kiểm tra này không bao giờ đúng nên không báo gì; hãy sửa hoặc bỏ.',
    en: () => 'This check can never find anything; correct its condition or remove it.',
  },
  'check-ignores-answer': {
    vi: (what: string) =>
      `Kiểm tra bắt buộc không xét câu trả lời của «${what}» nên câu nào cũng bị từ chối; hãy đưa «${what}» vào điều kiện hoặc chỉ cảnh báo.`,
    en: (what: string) =>
      `The hard check does not look at the answer to “${what}”, so it would refuse every answer; let the condition read “${what}” or make the check soft.`,
  },
  stuck: {
    vi: (what: string) =>
      `Với ${what}, các kiểm tra bắt buộc từ chối mọi phương án; hãy nới kiểm tra, hoặc cho chọn «không biết».`,
    en: (what: string) =>
      `With ${what}, the hard checks refuse every option; loosen a check, or offer “don’t know”.`,
  },
  'scale-shuffled': {
    vi: () => 'Thang đo phải giữ thứ tự; hãy bỏ thứ tự ngẫu nhiên.',
    en: () => 'A scale keeps its order; remove the random one.',
  },
  'effect-of-several': {
    vi: () => 'Đồng ý hay không ghi âm phải là câu chọn một phương án.',
    en: () => 'Whether the call is recorded has to be a question with one answer.',
  },
  'hidden-without-value': {
    vi: () => 'Câu ẩn không lấy giá trị từ đâu; hãy chọn mục của hồ sơ hoặc thêm quy tắc.',
    en: () => 'The hidden question takes its value from nowhere; choose a field of the case or add a rule.',
  },
  'unindexed-item': {
    vi: (what: string) =>
      `Câu thang đo «${what}» không tính vào yếu tố nào; hãy gán yếu tố, hoặc ghi rõ là không tính vào chỉ số.`,
    en: (what: string) =>
      `The scale “${what}” feeds no factor; assign one, or say that it is not part of the index.`,
  },
  'unknown-code': {
    vi: (what: string) => `Điều kiện so với mã không có trong câu hỏi: ${what}.`,
    en: (what: string) => `The condition compares with a code that the question does not have: ${what}.`,
  },
  'special-not-offered': {
    vi: (what: string) => `Điều kiện hỏi câu trả lời đặc biệt mà câu hỏi không cho chọn: ${what}.`,
    en: (what: string) =>
      `The condition asks for a special answer that the question does not offer: ${what}.`,
  },
  'never-shown': {
    vi: () => 'Không câu trả lời nào dẫn đến đây; hãy sửa điều kiện hoặc bỏ phần này.',
    en: () => 'No answers lead here; correct the condition or remove this.',
  },
  'never-ends': {
    vi: () => 'Điều kiện kết thúc này không bao giờ đúng.',
    en: () => 'This rule can never end the interview.',
  },
  'unknown-fill': {
    vi: (what: string) => `Không có nội dung điền «{${what}}».`,
    en: (what: string) => `There is no fill “{${what}}”.`,
  },
  'malformed-text': {
    vi: (what: string) => `Dấu ngoặc đặt sai, hoặc phần trong [ ] không có nội dung điền: «${what}».`,
    en: (what: string) => `A bracket is out of place, or a part in [ ] holds no fill: “${what}”.`,
  },
  'missing-translation': {
    vi: (what: string) => `Thiếu bản dịch ngôn ngữ «${what}».`,
    en: (what: string) => `The translation into “${what}” is missing.`,
  },
  'missing-language': {
    vi: () => 'Danh sách ngôn ngữ phải có «vi».',
    en: () => 'The languages must include “vi”.',
  },
  'unknown-factor': {
    vi: (what: string) => `Không có yếu tố «${what}» trong cấu trúc chỉ số.`,
    en: (what: string) => `The index has no factor “${what}”.`,
  },
  'unknown-group': {
    vi: (what: string) => `Không có nhóm «${what}» trong cấu trúc chỉ số.`,
    en: (what: string) => `The index has no group “${what}”.`,
  },
  'empty-factor': {
    vi: (what: string) => `Yếu tố «${what}» không có câu hỏi nào.`,
    en: (what: string) => `Factor “${what}” has no item.`,
  },
  'empty-group': {
    vi: (what: string) => `Nhóm «${what}» không có yếu tố nào.`,
    en: (what: string) => `Group “${what}” has no factor.`,
  },
  'duplicate-item': {
    vi: (what: string) => `Mã «${what}» có hơn một lần trong cấu trúc chỉ số.`,
    en: (what: string) => `“${what}” stands in the index more than once.`,
  },
  'item-not-scale': {
    vi: (what: string) => `Câu «${what}» tính vào chỉ số nên phải là câu hỏi thang đo.`,
    en: (what: string) => `“${what}” counts in the index and must be a scale.`,
  },
  'indicator-code': {
    vi: (what: string) => `Con số của tiêu chí đếm mã ${what}, mà câu hỏi không có phương án ấy.`,
    en: (what: string) => `The criterion's figure counts code ${what}, which the question does not offer.`,
  },
  'indicator-of-item': {
    vi: (what: string) =>
      `Câu «${what}» đã tính vào chỉ số hài lòng nên không thể là tiêu chí nhận định, mong đợi.`,
    en: (what: string) =>
      `“${what}” counts in the index and so is no criterion of perceptions or expectations.`,
  },
  'bad-pattern': {
    vi: (what: string) => `«${what}» không phải biểu thức chính quy hợp lệ.`,
    en: (what: string) => `“${what}” is not a regular expression.`,
  },
  'limits-reversed': {
    vi: () => 'Giới hạn dưới lớn hơn giới hạn trên.',
    en: () => 'The lower limit is above the upper one.',
  },
  'repeats-unknown': {
    vi: (what: string) => `Phiếu gốc không có câu «${what}» để hỏi lại.`,
    en: (what: string) => `The original questionnaire has no “${what}” to repeat.`,
  },
  'repeats-differently': {
    vi: (what: string) => `Câu hỏi lại phải cùng loại và cùng các mã phương án với câu gốc «${what}».`,
    en: (what: string) => `The repetition must have the kind and the option codes of the original “${what}”.`,
  },
} as const satisfies Record<string, { vi: (what: string) => string; en: (what: string) => string }>;

export type DefinitionProblemCode = keyof typeof sentences;

export interface DefinitionProblem {
  /** Question, block or list, and the part of it: `DV1.1.showIf`. */
  where: string;
  code: DefinitionProblemCode;
  message: { vi: string; en: string };
}

export function definitionProblem(where: string, code: DefinitionProblemCode, what = ''): DefinitionProblem {
  const { vi, en } = sentences[code];
  return { where, code, message: { vi: vi(what), en: en(what) } };
}
