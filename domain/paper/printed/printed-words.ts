// Words of a printed form beside its questions, Vietnamese first; questions are in the questionnaire's languages.
import type { Comparison } from '#domain/questionnaire/expressions.ts';

const vi = {
  title: 'Phiếu khảo sát sự hài lòng',
  code: 'Mã phiếu',
  edition: (key: string, version: number) => `Mẫu ${key}, bản ${version}`,
  page: 'Trang',
  greeting: (authority: string, plan: string) =>
    `${authority} mời Ông/Bà trả lời phiếu khảo sát về việc phục vụ người dân, theo kế hoạch số ${plan}.`,
  about: (minutes: string) =>
    `Mất khoảng ${minutes} phút. Trả lời là tự nguyện: câu nào không muốn trả lời thì để trống. Câu trả lời chỉ dùng để tổng hợp; báo cáo không nêu tên ai, mã trên phiếu chỉ để không ai phải trả lời hai lần.`,
  verify: (phone: string) => `Muốn biết chắc phiếu này là thật, xin gọi ${phone}.`,
  how: 'Cách trả lời: đánh dấu × vào ô □ đúng với ý của Ông/Bà, mỗi câu một ô trừ câu ghi «chọn nhiều ô». Chọn nhầm thì tô kín ô đó ■ rồi đánh dấu × vào ô khác. Chỗ có mũi tên → thì sang câu ghi ở đó, chỗ không có thì trả lời câu tiếp theo.',
  several: 'Chọn nhiều ô được.',
  pick: (range: string) => `Chọn ${range}.`,
  number: 'Ghi số',
  date: 'Ghi ngày/tháng/năm',
  optional: 'Không có thì để trống.',
  question: (number: number) => `Câu ${number}`,
  stop: '→ dừng ở đây, xin gửi lại phiếu',
  goOn: (number: number) => `→ sang câu ${number}`,
  goToEnd: '→ hết phiếu',
  onlyIf: (condition: string) => `Chỉ trả lời nếu ${condition}.`,
  partOnlyIf: (condition: string) => `Chỉ trả lời phần này nếu ${condition}.`,
  optionOnlyIf: (condition: string) => `chỉ chọn nếu ${condition}`,
  rule: (condition: string, then: string) => `Nếu ${condition}: ${then.replace('→ ', '')}.`,
  chose: (number: number, options: string) => `ở câu ${number} chọn ${options}`,
  choseNot: (number: number, options: string) => `ở câu ${number} không chọn ${options}`,
  answered: (number: number) => `có trả lời câu ${number}`,
  leftBlank: (number: number) => `để trống câu ${number}`,
  ofCase: 'đúng với việc Ông/Bà đã làm',
  answerOf: (number: number) => `(trả lời ở câu ${number})`,
  written: (number: number) => `điều ghi ở câu ${number}`,
  compares: {
    eq: 'là',
    ne: 'không phải',
    lt: 'nhỏ hơn',
    le: 'không quá',
    gt: 'lớn hơn',
    ge: 'từ',
  } satisfies Record<Comparison, string>,
  orMore: ' trở lên',
  and: ' và ',
  or: ' hoặc ',
  notApplicable: 'Không áp dụng với tôi',
  dontKnow: 'Không biết',
  end: 'Hết phiếu. Xin cảm ơn Ông/Bà.',
  back: (authority: string, day: string) =>
    `Xin gửi lại phiếu cho người phát phiếu hoặc cho ${authority}, trước hết ngày ${day}.`,
  slip: 'Cắt rời phần này trước khi gửi lại phiếu',
  to: 'Kính gửi Ông/Bà',
};

export type PrintedWords = typeof vi;

const en: PrintedWords = {
  title: 'Satisfaction survey',
  code: 'Form code',
  edition: (key, version) => `Form ${key}, version ${version}`,
  page: 'Page',
  greeting: (authority, plan) =>
    `${authority} invites you to answer a survey on how citizens are served, under plan no. ${plan}.`,
  about: (minutes) =>
    `It takes about ${minutes} minutes. Answering is voluntary: leave empty what you do not wish to answer. Answers are only used in totals; no report names anybody, and the code on the form only sees to it that nobody has to answer twice.`,
  verify: (phone) => `To check that this survey is genuine, please ring ${phone}.`,
  how: 'How to answer: mark × in the box □ that is right for you, one box for each question except where it says “several boxes”. After a wrong mark fill that box ■ and mark another. Where there is an arrow → go on to the question that it names; where there is none, to the next.',
  several: 'You may mark several boxes.',
  pick: (range) => `Mark ${range}.`,
  number: 'Write a number',
  date: 'Write day/month/year',
  optional: 'Leave empty if there is nothing.',
  question: (number) => `Question ${number}`,
  stop: '→ stop here, please return the form',
  goOn: (number) => `→ go to question ${number}`,
  goToEnd: '→ end of the form',
  onlyIf: (condition) => `Only answer if ${condition}.`,
  partOnlyIf: (condition) => `Only answer this part if ${condition}.`,
  optionOnlyIf: (condition) => `only if ${condition}`,
  rule: (condition, then) => `If ${condition}: ${then.replace('→ ', '')}.`,
  chose: (number, options) => `you marked ${options} in question ${number}`,
  choseNot: (number, options) => `you did not mark ${options} in question ${number}`,
  answered: (number) => `you answered question ${number}`,
  leftBlank: (number) => `you left question ${number} empty`,
  ofCase: 'it is so in your case',
  answerOf: (number) => `(your answer to question ${number})`,
  written: (number) => `what you wrote in question ${number}`,
  compares: {
    eq: 'is',
    ne: 'is not',
    lt: 'is less than',
    le: 'is at most',
    gt: 'is more than',
    ge: 'is at least',
  },
  orMore: '',
  and: ' and ',
  or: ' or ',
  notApplicable: 'Does not apply to me',
  dontKnow: 'Do not know',
  end: 'End of the form. Thank you.',
  back: (authority, day) =>
    `Please return the form to whoever gave it to you or to ${authority}, by the end of ${day}.`,
  slip: 'Cut this off before you return the form',
  to: 'To',
};

/** Of a language that a questionnaire has beyond these two, the questions; all else stays Vietnamese. */
export function printedWords(language: string): PrintedWords {
  return language === 'en' ? en : vi;
}
