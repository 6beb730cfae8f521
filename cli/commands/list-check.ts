import type { Command } from 'commander';

import { fates } from '#domain/lists/fates.ts';
import type { Period } from '#domain/lists/fates.ts';
import { createListReading } from '#domain/lists/list-reading.ts';
import type { ListSummary } from '#domain/lists/list-reading.ts';
import { fateLabels } from '#domain/lists/reasons.ts';
import { listWarnings, warningSentences } from '#domain/lists/warnings.ts';

import { orInputFault } from '../input-fault.ts';
import { readPeriod } from '../period-options.ts';
import { rowsOf, tableFault } from '../table-file.ts';

/*
 * `cati list check FILE`: reads a list as the import would and says what becomes of its rows, without a database.
 * Prints no telephone number and no name.
 */

interface ListCheckOptions {
  from?: string;
  to?: string;
  json?: true;
}

export function registerListCheck(program: Command): void {
  listCommands(program)
    .command('check')
    .description('Đọc thử một danh sách hồ sơ TTHC: bao nhiêu dòng dùng được, vì sao các dòng khác không')
    .argument('<tệp>', 'danh sách .xlsx hoặc .csv')
    .option('--from <ngày>', 'ngày đầu kỳ khảo sát, theo ngày trả kết quả (2024-01-01 hoặc 01/01/2024)')
    .option('--to <ngày>', 'ngày cuối kỳ khảo sát')
    .option('--json', 'in một đối tượng JSON')
    .action((file: string, options: ListCheckOptions, command: Command) =>
      orInputFault(command, async () => {
        const summary = await readSummary(file, readPeriod(options, command));
        process.stdout.write(options.json ? `${JSON.stringify(jsonOf(summary))}\n` : textOf(summary));
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

async function readSummary(file: string, period: Period): Promise<ListSummary> {
  const reading = createListReading({ period });
  try {
    for await (const row of rowsOf(file)) reading.take(row);
    return reading.finish();
  } catch (error) {
    throw tableFault(file, error);
  }
}

function jsonOf(summary: ListSummary): Record<string, unknown> {
  const {
    rows,
    fates: counts,
    warnings,
    persons,
    skipped,
    missingColumns,
    statedPeriod,
    sharedPhones,
  } = summary;
  return {
    rows,
    fates: counts,
    warnings,
    persons,
    skipped,
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
    missingColumns,
    statedPeriod,
    sharedPhones: sharedPhones.length,
  };
}

const count = new Intl.NumberFormat('vi-VN');

function textOf(summary: ListSummary): string {
  const lines = [
    line(summary.rows, 'hồ sơ'),
    ...fates.map((fate) => line(summary.fates[fate], `  ${fateLabels[fate].vi}`)),
    line(summary.persons, 'người khác nhau trong các hồ sơ được nhận'),
  ];
  const warned = listWarnings.filter((warning) => summary.warnings[warning]);
  if (warned.length > 0) lines.push('', 'Lưu ý:');
  for (const warning of warned)
    lines.push(line(summary.warnings[warning] ?? 0, `  ${warningSentences[warning].vi}`));
  if (summary.sharedPhones.length > 0) {
    lines.push(
      line(
        summary.sharedPhones.length,
        '  số điện thoại đứng tên từ 5 người trở lên, có thể của cán bộ hoặc đại lý',
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
