import { specialAnswers } from '#domain/results/answer-counts.ts';
import { unanswered } from '#domain/results/estimation/frame.ts';
import type { InterviewRow } from '#domain/results/estimation/frame-of-rows.ts';
import type { FormItem } from '#domain/results/form-structure.ts';
import { readVietnameseNumber } from '#domain/results/vietnamese-number.ts';

import { InputFault } from './input-fault.ts';
import { rowsOf } from './table-file.ts';

/*
 * Reads interviews for an index. Wide: a row per interview, a column per item, headed by its code or its question's name.
 * Long: columns interview, item, answer, a row per answer. Either may have agency and other columns to break down by, and
 * the design: stratum, N (persons of the stratum), unit and units (drawn commune and how many there are), weight.
 */

const headings = {
  interview: ['interview', 'interviewid', 'case', 'phieu'],
  item: ['item', 'code', 'question'],
  answer: ['answer', 'value'],
  weight: ['weight'],
  stratum: ['stratum'],
  population: ['n', 'population'],
  unit: ['unit', 'psu'],
  units: ['units', 'm'],
} as const;
type Heading = keyof typeof headings;

interface Line {
  number: number;
  cells: readonly string[];
}

/** The interviews of the file. @throws InputFault naming file, line and what was expected */
export async function readInterviews(path: string, items: readonly FormItem[]): Promise<InterviewRow[]> {
  const [header, ...lines] = await linesOf(path);
  if (!header) throw new InputFault(`${path}: tệp rỗng, cần dòng tiêu đề.`);
  const table = new AnswerTable(path, header, items);
  if (lines.length === 0) throw new InputFault(`${path}: chưa có phiếu nào dưới dòng tiêu đề.`);
  return table.isLong ? longRows(table, lines) : lines.map((line) => table.row(line, table.answers(line)));
}

function longRows(table: AnswerTable, lines: readonly Line[]): InterviewRow[] {
  const interviews = new Map<string, InterviewRow & { answers: Record<string, number> }>();
  for (const line of lines) {
    const key = table.cell(line, 'interview');
    const interview = interviews.get(key) ?? { ...table.row(line, {}), answers: {} };
    interviews.set(key, interview);
    const code = table.itemOf(table.cell(line, 'item'));
    if (code === null) continue;
    if (interview.answers[code] !== undefined)
      throw new InputFault(`${table.path}, dòng ${line.number}: phiếu ${key} đã có câu trả lời cho ${code}.`);
    interview.answers[code] = table.answer(line, table.cell(line, 'answer'), code);
  }
  return [...interviews.values()];
}

class AnswerTable {
  readonly path: string;
  readonly isLong: boolean;
  private readonly columns: ReadonlyMap<Heading, number>;
  private readonly items: ReadonlyMap<string, string>;
  private readonly answerColumns: readonly { at: number; code: string }[];
  private readonly domains: readonly { at: number; name: string }[];

  constructor(path: string, header: Line, items: readonly FormItem[]) {
    this.path = path;
    const names = header.cells.map((cell) => cell.toLowerCase());
    this.items = new Map(
      items.flatMap(({ item, question }) => [
        [item.toLowerCase(), item],
        [question.toLowerCase(), item],
      ]),
    );
    this.columns = new Map(
      (Object.keys(headings) as Heading[]).flatMap((heading) => {
        const at = names.findIndex((name) => (headings[heading] as readonly string[]).includes(name));
        return at < 0 ? [] : [[heading, at] as const];
      }),
    );
    this.isLong = this.columns.has('item') && this.columns.has('answer') && this.columns.has('interview');
    this.answerColumns = this.isLong
      ? []
      : names.flatMap((name, at) => {
          const code = this.items.get(name);
          return code === undefined ? [] : [{ at, code }];
        });
    if (!this.isLong && this.answerColumns.length === 0)
      throw new InputFault(
        `${path}, dòng ${header.number}: cần cột mang mã nội dung của bảng hỏi (như ${items[0]?.item ?? 'DV1.1'}), hoặc ba cột interview, item, answer; thấy "${header.cells.join(' | ')}".`,
      );
    const taken = new Set([...this.columns.values(), ...this.answerColumns.map(({ at }) => at)]);
    this.domains = names.flatMap((name, at) => (taken.has(at) || name === '' ? [] : [{ at, name }]));
  }

  cell({ cells }: Line, heading: Heading): string {
    return cells[this.columns.get(heading) ?? -1] ?? '';
  }

  /** The item's code as the form writes it; null for a question that is no item of the index. */
  itemOf(text: string): string | null {
    return this.items.get(text.toLowerCase()) ?? null;
  }

  row(line: Line, answers: Readonly<Record<string, number>>): InterviewRow {
    const stratum = this.cell(line, 'stratum');
    const persons = this.number(line, 'population');
    const unit = this.cell(line, 'unit');
    const hasDesign = this.columns.has('stratum') || unit !== '' || persons !== null;
    const personStage = { stratum: unit === '' ? stratum : '', unit: null, population: persons };
    return {
      stages: !hasDesign
        ? []
        : unit === ''
          ? [personStage]
          : [{ stratum, unit, population: this.number(line, 'units') }, personStage],
      weight: this.number(line, 'weight') ?? 1,
      domains: Object.fromEntries(
        this.domains.map(({ at, name }) => [name, line.cells[at] === '' ? null : (line.cells[at] ?? null)]),
      ),
      answers,
    };
  }

  answers(line: Line): Record<string, number> {
    return Object.fromEntries(
      this.answerColumns.map(({ at, code }) => [code, this.answer(line, line.cells[at] ?? '', code)]),
    );
  }

  answer(line: Line, text: string, code: string): number {
    if (text === '') return unanswered;
    const value = Number(text);
    const isAnswer =
      (Number.isInteger(value) && value >= 1 && value <= 5) ||
      Object.values(specialAnswers).some((special) => special === value);
    if (isAnswer) return value;
    throw new InputFault(
      `${this.path}, dòng ${line.number}: câu trả lời cho ${code} phải là 1–5, 97, 98, 99 hoặc để trống, thấy "${text}".`,
    );
  }

  private number(line: Line, heading: Heading): number | null {
    const text = this.cell(line, heading);
    if (text === '') return null;
    const value = readVietnameseNumber(text, heading === 'weight' ? 'score' : undefined);
    if (value !== null && value > 0) return value;
    const name = headings[heading][0];
    throw new InputFault(
      `${this.path}, dòng ${line.number}: cột ${name} phải là số lớn hơn 0, thấy "${text}".`,
    );
  }
}

async function linesOf(path: string): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const { rowNumber, cells } of rowsOf(path)) {
    const texts = cells.map((cell) => (cell === null ? '' : String(cell).trim()));
    if (texts.some((text) => text !== '')) lines.push({ number: rowNumber, cells: texts });
  }
  return lines;
}
