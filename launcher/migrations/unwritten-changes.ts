// What prisma/schema.prisma says and the migrations do not do yet, as SQL.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '#launcher/postgres/embedded-postgres.ts';
import { allTables, migrationsNow, schemaNow, withSchemaEngine } from './schema-engine.ts';

/**
 * Applies all migrations to an empty database on a server of its own and compares. Gives the SQL that is missing, or
 * undefined when nothing is. Throws when a migration fails.
 */
export async function unwrittenChanges(): Promise<string | undefined> {
  const migrations = migrationsNow();
  return withThrowawayServer((databaseUrl) =>
    withSchemaEngine(databaseUrl, async (engine) => {
      const difference = await engine.diff({
        // Before the first migration there is no lock file, without which the engine does not know the provider.
        from: migrations.lockfile.content === null ? { tag: 'empty' } : { tag: 'migrations', ...migrations },
        to: { tag: 'schemaDatamodel', ...schemaNow() },
        script: true,
        exitCode: true,
        filters: allTables,
      });
      return difference.exitCode === 0 ? undefined : (difference.stdout ?? '');
    }),
  );
}

async function withThrowawayServer<T>(work: (databaseUrl: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'lang-nghe-'));
  try {
    const server = await startEmbeddedPostgres({ directory: join(folder, 'postgres'), careless: true });
    try {
      return await work(server.url('postgres'));
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
