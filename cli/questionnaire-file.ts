// Questionnaires as files: our JSON, or an XLSForm workbook; told apart by content.
import { open } from 'node:fs/promises';
import { basename } from 'node:path';

import { z } from 'zod';

import { questionnaireDefinition } from '#contract/questionnaire-definition.ts';
import type { RawRow } from '#domain/lists/raw-row.ts';
import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { importXlsform, type XlsformImport } from '#domain/questionnaire/xlsform/import-xlsform.ts';

import { fileFault, InputFault, readInputText } from './input-fault.ts';
import { rowsOf } from './table-file.ts';

export interface QuestionnaireFile {
  definition: QuestionnaireDefinition;
  /** What the import had to say, and the form's own names; null for our JSON. */
  xlsform: Omit<XlsformImport, 'definition'> | null;
}

/** No form has as many rows; a list that was taken for one may. */
const mostRows = 20_000;

/** @throws InputFault when the file is no questionnaire */
export async function readQuestionnaireFile(path: string): Promise<QuestionnaireFile> {
  if (await isWorkbook(path)) return readXlsform(path);
  const value = await readJsonFile(path, 'cần bảng hỏi là JSON của hệ thống hoặc XLSForm (.xlsx)');
  return { definition: checkedShape(path, value), xlsform: null };
}

/** The value in a JSON file. @throws InputFault, saying what is `wanted`, when there is none */
export async function readJsonFile(path: string, wanted: string): Promise<unknown> {
  const text = (await readInputText(path)).replace(/^\uFEFF/, '');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputFault(`${path}: ${wanted}; ${whyNotJson(text, error)}.`, { cause: error });
  }
}

/** In place of what the parser says, in English and to programmers. */
function whyNotJson(text: string, error: unknown): string {
  if (text.trim() === '') return 'tệp này rỗng';
  if (text.trimStart().startsWith('<')) return 'tệp này là một trang HTML hoặc XML';
  const [, before] = /at position (\d+)/.exec(String(error)) ?? [];
  if (before === undefined) return 'tệp này không phải JSON, hoặc bị cắt cụt';
  const lines = text.slice(0, Number(before)).split('\n');
  return `JSON viết sai ở dòng ${lines.length}, cột ${(lines.at(-1)?.length ?? 0) + 1}`;
}

async function isWorkbook(path: string): Promise<boolean> {
  try {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
      return buffer.toString('latin1', 0, bytesRead) === 'PK';
    } finally {
      await file.close();
    }
  } catch (error) {
    throw fileFault(path, error);
  }
}

async function readXlsform(path: string): Promise<QuestionnaireFile> {
  const rows: RawRow[] = [];
  for await (const row of rowsOf(path)) {
    rows.push(row);
    if (rows.length > mostRows)
      throw new InputFault(`${path}: tệp có hơn ${mostRows} dòng nên không phải một bảng hỏi.`);
  }
  const { definition, ...xlsform } = importXlsform(rows, basename(path));
  if (definition !== null) return { definition: checkedShape(path, definition), xlsform };
  throw new InputFault(`${path}: ${xlsform.problems.at(-1)?.message.vi ?? ''}`);
}

function checkedShape(path: string, value: unknown): QuestionnaireDefinition {
  const result = questionnaireDefinition.safeParse(value, { error: z.locales.vi().localeError });
  if (result.success) return result.data;
  const [first] = result.error.issues;
  const more = result.error.issues.length - 1;
  const where = first === undefined || first.path.length === 0 ? '' : ` ở ${z.core.toDotPath(first.path)}`;
  throw new InputFault(
    `${path}: không đúng cấu trúc bảng hỏi${where}: ${first?.message ?? ''}${more > 0 ? ` (và ${more} chỗ khác)` : ''}.`,
  );
}
