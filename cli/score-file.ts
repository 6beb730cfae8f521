import { factorCodeOf } from '#domain/results/index-structure.ts';
import type { GivenScore } from '#domain/results/sipas-index.ts';
import { readVietnameseNumber } from '#domain/results/vietnamese-number.ts';

import { InputFault } from './input-fault.ts';
import { rowsOf } from './table-file.ts';

/*
 * Reads a table of scores: columns code, score and, when wanted, n (valid answers), as delimited text or .xlsx. Comma or
 * dot for decimals; with or without a percent sign.
 */

interface ReadLine {
  line: number;
  cells: string[];
}

interface Columns {
  count: number;
  code: number;
  score: number;
  n: number;
}

/** The scores of the file, in its order. @throws InputFault naming file, line and what was expected. */
export async function readScores(path: string): Promise<GivenScore[]> {
  const [header, ...lines] = await readLines(path);
  if (!header) throw new InputFault(`${path}: tệp rỗng, cần dòng tiêu đề "code,score".`);
  const columns = readHeader(path, header);
  const scores: GivenScore[] = [];
  const lineOf = new Map<GivenScore, number>();
  for (const line of lines) {
    const score = readScore(path, joinedDecimal(line, columns), columns);
    const clash = scores.find((other) => isClash(other.code, score.code));
    if (clash) {
      const what = clash.code === score.code ? 'lặp lại' : 'vừa là yếu tố vừa có nội dung của yếu tố ấy';
      throw new InputFault(
        `${path}, dòng ${line.line}: mã ${score.code} ${what} (xem dòng ${lineOf.get(clash)}); mỗi mã chỉ ghi một lần, ghi yếu tố hoặc các nội dung của yếu tố.`,
      );
    }
    scores.push(score);
    lineOf.set(score, line.line);
  }
  if (scores.length === 0) throw new InputFault(`${path}: chưa có dòng điểm nào dưới dòng tiêu đề.`);
  return scores;
}

/** The same code twice, or a factor beside an item of the same factor. */
function isClash(a: string, b: string): boolean {
  return a === b || a === factorCodeOf(b) || factorCodeOf(a) === b;
}

async function readLines(path: string): Promise<ReadLine[]> {
  const lines: ReadLine[] = [];
  for await (const { rowNumber, cells } of rowsOf(path)) {
    const texts = cells.map((cell) => (cell === null ? '' : String(cell).trim()));
    if (texts.some((text) => text !== '')) lines.push({ line: rowNumber, cells: texts });
  }
  return lines;
}

function readHeader(path: string, { line, cells }: ReadLine): Columns {
  const names = cells.map((cell) => cell.toLowerCase());
  const columns = {
    count: cells.length,
    code: names.indexOf('code'),
    score: names.indexOf('score'),
    n: names.indexOf('n'),
  };
  if (columns.code >= 0 && columns.score >= 0) return columns;
  throw new InputFault(
    `${path}, dòng ${line}: cần dòng tiêu đề có cột "code" và "score" (có thể thêm "n"), thấy "${cells.join(' | ')}".`,
  );
}

/** "CS1,74,16" between commas: the one cell too many is the decimals of the score. */
function joinedDecimal({ line, cells }: ReadLine, { count, score }: Columns): ReadLine {
  const [whole = '', decimals = ''] = cells.slice(score, score + 2);
  if (cells.length !== count + 1 || !/^\d+$/.test(whole) || !/^\d+\s*%?$/.test(decimals))
    return { line, cells };
  return { line, cells: cells.toSpliced(score, 2, `${whole},${decimals}`) };
}

function readScore(path: string, { line, cells }: ReadLine, columns: Columns): GivenScore {
  if (cells.length > columns.count) {
    throw new InputFault(
      `${path}, dòng ${line}: có ${cells.length} ô, tiêu đề có ${columns.count}; nếu điểm dùng dấu phẩy, hãy để điểm trong ngoặc kép hoặc ngăn cột bằng dấu chấm phẩy.`,
    );
  }
  const code = (cells[columns.code] ?? '').toUpperCase();
  if (!factorCodeOf(code)) {
    throw new InputFault(
      `${path}, dòng ${line}: mã "${code}" không phải yếu tố (như CS1, DV3) hay nội dung của yếu tố (như DV3.2).`,
    );
  }
  const text = cells[columns.score] ?? '';
  const score = readVietnameseNumber(text, 'score');
  if (score === null || score < 0 || score > 100) {
    throw new InputFault(`${path}, dòng ${line}: điểm của ${code} phải là số từ 0 đến 100, thấy "${text}".`);
  }
  if (columns.n < 0) return { code, score };
  const counted = cells[columns.n] ?? '';
  const validN = readVietnameseNumber(counted);
  if (validN === null || !Number.isSafeInteger(validN) || validN < 0) {
    throw new InputFault(
      `${path}, dòng ${line}: cột n của ${code} phải là số câu trả lời, thấy "${counted}".`,
    );
  }
  return { code, score, validN };
}
