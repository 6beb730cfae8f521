// Questionnaires as files: our JSON or an XLSForm, told apart by content. Reading stores nothing.
import { basename } from 'node:path';
import { Readable } from 'node:stream';

import { z } from 'zod';

import { problem } from '#contract/problems.ts';
import { shapeFaults, type FormFinding } from '#contract/questionnaire-drafts.ts';
import { faultSentence } from '#domain/lists/fault-sentences.ts';
import { ListFault } from '#domain/lists/list-fault.ts';
import type { RawRow } from '#domain/lists/raw-row.ts';
import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { exportXlsform } from '#domain/questionnaire/xlsform/export-xlsform.ts';
import { importXlsform } from '#domain/questionnaire/xlsform/import-xlsform.ts';
import type { GivenFile, UploadedFile } from '#server/platform/http.ts';
import { readTable } from '#server/platform/tabular/read-table.ts';
import { CellTooLong, textWorkbook } from '#server/platform/tabular/text-workbook.ts';

export interface ReadForm {
  definition: QuestionnaireDefinition;
  fileName: string;
  problems: FormFinding[];
  notes: FormFinding[];
}

/** No form is as large; a list or a recording that was taken for one may be. */
const mostBytes = 10 * 1024 * 1024;
const mostRows = 20_000;

/** @throws 'questionnaire-unreadable', saying what is wrong with the file */
export async function readForm(file: UploadedFile): Promise<ReadForm> {
  const fileName = basename(file.name);
  const bytes = await bytesOf(file);
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') return readXlsform(bytes, fileName);
  return { definition: shaped(jsonIn(bytes)), fileName, problems: [], notes: [] };
}

async function bytesOf(file: UploadedFile): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of file.content as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > mostBytes)
      throw unreadable(
        'Tệp lớn hơn 10 MB nên không phải một bảng hỏi. Hãy chọn tệp XLSForm (.xlsx) hoặc JSON của bảng hỏi.',
        'The file is larger than 10 MB and so is no questionnaire. Choose the XLSForm (.xlsx) or JSON of one.',
      );
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function jsonIn(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw unreadable(
      `Tệp không phải XLSForm (.xlsx) cũng không phải JSON đọc được (${reason}). Hãy chọn đúng tệp bảng hỏi.`,
      `The file is neither an XLSForm (.xlsx) nor readable JSON (${reason}). Choose the file of a questionnaire.`,
    );
  }
}

function shaped(value: unknown): QuestionnaireDefinition {
  const faults = shapeFaults(value, z.locales.vi().localeError);
  const [first] = faults;
  // Without such a fault it is one, finished or not.
  if (first === undefined) return value as QuestionnaireDefinition;
  const more = faults.length - 1;
  const where = first.where === '' ? '' : ` ở ${first.where}`;
  throw unreadable(
    `Tệp không đúng cấu trúc bảng hỏi${where}: ${first.message}${more > 0 ? ` (và ${more} chỗ khác)` : ''}. Hãy sửa tệp rồi nhập lại; chưa có gì được lưu.`,
    `The file has not the shape of a questionnaire${first.where === '' ? '' : ` at ${first.where}`}: ${first.message}${more > 0 ? ` (and ${more} more)` : ''}. Mend the file and import it again; nothing was stored.`,
  );
}

async function readXlsform(bytes: Buffer, fileName: string): Promise<ReadForm> {
  const rows: RawRow[] = [];
  try {
    for await (const row of readTable(Readable.from([bytes]))) {
      rows.push(row);
      if (rows.length > mostRows)
        throw unreadable(
          `Tệp có hơn ${mostRows} dòng nên không phải một bảng hỏi.`,
          `The file has more than ${mostRows} rows and so is no questionnaire.`,
        );
    }
  } catch (error) {
    if (!(error instanceof ListFault)) throw error;
    const { vi, en } = faultSentence(error.code, error.details);
    throw unreadable(vi, en);
  }
  const { definition, problems, notes } = importXlsform(rows, fileName);
  if (definition === null) {
    const { vi, en } = problems.at(-1)?.message ?? { vi: '', en: '' };
    throw unreadable(vi, en);
  }
  return { definition: shaped(definition), fileName, problems, notes };
}

const unreadable = (vi: string, en: string) => problem('questionnaire-unreadable', { vi, en });

/** The questionnaire as a file. @throws 'cell-too-long' when Excel could not keep a text whole */
export function formFile(definition: QuestionnaireDefinition, format: 'xlsx' | 'json'): GivenFile {
  const name = `${definition.key}-v${definition.version}.${format}`;
  if (format === 'json')
    return {
      name,
      contentType: 'application/json; charset=utf-8',
      writeTo: async (out) => out.end(`${JSON.stringify(definition, null, 2)}\n`),
    };
  const workbook = workbookOf(definition);
  return {
    name,
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    async writeTo(out) {
      out.end(Buffer.from(await workbook.xlsx.writeBuffer()));
    },
  };
}

function workbookOf(definition: QuestionnaireDefinition) {
  try {
    return textWorkbook(exportXlsform(definition));
  } catch (error) {
    if (error instanceof CellTooLong) throw problem('cell-too-long', { sheet: error.sheet, row: error.row });
    throw error;
  }
}
