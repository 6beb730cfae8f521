import { createReadStream } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { basename } from 'node:path';

import type { Command } from 'commander';
import type pg from 'pg';

import type { TransactionList } from '#contract/lists.ts';
import { Problem } from '#contract/problems.ts';
import { fates } from '#domain/lists/fates.ts';
import { faultSentence } from '#domain/lists/fault-sentences.ts';
import { listFaultCodes } from '#domain/lists/list-fault.ts';
import { fateLabels } from '#domain/lists/reasons.ts';
import { cancelList, confirmListMapping, readList, uploadList } from '#server/features/lists/commands.ts';
import { listInspectionOf, listOf } from '#server/features/lists/queries.ts';
import { surveySummaries } from '#server/features/surveys/queries.ts';

import { withDatabase, type OfflineContext } from '../database.ts';
import { fileFault, InputFault, orInputFault } from '../input-fault.ts';
import { settleListFile, type ListAnswers } from '../list-file.ts';
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
      orInputFault(command, () =>
        withDatabase(options.as, async (ctx, { pool }) => {
          const { list, assumed } = await imported(
            ctx,
            pool,
            file,
            options,
            readListAnswers(options, command),
          );
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
      ),
    );
}

interface Imported {
  readonly list: TransactionList;
  readonly assumed: readonly string[];
}

async function imported(
  ctx: OfflineContext,
  pool: pg.Pool,
  path: string,
  options: ListImportOptions,
  answers: ListAnswers,
): Promise<Imported> {
  await access(path, constants.R_OK).catch((error: unknown) => {
    throw fileFault(path, error);
  });
  const survey = (await surveySummaries(ctx)).find(
    ({ id, code }) => id === options.survey || code === options.survey,
  );
  if (!survey) throw new InputFault(`Không có đợt khảo sát "${options.survey}".`);
  const period = { from: survey.periodFrom, to: survey.periodTo };
  const isAnswered = Object.values(answers).some(
    (answer) => answer !== undefined && Object.keys(Object(answer) as object).length > 0,
  );
  const before = isAnswered ? await settleListFile(path, { period, answers }) : null;
  const file = { name: basename(path), content: createReadStream(path) };
  const listId = await uploadList(ctx, pool, survey.id, file, before?.mapping ?? null).catch(
    (error: unknown) => {
      throw problemFault(path, error);
    },
  );
  await readList(ctx, pool, listId);
  const list = await listOf(ctx, listId);
  if (list.status === 'needsMapping') return settledImport(ctx, pool, path, listId, { period, answers });
  return { list: readToEnd(path, list), assumed: before?.assumed ?? [] };
}

/** The list asks: what can be assumed is, the rest ends the command and nothing of the list stays. */
async function settledImport(
  ctx: OfflineContext,
  pool: pg.Pool,
  path: string,
  listId: string,
  options: Parameters<typeof settleListFile>[1],
): Promise<Imported> {
  try {
    const { mapping, assumed } = await settleListFile(path, options);
    if (!mapping) {
      const rowsRead = (await listInspectionOf(ctx, listId)).rows.length;
      throw new InputFault(`${path}: ${faultSentence('list-header-not-found', { rowsRead }).vi}`);
    }
    // An assumption is nobody's answer: the next list of this shape is asked about all the same.
    await confirmListMapping(ctx, listId, mapping, { isRemembered: false });
    await readList(ctx, pool, listId);
    return { list: readToEnd(path, await listOf(ctx, listId)), assumed };
  } catch (error) {
    if (error instanceof InputFault) await cancelList(ctx, listId).catch(() => undefined);
    throw error;
  }
}

function readToEnd(path: string, list: TransactionList): TransactionList {
  if (list.status === 'done') return list;
  const code = listFaultCodes.find((each) => each === list.fault?.code);
  if (code) throw new InputFault(`${path}: ${faultSentence(code, list.fault?.details).vi}`);
  if (list.fault?.code === 'frame-closed') throw new InputFault(`${path}: ${closed}`);
  throw new InputFault(`${path}: danh sách chưa được đọc xong (${list.fault?.code ?? list.status}).`);
}

const closed = 'khung mẫu của đợt khảo sát đã đóng, không nạp thêm danh sách được.';

/** The refusals that a person at a terminal can do something about; anything else is given back as it is. */
function problemFault(path: string, error: unknown): unknown {
  if (!(error instanceof Problem)) return error;
  if (error.code === 'frame-closed') return new InputFault(`${path}: ${closed}`, { cause: error });
  if (error.code === 'list-empty')
    return new InputFault(`${path}: ${faultSentence('list-empty').vi}`, { cause: error });
  if (error.code !== 'list-already-imported') return error;
  const { fileName, listId } = error.details as { fileName: string; listId: string };
  return new InputFault(
    `${path}: tệp này đã được nạp vào đợt khảo sát với tên ${fileName} (danh sách ${listId}); không có gì thay đổi.`,
    { cause: error },
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
