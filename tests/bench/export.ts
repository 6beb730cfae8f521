// How much memory and time the export of a large survey takes, as .sav and as .xlsx: each written by a process of its own
// through the same command as the server's, to a file, with the resident memory of that process at its peak.
//
// The baseline is the database's own COPY of the same answers to a file, without labels, widths or masks.
import { execFile } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';

import { to as copyTo } from 'pg-copy-streams';
import type pg from 'pg';
import { z } from 'zod';

import { hasOptions, questionsOf } from '#domain/questionnaire/questions.ts';
import { applyMigrations } from '#launcher/migrations/apply-migrations.ts';
import { ensureDatabase, startEmbeddedPostgres } from '#launcher/postgres/embedded-postgres.ts';
import { seedQuestionnaires } from '#prisma/seed/questionnaires.ts';
import { seedStaff } from '#prisma/seed/staff.ts';
import { surveyDataSet } from '#server/features/exports/queries.ts';
import { publishQuestionnaire } from '#server/features/questionnaires/commands.ts';
import { definitionOf } from '#server/features/questionnaires/queries.ts';
import { openDatabase } from '#server/platform/database.ts';
import { offlineContext } from '#server/platform/offline-context.ts';
import { benchSurvey, fillInterviews } from './filled-interviews.ts';
import { longForm } from './long-form.ts';
import type { Measurement } from './measurement.ts';

/** Makes the data set 300 variables wide, together with those of the case, the draw and the call. */
const questions = 279;
const full = { interviews: 100_000, agencies: 100 };
const quick = { interviews: 1_000, agencies: 20 };

const done = z.object({ rows: z.number(), seconds: z.number(), peakMiB: z.number(), bytes: z.number() });

export async function measureExport({ isQuick }: { isQuick: boolean }): Promise<Measurement> {
  const size = isQuick ? quick : full;
  const folder = mkdtempSync(join(tmpdir(), 'lang-nghe-export-'));
  const server = await startEmbeddedPostgres({ directory: join(folder, 'postgres') });
  try {
    await ensureDatabase(server.url('postgres'), 'bench');
    const databaseUrl = server.url('bench');
    await applyMigrations(databaseUrl);
    const database = openDatabase(databaseUrl, 4);
    const ctx = offlineContext(database);
    await seedStaff(ctx);
    const versions = await seedQuestionnaires(ctx);
    const interviewVersionId = await publishQuestionnaire(ctx, await longForm(questions));
    const surveyId = await benchSurvey(ctx, { ...versions, interviewVersionId });
    const asked = questionsOf(await definitionOf(ctx, interviewVersionId)).flatMap((question) =>
      'options' in question &&
      hasOptions(question) &&
      question.kind !== 'multiple' &&
      question.options.length >= 5
        ? [question.name]
        : [],
    );
    await fillInterviews(database.pool, surveyId, interviewVersionId, { ...size, asked });
    const { variables } = await surveyDataSet(ctx, surveyId, { isPersonal: false });
    const secondsCopy = await copyAnswers(database.pool, join(folder, 'answers.csv'));
    await database.close();
    const measured: Record<string, number> = { interviews: size.interviews, variables: variables.length };
    for (const format of ['sav', 'xlsx'] as const) {
      const { rows, ...found } = await exported(
        databaseUrl,
        surveyId,
        format,
        join(folder, `data.${format}`),
      );
      if (rows !== size.interviews) throw new Error(`${format} has ${rows} of ${size.interviews} interviews`);
      measured[`${format}Seconds`] = rounded(found.seconds);
      measured[`${format}PeakMiB`] = rounded(found.peakMiB);
      measured[`${format}MiB`] = rounded(found.bytes / 2 ** 20);
    }
    return {
      measured,
      baseline: { secondsCopy },
      ratio: {},
      limits: { savPeakMiB: 512, xlsxPeakMiB: 512 },
    };
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function exported(databaseUrl: string, surveyId: string, format: string, file: string) {
  const program = join(import.meta.dirname, 'export-file.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--import',
    'tsx',
    program,
    databaseUrl,
    surveyId,
    format,
    file,
  ]);
  return done.parse(JSON.parse(stdout));
}

async function copyAnswers(pool: pg.Pool, file: string): Promise<number> {
  const client = await pool.connect();
  try {
    const begun = performance.now();
    const query = 'copy (select interview_id, question_name, code from counted_answers) to stdout';
    await pipeline(client.query(copyTo(query)), createWriteStream(file));
    return rounded((performance.now() - begun) / 1000);
  } finally {
    client.release();
  }
}

function rounded(value: number): number {
  return Math.round(100 * value) / 100;
}
