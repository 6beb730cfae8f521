// What the questionnaire commands say to people.
import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { checkDefinition } from '#domain/questionnaire/definition-check.ts';
import { questionsOf } from '#domain/questionnaire/questions.ts';
import type { Place } from '#domain/questionnaire/xlsform/findings.ts';

import type { QuestionnaireFile } from './questionnaire-file.ts';
import type { GivenFault, Walk } from './questionnaire-walk.ts';

export interface Said {
  /** Sheet, row and column of an XLSForm, or the part of the questionnaire. */
  where: string;
  message: string;
}

/** Everything that speaks against publishing the questionnaire: the import's problems, then those of the static check. */
export function problemsOf({ definition, xlsform }: QuestionnaireFile): Said[] {
  return [
    ...(xlsform?.problems ?? []).map((problem) => ({
      where: placeText(problem),
      message: problem.message.vi,
    })),
    ...checkDefinition(definition).map(({ where, message }) => ({ where, message: message.vi })),
  ];
}

/** What the import did on its own judgement. */
export function notesOf({ xlsform }: QuestionnaireFile): Said[] {
  return (xlsform?.notes ?? []).map((note) => ({ where: placeText(note), message: note.message.vi }));
}

function placeText({ sheet, row, column }: Place): string {
  return [
    `trang ${sheet}`,
    ...(row === null ? [] : [`dòng ${row}`]),
    ...(column === null ? [] : [`cột ${column}`]),
  ].join(', ');
}

export function checkText(file: QuestionnaireFile): string {
  const { definition } = file;
  const [problems, notes] = [problemsOf(file), notesOf(file)];
  const lines = [
    `${definition.title.vi} (${definition.key}, phiên bản ${definition.version})`,
    `${questionsOf(definition).length} câu hỏi, ${definition.blocks.length} khối, ngôn ngữ: ${definition.languages.join(', ')}`,
    '',
    ...(problems.length === 0 ? ['Không có lỗi.'] : [`${problems.length} lỗi:`, ...problems.map(saidLine)]),
    ...(notes.length === 0 ? [] : ['', 'Đã tự làm khi đọc XLSForm:', ...notes.map(saidLine)]),
  ];
  return `${lines.join('\n')}\n`;
}

function saidLine({ where, message }: Said): string {
  return `  ${where}: ${message}`;
}

/** Vietnamese for why an answer of the file was not taken. */
export const givenFaultTexts: Readonly<Record<GivenFault, string>> = {
  'unknown-question': 'Bảng hỏi không có câu này.',
  'not-asked': 'Câu này được tính, không hỏi, nên không nhận trả lời.',
  'special-not-offered': 'Câu này không cho chọn câu trả lời đặc biệt đó.',
  empty: 'Câu này bắt buộc trả lời.',
  'wrong-kind': 'Giá trị không đúng loại của câu hỏi.',
  'unknown-option': 'Câu này không có phương án đó.',
  'option-not-offered': 'Phương án đó không áp dụng với các câu trả lời trước.',
  'repeated-option': 'Một phương án được chọn hai lần.',
  'too-few-options': 'Chọn ít phương án hơn mức tối thiểu.',
  'too-many-options': 'Chọn nhiều phương án hơn mức tối đa.',
  'not-whole': 'Cần một số nguyên.',
  'too-small': 'Số nhỏ hơn mức tối thiểu.',
  'too-large': 'Số lớn hơn mức tối đa.',
  'not-a-day': 'Cần một ngày có thật, viết như 2024-03-18.',
  'too-early': 'Ngày sớm hơn mức cho phép.',
  'too-late': 'Ngày muộn hơn mức cho phép.',
  'too-long': 'Nội dung quá dài.',
  pattern: 'Nội dung không đúng dạng của câu hỏi.',
  check: 'Câu trả lời không hợp với các câu trả lời khác.',
};

/** @param nameOf the file's own name of a question */
export function walkText(
  definition: QuestionnaireDefinition,
  problems: readonly Said[],
  { path, skipped, invalid, unusual }: Walk,
  nameOf: (name: string) => string,
): string {
  const faultLine = ({ name, fault }: Walk['invalid'][number]) => `  ${name}: ${givenFaultTexts[fault]}`;
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', title, ...lines];
  const lines = [
    `${definition.title.vi} (${definition.key}, phiên bản ${definition.version})`,
    `Đã hỏi ${path.asked.length} câu, bỏ qua ${skipped.length} câu.`,
    endText(path, nameOf),
    ...section('Đã hỏi:', [`  ${path.asked.map(nameOf).join(', ')}`]),
    ...section('Bỏ qua:', skipped.length === 0 ? [] : [`  ${skipped.map(nameOf).join(', ')}`]),
    ...section('Câu trả lời không dùng được:', invalid.map(faultLine)),
    ...section('Câu trả lời khác thường, đã ghi:', unusual.map(faultLine)),
    ...section(
      'Có trả lời nhưng không hỏi đến:',
      path.offPath.map((name) => `  ${nameOf(name)}`),
    ),
    ...section('Bảng hỏi còn lỗi:', problems.map(saidLine)),
  ];
  return `${lines.join('\n')}\n`;
}

function endText({ ended, current }: Walk['path'], nameOf: (name: string) => string): string {
  if (ended === null) return `Chưa xong: còn chờ trả lời câu ${nameOf(current ?? '')}.`;
  return ended.kind === 'complete'
    ? 'Đã hỏi hết các câu hỏi.'
    : `Dừng ở câu ${nameOf(ended.at)}: ${ended.outcome}.`;
}
