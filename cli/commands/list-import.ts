import type { Command } from 'commander';

import type { TransactionList } from '#contract/lists.ts';
import { fates } from '#domain/lists/fates.ts';
import { fateLabels } from '#domain/lists/reasons.ts';

import { orInputFault } from '../input-fault.ts';
import { addListOptions, readListAnswers, type ListOptions } from '../list-options.ts';

/*
 * `cati list import FILE --survey ID`: takes a list into a survey, in the database of DATABASE_URL, by the same commands
 * as the server and the worker. What the file leaves open is settled as `cati list check` settles it.
 */

interface ListImportOptions extends ListOptions {
  survey: string;
  as?: string;
  json?: true;
}

export function registerListImport(program: Command): void {
  const group = program.commands.find((command) => command.name() === 'list') ?? program.command('list');
  const command = group
    .command('import')
    .description('Nạp một danh sách hồ sơ TTHC vào đợt khảo sát, trong cơ sở dữ liệu ở DATABASE_URL')
    .argument('<tệp>', 'danh sách .xlsx, .csv hoặc .tsv')
    .requiredOption('--survey <mã>', 'mã hoặc id của đợt khảo sát')
    .option('--as <tài khoản>', 'người nạp; mặc định là tài khoản quản trị có trước nhất');
  addListOptions(command)
    .option('--json', 'in một đối tượng JSON')
    .action((file: string, options: ListImportOptions) =>
      orInputFault(command, async () => {
        const answers = readListAnswers(options, command);
        const { importList } = await import('../import-list.ts');
        const { list, assumed } = await importList(file, { ...options, answers });
        if (options.json) {
          const { rows, fates: counts, warnings, persons } = summaryOf(list);
          process.stdout.write(
            `${JSON.stringify({ listId: list.id, rows, fates: counts, warnings, persons, assumed })}\n`,
          );
          return;
        }
        for (const sentence of assumed) process.stderr.write(`${file}: ${sentence}\n`);
        process.stdout.write(textOf(list));
      }),
    );
}

function summaryOf(list: TransactionList): NonNullable<TransactionList['summary']> {
  if (!list.summary) throw new Error(`List ${list.id} is ${list.status} and has no summary`);
  return list.summary;
}

const count = new Intl.NumberFormat('vi-VN');

function textOf(list: TransactionList): string {
  const summary = summaryOf(list);
  const lines = [
    [summary.rows, 'hồ sơ'],
    ...fates.map((fate) => [summary.fates[fate], `  ${fateLabels[fate].vi}`]),
    [summary.persons, 'người khác nhau trong các hồ sơ được nhận'],
  ].map(([value, text]) => `${count.format(Number(value)).padStart(10)}  ${text}`);
  return `${lines.join('\n')}\nDanh sách ${list.id}\n`;
}
