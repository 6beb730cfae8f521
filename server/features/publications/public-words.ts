// Words and figures of the public pages, Vietnamese first.
import { interviewModes, modeWords } from '#domain/interviews/modes.ts';
import { documentWords, momentWords } from '#domain/report/wording.ts';

export type Language = 'vi' | 'en';

export function languageOf(asked: unknown): Language {
  return asked === 'en' ? 'en' : 'vi';
}

const vi = {
  results: 'Kết quả khảo sát đã công bố',
  none: 'Chưa có kết quả nào được công bố.',
  notHere: 'Không có trang này, hoặc kết quả chưa được công bố.',
  all: 'Mọi kết quả đã công bố',
  edition: (number: number) => `Bản công bố số ${number}`,
  superseded: (number: number) => `Bản này đã được thay bằng bản số ${number}.`,
  replaces: (number: number, reason: string) => `Thay bản số ${number}. Lý do: ${reason}`,
  published: (time: string) => `công bố lúc ${time}`,
  overall: 'Chỉ số hài lòng chung',
  interval: 'khoảng tin cậy 95 %',
  interviews: 'phiếu hợp lệ',
  rate: 'tỷ lệ trả lời RR1 (AAPOR)',
  factors: 'Yếu tố',
  agencies: 'Cơ quan',
  items: 'Nội dung',
  name: 'Tên',
  score: 'Điểm (%)',
  intervalHead: 'Khoảng 95 %',
  count: 'Phiếu',
  rank: 'Hạng',
  whole: 'Chung',
  /** @param byArea persons were drawn by area, too, and belong to no agency */
  hiddenAgencies: (interviews: string, minimum: number, byArea: boolean) =>
    `${byArea ? 'Người chọn theo địa bàn, cơ quan' : 'Cơ quan'} có dưới ${minimum} phiếu, và cơ quan ẩn cùng để không suy ra được, không nêu riêng: cộng ${interviews} phiếu.`,
  hiddenCells: (count: number) => `${count} ô không nêu vì ít phiếu.`,
  hiddenFigure: (minimum: number) => `không nêu: ít hơn ${minimum} người ở một phía`,
  breakdowns: 'Theo nhóm',
  shares: 'Các câu hỏi khác',
  aspects: { perception: 'Nhận định, đánh giá', expectation: 'Nhu cầu, mong đợi' },
  criterion: 'Tiêu chí',
  answers: 'Câu trả lời',
  option: 'Phương án',
  share: 'Tỷ lệ (%)',
  valid: (count: string) => `${count} câu trả lời`,
  multiple: 'được chọn nhiều phương án',
  fieldwork: 'Thu thập phiếu',
  forms: (issued: string, collected: string, valid: string) =>
    `Phát ra ${issued}, thu về ${collected}, hợp lệ ${valid}.`,
  e: (share: string) => `e = ${share} (phần hồ sơ chưa rõ được coi là đủ điều kiện)`,
  method: 'Phương pháp',
  editions: 'Các bản công bố',
  check: 'Kiểm chứng',
  download: 'Tải hồ sơ kiểm chứng (.zip)',
  checkHow:
    'Trong hồ sơ có phương án, hạt giống, mẫu, phiếu không tên, kết quả liên hệ, cách tính và tập lệnh R. Lệnh «cati verify» tính lại và nói rõ chỗ nào khác.',
  digest: 'SHA-256 của manifest.json',
  other: 'English',
  print: 'In trang này: Ctrl P',
};

const en: typeof vi = {
  results: 'Published survey results',
  none: 'Nothing has been published yet.',
  notHere: 'There is no such page, or the results are not published.',
  all: 'All published results',
  edition: (number) => `Edition ${number}`,
  superseded: (number) => `This edition has been replaced by number ${number}.`,
  replaces: (number, reason) => `Replaces number ${number}. Reason: ${reason}`,
  published: (time) => `published ${time}`,
  overall: 'Satisfaction index',
  interval: '95 % interval',
  interviews: 'valid interviews',
  rate: 'response rate RR1 (AAPOR)',
  factors: 'Factors',
  agencies: 'Agencies',
  items: 'Items',
  name: 'Name',
  score: 'Score (%)',
  intervalHead: '95 % interval',
  count: 'Interviews',
  rank: 'Rank',
  whole: 'Whole',
  hiddenAgencies: (interviews, minimum, byArea) =>
    `${byArea ? 'Persons drawn by area, agencies' : 'Agencies'} with fewer than ${minimum} interviews, and those hidden so that they cannot be told, are not named: ${interviews} interviews together.`,
  hiddenCells: (count) => `${count} cells are not shown for having few interviews.`,
  hiddenFigure: (minimum) => `not shown: fewer than ${minimum} persons on one side`,
  breakdowns: 'By group',
  shares: 'Other questions',
  aspects: { perception: 'Perceptions', expectation: 'Expectations' },
  criterion: 'Criterion',
  answers: 'Answers',
  option: 'Option',
  share: 'Share (%)',
  valid: (count) => `${count} answers`,
  multiple: 'several may be chosen',
  fieldwork: 'Fieldwork',
  forms: (issued, collected, valid) => `Issued ${issued}, collected ${collected}, valid ${valid}.`,
  e: (share) => `e = ${share} (share of cases of unknown eligibility taken to be eligible)`,
  method: 'Method',
  editions: 'Editions',
  check: 'Check it yourself',
  download: 'Download the bundle (.zip)',
  checkHow:
    'The bundle has plan, seed, sample, interviews without names, outcomes of calls, the method and an R script. “cati verify” computes everything again and says what differs.',
  digest: 'SHA-256 of manifest.json',
  other: 'Tiếng Việt',
  print: 'Print this page: Ctrl P',
};

export const words: Readonly<Record<Language, typeof vi>> = { vi, en };

/** Keys of transactions that stand in the data instead of words. */
const keyWords: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  vi: {
    inPerson: 'Trực tiếp',
    online: 'Trực tuyến',
    post: 'Bưu chính công ích',
    onTime: 'Đúng hạn',
    late: 'Trễ hạn',
    ...modesIn('vi'),
  },
  en: {
    inPerson: 'In person',
    online: 'Online',
    post: 'By post',
    onTime: 'In time',
    late: 'Late',
    ...modesIn('en'),
  },
};

function modesIn(language: Language): Record<string, string> {
  return Object.fromEntries(interviewModes.map((mode) => [mode, modeWords[mode][language]]));
}

/** @param english of the form's own words */
export function labelWords(
  label: string,
  language: Language,
  english: Readonly<Record<string, string>>,
): string {
  return keyWords[language][label] ?? (language === 'en' ? english[label] : undefined) ?? label;
}

const locales = { vi: 'vi-VN', en: 'en-GB' } as const;

/** Two decimals, as the language writes them; a dash for no figure. */
export function scoreWords(value: number | null | undefined, language: Language): string {
  if (value === null || value === undefined) return '–';
  return new Intl.NumberFormat(locales[language], {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  }).format(value);
}

export function countWords(value: number, language: Language): string {
  return new Intl.NumberFormat(locales[language]).format(value);
}

export function intervalWords(
  { low, high }: { low: number | null; high: number | null },
  language: Language,
): string {
  return low === null || high === null ? '–' : `${scoreWords(low, language)} – ${scoreWords(high, language)}`;
}

/** The plan's number with what kind of document it is, which only Vietnamese offices need to be told. */
export function planWords(planNumber: string, language: Language): string {
  return language === 'vi' ? documentWords(planNumber) : planNumber;
}

/** 14:05 ngày 18/03/2024, as documents write it; for who reads English 18/03/2024, 14:05. */
export function timeWords(at: Date, language: Language): string {
  return language === 'vi' ? momentWords(at.toISOString()) : englishTime.format(at);
}

const englishTime = new Intl.DateTimeFormat(locales.en, {
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Asia/Ho_Chi_Minh',
});
