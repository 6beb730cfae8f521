import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';

import type { Command } from 'commander';

import { exportXlsform } from '#domain/questionnaire/xlsform/export-xlsform.ts';

import { fileFault, orInputFault, usageError } from '../input-fault.ts';
import { questionnaireCommands } from '../questionnaire-commands.ts';
import { readQuestionnaireFile } from '../questionnaire-file.ts';
import { notesOf, problemsOf } from '../questionnaire-text.ts';

/*
 * `cati questionnaire convert FILE --out FILE`: from XLSForm to our JSON or the other way. What could not be carried
 * over is said; the file is written all the same, to be put right.
 */

export function registerQuestionnaireConvert(program: Command): void {
  questionnaireCommands(program)
    .command('convert')
    .description('Chuyển bảng hỏi từ XLSForm sang JSON của hệ thống, hoặc ngược lại')
    .argument('<tệp>', 'bảng hỏi: JSON của hệ thống hoặc XLSForm (.xlsx)')
    .requiredOption('--out <tệp>', 'tệp kết quả, đuôi .xlsx (XLSForm) hoặc .json')
    .option('--json', 'in một đối tượng JSON')
    .action((path: string, { out, json }: { out: string; json?: true }, command: Command) =>
      orInputFault(command, async () => {
        const kind = extname(out).toLowerCase();
        if (kind !== '.xlsx' && kind !== '.json')
          usageError(command, `--out: cần tệp .xlsx hoặc .json, thấy "${out}".`);
        const file = await readQuestionnaireFile(path);
        if (kind === '.xlsx') {
          const { writeWorkbook } = await import('../write-workbook.ts');
          await writeWorkbook(out, exportXlsform(file.definition));
        } else await writeText(out, `${JSON.stringify(file.definition, null, 2)}\n`);
        const [problems, notes] = [problemsOf(file), notesOf(file)];
        const said = [...problems, ...notes].map(({ where, message }) => `  ${where}: ${message}\n`);
        process.stdout.write(
          json ? `${JSON.stringify({ file: out, problems, notes })}\n` : `Đã ghi ${out}.\n${said.join('')}`,
        );
      }),
    );
}

async function writeText(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (error) {
    throw fileFault(path, error);
  }
}
