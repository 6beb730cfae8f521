// The sentences of an XLSForm import, for the form's author.

type Sentences = Record<string, { vi: (what: string) => string; en: (what: string) => string }>;

export const faultSentences = {
  'no-survey': {
    vi: () => 'Không có trang tính «survey» với các cột type và name nên đây không phải XLSForm.',
    en: () => 'There is no sheet “survey” with columns type and name, so this is no XLSForm.',
  },
  'no-questions': {
    vi: () => 'Không có câu hỏi nào dùng được; hãy thêm ít nhất một câu.',
    en: () => 'No question can be used; add at least one.',
  },
  'unsupported-type': {
    vi: (what: string) =>
      `Loại «${what}» không hỏi được qua điện thoại nên bị bỏ ra; hãy xóa dòng hoặc đổi sang loại khác (docs/xlsform.md).`,
    en: (what: string) =>
      `Type “${what}” cannot be asked by telephone and is left out; delete the row or use another type (docs/xlsform.md).`,
  },
  repeat: {
    vi: () => 'Nhóm lặp không hỗ trợ, các câu bên trong chỉ hỏi một lần; hãy viết riêng từng lần lặp.',
    en: () => 'Repeats are not supported, the questions inside are asked once; write out each repetition.',
  },
  'or-other': {
    vi: () =>
      'or_other không hỗ trợ; hãy thêm phương án «Khác» vào choices và một câu text có relevant cho phương án đó.',
    en: () =>
      'or_other is not supported; add an option “Other” to choices and a text question with relevant on it.',
  },
  'choice-filter': {
    vi: (what: string) =>
      `Không đọc được bộ lọc phương án nên mọi phương án đều hiện: ${what}. Hãy so sánh một cột của trang choices với câu trước, ví dụ tinh = \${tinh}.`,
    en: (what: string) =>
      `The choice_filter cannot be carried over, so all options are shown: ${what}. Compare a column of choices with an earlier question, as in province = \${province}.`,
  },
  'unsupported-column': {
    vi: (what: string) => `Nội dung cột «${what}» không dùng được ở đây; hãy xóa ô này.`,
    en: (what: string) => `What column “${what}” says cannot be used here; clear the cell.`,
  },
  appearance: {
    vi: (what: string) =>
      `appearance «${what}» đổi nghĩa câu trả lời, không hỗ trợ; hãy dùng loại câu hỏi khác.`,
    en: (what: string) =>
      `appearance “${what}” changes what is answered and is not supported; use another question type.`,
  },
  'dynamic-required': {
    vi: () =>
      'required chỉ nhận yes hoặc no; câu này được coi là bắt buộc. Hãy tách câu theo relevant nếu cần.',
    en: () =>
      'required takes yes or no only; this question counts as required. Split it by relevant if needed.',
  },
  'dynamic-label': {
    vi: (what: string) =>
      `«${what}» chỉ điền được trong lời hỏi, không điền trong phương án và tiêu đề nhóm.`,
    en: (what: string) => `“${what}” can be filled in questions only, not in options and group titles.`,
  },
  'bad-name': {
    vi: (what: string) =>
      `«${what}» không làm tên được: cần chữ cái Latinh không dấu, chữ số, dấu . hoặc -, tối đa 60 ký tự.`,
    en: (what: string) =>
      `“${what}” cannot be a name: plain Latin letters, digits, . and -, at most 60 characters.`,
  },
  'no-name': {
    vi: () => 'Dòng này thiếu tên (cột name).',
    en: () => 'The row has no name (column name).',
  },
  'no-label': {
    vi: () => 'Thiếu lời (cột label); tên được dùng tạm.',
    en: () => 'The text (column label) is missing; the name stands in for it.',
  },
  'no-vietnamese': {
    vi: (what: string) => `Thiếu lời tiếng Việt; tạm dùng lời ngôn ngữ «${what}».`,
    en: (what: string) => `The Vietnamese text is missing; that in “${what}” stands in for it.`,
  },
  'unknown-language': {
    vi: (what: string) =>
      `Không rõ ngôn ngữ của cột «${what}» nên cột bị bỏ qua; hãy ghi mã, ví dụ label::Tiếng Việt (vi).`,
    en: (what: string) =>
      `The language of column “${what}” is unknown, so it is left out; give the code, as in label::English (en).`,
  },
  'unknown-list': {
    vi: (what: string) => `Trang choices không có danh mục «${what}»; hãy thêm các phương án.`,
    en: (what: string) => `Sheet choices has no list “${what}”; add its options.`,
  },
  'duplicate-choice': {
    vi: (what: string) => `Phương án «${what}» có hơn một lần trong danh mục; chỉ giữ lần đầu.`,
    en: (what: string) => `Option “${what}” stands in the list more than once; only the first is kept.`,
  },
  'group-not-open': {
    vi: () => 'end_group mà không có begin_group; hãy xóa dòng hoặc thêm chỗ bắt đầu nhóm.',
    en: () => 'end_group without a begin_group; delete the row or begin the group.',
  },
  'group-not-closed': {
    vi: (what: string) => `Nhóm «${what}» không có end_group; hãy thêm.`,
    en: (what: string) => `Group “${what}” has no end_group; add it.`,
  },
  'empty-group': {
    vi: (what: string) => `Nhóm «${what}» không còn câu hỏi nào nên bị bỏ ra.`,
    en: (what: string) => `Group “${what}” has no questions left and is left out.`,
  },
  syntax: {
    vi: (what: string) => `Không đọc được biểu thức từ «${what}»; hãy sửa.`,
    en: (what: string) => `The expression cannot be read from “${what}” on; correct it.`,
  },
  'unsupported-function': {
    vi: (what: string) =>
      `Hàm hoặc phép tính «${what}» không hỗ trợ ở đây (docs/xlsform.md); hãy viết cách khác.`,
    en: (what: string) => `“${what}” is not supported here (docs/xlsform.md); write it another way.`,
  },
  'not-a-condition': {
    vi: (what: string) => `«${what}» không phải điều kiện; hãy so sánh với một giá trị, ví dụ \${ten} = 1.`,
    en: (what: string) => `“${what}” is no condition; compare it with a value, as in \${name} = 1.`,
  },
  'unknown-question': {
    vi: (what: string) => `Không có câu hỏi «${what}» để so sánh; hãy sửa tên.`,
    en: (what: string) => `There is no question “${what}” to compare with; correct the name.`,
  },
  'unknown-choice': {
    vi: (what: string) => `Câu hỏi không có phương án này: ${what}.`,
    en: (what: string) => `The question does not have this option: ${what}.`,
  },
  'compare-multiple': {
    vi: (what: string) => `Câu «${what}» chọn được nhiều phương án; hãy dùng selected(\${${what}}, '1').`,
    en: (what: string) => `“${what}” takes several options; use selected(\${${what}}, '1').`,
  },
  'not-comparable': {
    vi: (what: string) => `Phép so sánh này không giữ nguyên nghĩa được: ${what}; hãy viết cách khác.`,
    en: (what: string) =>
      `This comparison cannot be carried over with its meaning: ${what}; write it another way.`,
  },
  calculation: {
    vi: (what: string) =>
      `calculation chỉ nhận số và if(điều kiện, số, …), không nhận: ${what}. Dòng này bị bỏ ra.`,
    en: (what: string) =>
      `calculation takes numbers and if(condition, number, …), not: ${what}. The row is left out.`,
  },
  stale: {
    vi: (what: string) =>
      `Ô này không còn khớp với cột «${what}» nên không được dùng; nếu cột kia là ý muốn thì hãy xóa ô này.`,
    en: (what: string) =>
      `This cell no longer agrees with column “${what}” and is not used; clear it if the other column is what you mean.`,
  },
  'said-twice': {
    vi: (what: string) => `Hai cột cùng nghĩa nói khác nhau; «${what}» không được dùng. Hãy giữ một cột.`,
    en: (what: string) =>
      `Two headings mean this column and differ; “${what}” is not used. Keep one of them.`,
  },
  'bad-value': {
    vi: (what: string) => `Không hiểu «${what}» ở cột này (docs/xlsform.md); ô bị bỏ qua.`,
    en: (what: string) =>
      `“${what}” is not understood in this column (docs/xlsform.md); the cell is left out.`,
  },
} as const satisfies Sentences;

export const noteSentences = {
  'more-settings': {
    vi: () => 'Trang settings chỉ có một dòng; dòng này không được đọc.',
    en: () => 'Sheet settings has one row; this one is not read.',
  },
  'own-record': {
    vi: (what: string) => `«${what}» do hệ thống tự ghi với mỗi cuộc gọi nên không thành câu hỏi.`,
    en: (what: string) => `“${what}” is recorded with every call anyway and becomes no question.`,
  },
  renamed: {
    vi: (what: string) => `Đổi tên: ${what}.`,
    en: (what: string) => `Renamed: ${what}.`,
  },
  'codes-assigned': {
    vi: (what: string) => `Tên phương án không phải số nên được đặt mã: ${what}.`,
    en: (what: string) => `Choice names that are no integers were given codes: ${what}.`,
  },
  'taken-as-special': {
    vi: (what: string) => `Dùng làm câu trả lời đặc biệt, không phải phương án: ${what}.`,
    en: (what: string) => `Taken as special answers, not as options: ${what}.`,
  },
  'filtered-special': {
    vi: (what: string) =>
      `Câu trả lời đặc biệt trong danh mục «${what}» luôn hiện, bộ lọc không áp dụng cho chúng.`,
    en: (what: string) =>
      `Special answers in the list “${what}” are always offered; the filter passes them by.`,
  },
  'message-supplied': {
    vi: () => 'constraint không có lời báo (constraint_message) nên dùng một câu chung; hãy viết lời riêng.',
    en: () => 'The constraint has no constraint_message, so a general sentence stands in; write one.',
  },
  'unused-message': {
    vi: () => 'Có constraint_message nhưng không có constraint nào dùng được nên lời báo không được dùng.',
    en: () => 'There is a constraint_message but no constraint that can be used, so it is not used.',
  },
  'own-seed': {
    vi: (what: string) => `«${what}» không dùng: thứ tự rút theo từng phiếu và lưu cùng phiếu.`,
    en: (what: string) => `“${what}” is not used: the order is drawn for each interview and kept with it.`,
  },
  'own-message': {
    vi: () => 'Lời báo riêng không được dùng; bàn gọi nói bằng câu của mình.',
    en: () => 'A message of its own is not used; the console has its own sentences.',
  },
  'display-only': {
    vi: (what: string) => `Chỉ là cách trình bày, không dùng: ${what}.`,
    en: (what: string) => `Only a matter of display, not used: ${what}.`,
  },
  'unknown-column': {
    vi: (what: string) => `Cột «${what}» không được đọc.`,
    en: (what: string) => `Column “${what}” is not read.`,
  },
  'unknown-sheet': {
    vi: (what: string) => `Trang tính «${what}» không được đọc.`,
    en: (what: string) => `Sheet “${what}” is not read.`,
  },
  'version-assigned': {
    vi: (what: string) => `Phiên bản «${what}» không phải số nguyên từ 1; dùng phiên bản 1.`,
    en: (what: string) => `Version “${what}” is no whole number from 1; version 1 is used.`,
  },
} as const satisfies Sentences;
