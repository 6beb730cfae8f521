// The data of a survey, from the database into a file: what `cati export` does.
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Transform, type TransformCallback } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type { DataFormat } from '#contract/exports.ts';
import { exportData } from '#server/features/exports/commands.ts';
import { surveySummaries } from '#server/features/surveys/queries.ts';

import { withDatabase, type OfflineContext } from './database.ts';
import { fileFault, InputFault } from './input-fault.ts';

export interface Exported {
  readonly file: string;
  readonly rows: number;
  readonly sha256: string;
}

/**
 * Written beside its place and moved there when whole.
 * @throws InputFault when there is no such survey or account, or the file cannot be written
 */
export function exportToFile(
  { survey, out, as }: { survey: string; out: string; as?: string },
  formats: readonly DataFormat[],
): Promise<Exported> {
  return withDatabase(as, (ctx) => exported(ctx, survey, out, formats));
}

async function exported(
  ctx: OfflineContext,
  survey: string,
  out: string,
  formats: readonly DataFormat[],
): Promise<Exported> {
  const known = (await surveySummaries(ctx)).find(({ id, code }) => id === survey || code === survey);
  if (!known) throw new InputFault(`Không có đợt khảo sát "${survey}".`);
  const { writeTo } = await exportData(ctx, known.id, formats);
  const unfinished = `${out}.dang-ghi`;
  const hash = createHash('sha256');
  const digest = new Transform({
    transform(chunk: Uint8Array, _encoding, done: TransformCallback) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  try {
    const [rows] = await Promise.all([writeTo(digest), pipeline(digest, createWriteStream(unfinished))]);
    await rename(unfinished, out);
    return { file: out, rows, sha256: hash.digest('hex') };
  } catch (error) {
    await rm(unfinished, { force: true });
    throw fileFault(out, error);
  }
}
