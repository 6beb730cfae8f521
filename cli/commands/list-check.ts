import type { Command } from 'commander';

import { fates } from '#domain/lists/fates.ts';
import { defaultSharedPhoneNames } from '#domain/lists/list-summary.ts';
import { fateLabels } from '#domain/lists/reasons.ts';
import { listWarnings, warningSentences } from '#domain/lists/warnings.ts';

import { orInputFault } from '../input-fault.ts';
import { readListFile } from '../list-file.ts';
import type { ListFileReading } from '../list-file.ts';
import { addListOptions, readListAnswers } from '../list-options.ts';
import type { ListOptions } from '../list-options.ts';
import { readPeriod } from '../period-options.ts';

/*
 * `cati list check FILE`: reads a list as the import would and says what becomes of its rows, without a database.
 * Prints no telephone number and no name.
 */

interface ListCheckOptions extends ListOptions {
  from?: string;
  to?: string;
  json?: true;
}

export function registerListCheck(program: Command): void {
  const command = listCommands(program)
    .command('check')
    .description('Đọc thử một danh sách hồ sơ TTHC: bao nhiêu dòng dùng được, vì sao các dòng khác không')
    .argument('<tệp>', 'danh sách .xlsx, .csv hoặc .tsv')
    .option('--from <ngày>', 'ngày đầu kỳ khảo sát, theo ngày trả kết quả (2024-01-01 hoặc 01/01/2024)')
    .option('--to <ngày>', 'ngày cuối kỳ khảo sát');
  addListOptions(command)
    .option('--json', 'in một đối tượng JSON')
    .action((file: string, options: ListCheckOptions) =>
      orInputFault(command, async () => {
        const period = readPeriod(options, command);
        const reading = await readListFile(file, { period, answers: readListAnswers(options, command) });
        if (options.json) {
          process.stdout.write(`${JSON.stringify(jsonOf(reading))}\n`);
          return;
        }
        for (const sentence of reading.assumed) process.stderr.write(`${file}: ${sentence}\n`);
        process.stdout.write(textOf(reading));
      }),
    );
}

/** The `list` group, made by whichever of its commands is registered first. */
function listCommands(program: Command): Command {
  return (
    program.commands.find((command) => command.name() === 'list') ??
    program.command('list').description('Danh sách hồ sơ TTHC do Bộ phận Một cửa kết xuất')
  );
}

function jsonOf({ summary, mapping, questions, assumed }: ListFileReading): Record<string, unknown> {
  return {
    rows: summary.rows,
    fates: summary.fates,
    warnings: summary.warnings,
    persons: summary.persons,
    skipped: summary.skipped,
    sheets: summary.headers.map(({ sheet, rowNumber, header }) => ({
      sheet,
      headerRow: rowNumber,
      columns: Object.fromEntries(
        Object.entries(header.columns).map(([field, columns]) => [
          field,
          columns.map((column) => header.labels[column]),
        ]),
      ),
      unrecognised: header.unrecognised.map(({ label }) => label),
    })),
    missingColumns: summary.missingColumns,
    statedPeriod: summary.statedPeriod,
    sharedPhones: summary.sharedPhones.numbers,
    textCoding: mapping?.textCoding ?? 'unicode',
    questions,
    assumed,
  };
}

const count = new Intl.NumberFormat('vi-VN');

function textOf({ summary }: ListFileReading): string {
  const lines = [
    line(summary.rows, 'hồ sơ'),
    ...fates.map((fate) => line(summary.fates[fate], `  ${fateLabels[fate].vi}`)),
    line(summary.persons, 'người khác nhau trong các hồ sơ được nhận'),
  ];
  const warned = listWarnings.filter((warning) => summary.warnings[warning]);
  if (warned.length > 0) lines.push('', 'Lưu ý:');
  for (const warning of warned)
    lines.push(line(summary.warnings[warning] ?? 0, `  ${warningSentences[warning].vi}`));
  if (summary.sharedPhones.numbers > 0) {
    lines.push(
      line(
        summary.sharedPhones.numbers,
        `  số điện thoại đứng tên từ ${defaultSharedPhoneNames} người trở lên`,
      ),
    );
  }
  const unrecognised = summary.headers.flatMap(({ header }) => header.unrecognised.map(({ label }) => label));
  if (unrecognised.length > 0) lines.push('', `Cột không dùng: ${[...new Set(unrecognised)].join(', ')}`);
  return `${lines.join('\n')}\n`;
}

function line(value: number, label: string): string {
  return `${count.format(value).padStart(9)}  ${label}`;
}
