import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Transform, type TransformCallback } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type { Command } from 'commander';

import { dataFormats, type DataFormat } from '#contract/exports.ts';
import { exportData } from '#server/features/exports/commands.ts';
import { surveySummaries } from '#server/features/surveys/queries.ts';

import { withDatabase, type OfflineContext } from '../database.ts';
import { fileFault, InputFault, orInputFault } from '../input-fault.ts';

/*
 * `cati export --survey ID --format csv,sav,… --out FILE`: the data of a survey for statistics programs, without names
 * and numbers, from the database of DATABASE_URL. One format gives its file, several an archive.
 */

interface ExportOptions {
  survey: string;
  format: string;
  out: string;
  as?: string;
  json?: true;
}

export function registerExport(program: Command): void {
  const command = program
    .command('export')
    .description('Xuất dữ liệu phiếu của một đợt khảo sát, không có tên và số điện thoại')
    .requiredOption('--survey <mã>', 'mã hoặc id của đợt khảo sát')
    .requiredOption('--format <dạng>', `một hoặc nhiều, cách nhau bằng dấu phẩy: ${dataFormats.join(', ')}`)
    .requiredOption('--out <tệp>', 'tệp được ghi; nhiều dạng thì là .zip')
    .option('--as <tài khoản>', 'người xuất; mặc định là tài khoản quản trị có trước nhất')
    .option('--json', 'in một đối tượng JSON')
    .action((options: ExportOptions) =>
      orInputFault(command, () =>
        withDatabase(options.as, async (ctx) => {
          const done = await exported(ctx, options, formatsOf(options.format));
          process.stdout.write(
            options.json
              ? `${JSON.stringify(done)}\n`
              : `${done.file}: ${done.rows} phiếu, SHA-256 ${done.sha256}\n`,
          );
        }),
      ),
    );
}

function formatsOf(text: string): DataFormat[] {
  return [...new Set(text.split(',').map((part) => part.trim()))].map((part) => {
    const format = dataFormats.find((known) => known === part);
    if (format === undefined)
      throw new InputFault(`Không có dạng "${part}"; hãy chọn trong: ${dataFormats.join(', ')}.`);
    return format;
  });
}

interface Exported {
  readonly file: string;
  readonly rows: number;
  readonly sha256: string;
}

/** Written beside its place and moved there when whole. */
async function exported(
  ctx: OfflineContext,
  { survey, out }: ExportOptions,
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
