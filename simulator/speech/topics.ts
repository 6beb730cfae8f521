// What a question is about, read from its name and its words. Names are those of the shipped forms; the words keep
// it working with any other questionnaire.

import { readAges, type Option } from './labels.ts';

export const topics = [
  'recording-consent',
  'consent',
  'earlier-interview',
  'identity',
  'adult',
  'transaction',
  'on-behalf-of',
  'complaint',
  'harassment',
  'bribe',
  'sex',
  'age',
  'ethnicity',
  'education',
  'occupation',
  'residence',
  'visits',
  'other',
] as const;
export type Topic = (typeof topics)[number];

export interface Question {
  name: string;
  /** The words read out. */
  text: string;
  kind: string;
  options: readonly Option[];
  block?: string | undefined;
}

const byName: readonly (readonly [RegExp, Topic])[] = [
  [/record|ghi-?am/i, 'recording-consent'],
  [/consent|dong-?y/i, 'consent'],
  [/^(contact|interview|earlier|da-?phong-?van)/i, 'earlier-interview'],
  [/^(identity|right-?person|dung-?nguoi)/i, 'identity'],
  [/^F1\b/, 'adult'],
  [/^F2\b/, 'transaction'],
  [/^F3\b/, 'on-behalf-of'],
  [/^F5\b/, 'complaint'],
  [/^(sex|gender|gioi-?tinh)/i, 'sex'],
  [/^(age|tuoi|nhom-?tuoi)/i, 'age'],
  [/^(ethnic|dan-?toc)/i, 'ethnicity'],
  [/^(educ|hoc-?van|trinh-?do)/i, 'education'],
  [/^(occup|nghe)/i, 'occupation'],
  [/^(resid|noi-?o)/i, 'residence'],
  [/^(visits|so-?lan)/i, 'visits'],
];

const byText: readonly (readonly [RegExp, Topic])[] = [
  [/ghi âm/, 'recording-consent'],
  [/(được|đã) (gọi|phỏng vấn|trả lời|khảo sát)|cuộc phỏng vấn trước/, 'earlier-interview'],
  [/(đồng ý|sẵn lòng|vui lòng|có thể) .*(tham gia|trả lời|phỏng vấn|khảo sát)/, 'consent'],
  [/(từ )?đủ 18|18 tuổi/, 'adult'],
  [/nộp hồ sơ|đã nhận (được )?kết quả|(?<!mong đợi.*)làm thủ tục(?!.*mong đợi)/, 'transaction'],
  [/cá nhân hay|đại diện (cho )?(tổ chức|doanh nghiệp|cơ quan)/, 'on-behalf-of'],
  [/đưa (thêm )?tiền|ngoài quy định/, 'bribe'],
  [/phiền hà|sách nhiễu/, 'harassment'],
  [/có phải .*(ông|bà|anh|chị)|đúng là (ông|bà|anh|chị)/, 'identity'],
  [/giới tính/, 'sex'],
  [/bao nhiêu tuổi|nhóm tuổi|độ tuổi/, 'age'],
  [/dân tộc/, 'ethnicity'],
  [/học vấn|trình độ/, 'education'],
  [/nghề nghiệp|làm nghề/, 'occupation'],
  [/(đang )?(sống|ở|cư trú) (tại|ở) .*(đô thị|nông thôn|thành thị)|nơi ở/, 'residence'],
  [/bao nhiêu lần|mấy lần|số lần/, 'visits'],
];

/** What this question is about; `other` when it is none of the known topics, such as every satisfaction item. */
export function topicOf(question: Question): Topic {
  const named = byName.find(([pattern]) => pattern.test(question.name))?.[1];
  if (named !== undefined) return named;
  const text = question.text.normalize('NFC').toLowerCase();
  return byText.find(([pattern]) => pattern.test(text))?.[1] ?? byOptions(question.options);
}

function byOptions(options: readonly Option[]): Topic {
  const labels = options.map((option) => option.label.normalize('NFC').toLowerCase().trim());
  if (labels.includes('nam') && labels.includes('nữ')) return 'sex';
  if (labels.includes('kinh')) return 'ethnicity';
  const ages = options.filter((option) => readAges(option.label) !== undefined);
  return ages.length >= 3 && labels.some((label) => label.includes('tuổi')) ? 'age' : 'other';
}
