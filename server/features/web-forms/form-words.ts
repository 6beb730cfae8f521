// Words of the pages on which citizens answer by themselves, Vietnamese first. Questions are in the questionnaire's languages.
import type { AnswerFaultCode } from '#domain/questionnaire/answer-check.ts';
import type { NoValue } from '#domain/questionnaire/answers.ts';

const vi = {
  language: 'Tiếng Việt',
  title: 'Phiếu khảo sát sự hài lòng',
  greeting: (authority: string, plan: string) =>
    `${authority} mời Ông/Bà trả lời phiếu khảo sát về việc phục vụ người dân, theo kế hoạch số ${plan}.`,
  about: (minutes: string) =>
    `Mất khoảng ${minutes} phút. Trả lời là tự nguyện: Ông/Bà có thể bỏ qua câu nào không muốn trả lời, dừng lại rồi mở lại liên kết này để trả lời tiếp. Câu trả lời chỉ dùng để tổng hợp, báo cáo không nêu tên ai.`,
  verify: (phone: string) => `Muốn biết chắc phiếu này là thật, xin gọi ${phone}.`,
  until: (day: string) => `Liên kết này dùng được đến hết ngày ${day}, chỉ dành cho người có tên dưới đây.`,
  whose: 'Phiếu dành cho',
  begin: 'Tôi là người này, bắt đầu',
  goOn: 'Trả lời tiếp',
  notMe: 'Tôi không phải người này',
  disowned: 'Cảm ơn đã cho biết. Liên kết này không dùng được nữa. Xin lỗi đã làm phiền.',
  place: (number: string, left: string) => `Câu ${number}, còn khoảng ${left} câu`,
  several: 'Có thể chọn nhiều phương án.',
  optional: 'Có thể để trống.',
  number: 'Nhập số.',
  date: 'Nhập ngày/tháng/năm, ví dụ 18/03/2024.',
  explain: 'Giải thích thêm',
  orElse: 'Hoặc',
  next: 'Tiếp tục',
  keep: 'Giữ câu trả lời này',
  back: 'Câu trước',
  unusual: 'Câu trả lời này khác thường. Xin xem lại; nếu đúng như vậy, chọn «Giữ câu trả lời này».',
  saved: 'Câu trả lời được lưu sau mỗi lần bấm «Tiếp tục».',
  review: 'Xem lại và gửi',
  reviewLead: 'Ông/Bà đã trả lời hết. Xem lại nếu muốn, rồi gửi phiếu. Gửi rồi thì không sửa được nữa.',
  contradicting: 'Có câu trả lời chưa hợp với nhau. Xin xem lại trước khi gửi:',
  change: 'Sửa',
  send: 'Gửi phiếu',
  stop: 'Kết thúc',
  stopLead: 'Theo câu trả lời vừa rồi, phiếu dừng ở đây.',
  thanks: 'Cảm ơn Ông/Bà. Phiếu đã gửi xong.',
  thanksMore: 'Ông/Bà có thể đóng trang này. Sẽ không có ai gọi điện hỏi lại các câu này nữa.',
  answered: 'Đã có phiếu trả lời của Ông/Bà. Xin cảm ơn.',
  over: 'Phiếu này đã kết thúc. Xin cảm ơn Ông/Bà.',
  expired: 'Liên kết này đã hết hạn hoặc đợt khảo sát đã kết thúc.',
  askFor: (authority: string, phone: string) =>
    `Ông/Bà cần hỏi thêm hoặc muốn nhận liên kết mới, xin gọi ${authority}: ${phone}.`,
  unknown:
    'Không mở được phiếu: liên kết không đúng hoặc không còn dùng được. Xin mở lại từ tin nhắn, thư đã nhận, hoặc gọi cơ quan gửi phiếu.',
  wait: (seconds: string) => `Mở trang nhanh quá, xin thử lại sau ${seconds} giây.`,
  none: 'để trống',
  specials: {
    notApplicable: 'Không áp dụng với tôi',
    dontKnow: 'Không biết, không có ý kiến',
    refused: 'Không muốn trả lời',
    blank: 'Để trống',
  } satisfies Record<NoValue, string>,
  faults: {
    'special-not-offered': 'Câu này không nhận trả lời đó.',
    empty: 'Chưa có câu trả lời. Xin chọn hoặc nhập.',
    'wrong-kind': 'Không đọc được nội dung vừa nhập.',
    'unknown-option': 'Không có phương án này.',
    'option-not-offered': 'Phương án này không áp dụng với các câu trả lời trước.',
    check: 'Câu trả lời không hợp với các câu khác.',
    'repeated-option': 'Một phương án được chọn hai lần.',
    'too-few-options': 'Xin chọn thêm phương án.',
    'too-many-options': 'Chọn nhiều phương án quá, xin bỏ bớt.',
    'not-whole': 'Cần một số nguyên.',
    'too-small': 'Số này nhỏ quá.',
    'too-large': 'Số này lớn quá.',
    'not-a-day': 'Không có ngày này. Nhập như 18/03/2024.',
    'too-early': 'Ngày này sớm quá.',
    'too-late': 'Ngày này muộn quá.',
    'too-long': 'Nội dung dài quá, xin rút gọn.',
    pattern: 'Nội dung không đúng dạng của câu hỏi.',
  } satisfies Record<AnswerFaultCode, string>,
};

export type FormWords = typeof vi;

const en: FormWords = {
  language: 'English',
  title: 'Satisfaction survey',
  greeting: (authority, plan) =>
    `${authority} invites you to answer a survey on how citizens are served, under plan no. ${plan}.`,
  about: (minutes) =>
    `It takes about ${minutes} minutes. Answering is voluntary: you may pass over any question, or stop and open this link again to go on. Answers are only used in totals; no report names anybody.`,
  verify: (phone) => `To check that this survey is genuine, please ring ${phone}.`,
  until: (day) => `This link works until the end of ${day}, and only for the person named below.`,
  whose: 'This form is for',
  begin: 'I am this person, begin',
  goOn: 'Go on answering',
  notMe: 'I am not this person',
  disowned: 'Thank you for telling us. This link no longer works. We are sorry for the trouble.',
  place: (number, left) => `Question ${number}, about ${left} to go`,
  several: 'You may choose several.',
  optional: 'May be left empty.',
  number: 'Enter a number.',
  date: 'Enter day/month/year, for example 18/03/2024.',
  explain: 'What is meant',
  orElse: 'Or',
  next: 'Continue',
  keep: 'Keep this answer',
  back: 'Previous question',
  unusual: 'This answer is unusual. Please look again; if it is right, choose “Keep this answer”.',
  saved: 'Answers are saved each time you press “Continue”.',
  review: 'Look over and send',
  reviewLead:
    'You have answered everything. Look over it if you like, then send the form. Once sent it cannot be changed.',
  contradicting: 'Some answers do not fit together. Please look again before you send:',
  change: 'Change',
  send: 'Send the form',
  stop: 'End here',
  stopLead: 'By your last answer the form ends here.',
  thanks: 'Thank you. Your form has been sent.',
  thanksMore: 'You may close this page. Nobody will ring to ask these questions again.',
  answered: 'Your answers are in already. Thank you.',
  over: 'This form has ended. Thank you.',
  expired: 'This link has expired, or the survey is over.',
  askFor: (authority, phone) => `To ask about it or to get a new link, please ring ${authority}: ${phone}.`,
  unknown:
    'The form cannot be opened: the link is wrong or no longer works. Please open it from the message or letter again, or ring the office that sent it.',
  wait: (seconds) => `Pages were opened too quickly, please try again in ${seconds} seconds.`,
  none: 'left empty',
  specials: {
    notApplicable: 'Does not apply to me',
    dontKnow: 'Do not know, no opinion',
    refused: 'Prefer not to answer',
    blank: 'Blank',
  },
  faults: {
    'special-not-offered': 'This question does not take that answer.',
    empty: 'There is no answer yet. Please choose or enter one.',
    'wrong-kind': 'What was entered cannot be read.',
    'unknown-option': 'There is no such option.',
    'option-not-offered': 'This option does not apply with your earlier answers.',
    check: 'The answer does not fit the others.',
    'repeated-option': 'One option was chosen twice.',
    'too-few-options': 'Please choose more options.',
    'too-many-options': 'Too many options, please choose fewer.',
    'not-whole': 'A whole number is needed.',
    'too-small': 'This number is too small.',
    'too-large': 'This number is too large.',
    'not-a-day': 'There is no such day. Enter it like 18/03/2024.',
    'too-early': 'This day is too early.',
    'too-late': 'This day is too late.',
    'too-long': 'The text is too long, please shorten it.',
    pattern: 'The text does not have the form that is asked for.',
  },
};

/** Of a language that a questionnaire has beyond these two, the questions; all else stays Vietnamese. */
export function formWords(language: string): FormWords {
  return language === 'en' ? en : vi;
}

/** What a language calls itself; its code where we do not know. */
export function languageName(language: string): string {
  return { vi: vi.language, en: en.language }[language] ?? language;
}
