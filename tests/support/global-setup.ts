// Once before the tests that need a database: one PostgreSQL server for all of them, with two databases to copy: one
// migrated, and one furnished with what nearly every test file would otherwise make for itself, a second each time.
// Gone afterwards; a run that is killed leaves a folder among the temporary ones, but no server.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { TestProject } from 'vitest/node';

import { applyMigrations } from '#launcher/migrations/apply-migrations.ts';
import {
  type EmbeddedPostgres,
  ensureDatabase,
  startEmbeddedPostgres,
} from '#launcher/postgres/embedded-postgres.ts';
import { seedQuestionnaires } from '#prisma/seed/questionnaires.ts';
import { seedStaff } from '#prisma/seed/staff.ts';
import { openDatabase } from '#server/platform/database.ts';
import { offlineContext } from '#server/platform/offline-context.ts';
import { openQueues } from '#server/platform/queue.ts';
import { findRedis, type RedisProgram } from './redis-program.ts';

const migratedDatabase = 'lang_nghe_migrated';
const furnishedDatabase = 'lang_nghe_furnished';

declare module 'vitest' {
  interface ProvidedContext {
    /** A database on the run's server from which others can be created. */
    maintenanceUrl: string;
    migratedDatabase: string;
    furnishedDatabase: string;
    /** null: no Redis on this machine. */
    redis: RedisProgram | null;
  }
}

interface Run {
  readonly server: EmbeddedPostgres;
  readonly redis: RedisProgram | null;
  end(): Promise<void>;
}

declare global {
  /** Each kind of tests loads this file for itself; they share one server all the same. */
  var runOfTests: { users: number; started: Promise<Run> } | undefined;
}

export async function setup(project: TestProject): Promise<void> {
  globalThis.runOfTests ??= { users: 0, started: begin() };
  globalThis.runOfTests.users += 1;
  const { server, redis } = await globalThis.runOfTests.started;
  project.provide('maintenanceUrl', server.url('postgres'));
  project.provide('migratedDatabase', migratedDatabase);
  project.provide('furnishedDatabase', furnishedDatabase);
  project.provide('redis', redis);
}

export async function teardown(): Promise<void> {
  const run = globalThis.runOfTests;
  if (run === undefined) return;
  run.users -= 1;
  if (run.users > 0) return;
  globalThis.runOfTests = undefined;
  await (await run.started).end();
}

async function begin(): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'lang-nghe-test-'));
  const server = await startEmbeddedPostgres({ directory: join(folder, 'postgres'), careless: true });
  await ensureDatabase(server.url('postgres'), migratedDatabase);
  await applyMigrations(server.url(migratedDatabase));
  await furnish(server);
  return {
    server,
    redis: findRedis(),
    async end() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function furnish(server: EmbeddedPostgres): Promise<void> {
  const copying = openDatabase(server.url('postgres'), 1);
  await copying.pool.query(`create database ${furnishedDatabase} template ${migratedDatabase}`);
  await copying.close();
  const database = openDatabase(server.url(furnishedDatabase), 2);
  const ctx = offlineContext(database);
  await seedStaff(ctx);
  await seedQuestionnaires(ctx);
  await database.close();
  // The queues make their tables when they are first opened.
  const queues = openQueues({ databaseUrl: server.url(furnishedDatabase), redisUrl: null, log: ctx.log });
  await queues.check();
  await queues.close();
}
