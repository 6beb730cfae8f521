// A list, from its file into the database: what `cati list import` does, by the same commands as the server and the worker.
import { createReadStream } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { basename } from 'node:path';

import type pg from 'pg';

import type { TransactionList } from '#contract/lists.ts';
import { Problem } from '#contract/problems.ts';
import { faultSentence } from '#domain/lists/fault-sentences.ts';
import { listFaultCodes } from '#domain/lists/list-fault.ts';
import { cancelList, confirmListMapping, readList, uploadList } from '#server/features/lists/commands.ts';
import { listInspectionOf, listOf } from '#server/features/lists/queries.ts';
import { surveySummaries } from '#server/features/surveys/queries.ts';

import { withDatabase, type OfflineContext } from './database.ts';
import { fileFault, InputFault } from './input-fault.ts';
import { landlinesAssumed, settleListFile, type ListAnswers } from './list-file.ts';

export interface Imported {
  readonly list: TransactionList;
  /** What was assumed for want of an answer, as sentences in Vietnamese. */
  readonly assumed: readonly string[];
}

export interface ImportRequest {
  /** Code or id of the survey. */
  readonly survey: string;
  /** Name of the account that imports; else the administrator who was there first. */
  readonly as?: string;
  /** To what the file leaves open, given beforehand. */
  readonly answers: ListAnswers;
}

/**
 * Takes the file into the survey and reads it to its end.
 * @throws InputFault when there is no such survey or account, or the list cannot be taken in as it is
 */
export function importList(path: string, request: ImportRequest): Promise<Imported> {
  return withDatabase(request.as, async (ctx, { pool }) => {
    const { list, assumed } = await imported(ctx, pool, path, request);
    const ofLandlines = landlinesAssumed(list.summary?.warnings ?? {}, request.answers);
    return { list, assumed: [...assumed, ...ofLandlines] };
  });
}

async function imported(
  ctx: OfflineContext,
  pool: pg.Pool,
  path: string,
  { survey: wanted, answers }: ImportRequest,
): Promise<Imported> {
  await access(path, constants.R_OK).catch((error: unknown) => {
    throw fileFault(path, error);
  });
  const survey = (await surveySummaries(ctx)).find(({ id, code }) => id === wanted || code === wanted);
  if (!survey) throw new InputFault(`Không có đợt khảo sát "${wanted}".`);
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
    const { questions, proposal, rows } = await listInspectionOf(ctx, listId);
    // Numbers that may be old landlines are all that is open, wherever they stand: the rest is known.
    const { mapping, assumed } = questions.every((question) => question === 'ambiguous-landlines')
      ? { mapping: proposal, assumed: [] }
      : await settleListFile(path, options);
    if (!mapping) {
      throw new InputFault(
        `${path}: ${faultSentence('list-header-not-found', { rowsRead: rows.length }).vi}`,
      );
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
