// Brings a database to the present schema. Used by the launcher, `npm run migrate` and the tests.
import pg from 'pg';
import { allTables, migrationsNow, withSchemaEngine } from './schema-engine.ts';

/** Any number will do as long as every starter of this product uses the same one. */
const startersLock = 7_270_736;

/**
 * Applies the migrations that the database has not had, in order, and gives their names. Two starters at once take turns.
 * `prisma migrate deploy` would do the same: the record in _prisma_migrations is Prisma's own.
 * `upTo` names the last one to apply, for a test that starts from an older database.
 * Throws with PostgreSQL's words when a migration fails.
 */
export async function applyMigrations(
  databaseUrl: string,
  upTo: string | null = null,
): Promise<readonly string[]> {
  const lock = new pg.Client({ connectionString: databaseUrl });
  // A broken connection also fails the work below, which tells more.
  lock.on('error', () => undefined);
  await lock.connect();
  try {
    await lock.query('select pg_advisory_lock($1)', [startersLock]);
    return await withSchemaEngine(databaseUrl, async (engine) => {
      const all = migrationsNow();
      const migrationsList = {
        ...all,
        migrationDirectories: all.migrationDirectories.filter(({ path }) => upTo === null || path <= upTo),
      };
      const applied = await engine.applyMigrations({ migrationsList, filters: allTables });
      return applied.appliedMigrationNames;
    });
  } finally {
    // The lock goes with its connection.
    await lock.end();
  }
}
