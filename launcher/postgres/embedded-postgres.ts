// A real PostgreSQL server from npm, for `npm start` without DATABASE_URL and for the tests. Its libraries are older than
// a production server should have: whoever runs the product for real sets DATABASE_URL.
import { mkdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { anyFreePort } from '#launcher/free-port.ts';
import { postgresPrograms } from './binaries.ts';
import { clusterOwner, clusterPassword, ensureCluster, socketFits } from './cluster.ts';
import { serverAccount } from './server-account.ts';
import { runServer } from './server-process.ts';
import type { ServerProcess } from './server-process.ts';
import { clearStaleServer } from './stale-server.ts';

/** After a kill -9 of the server its last children still hold the shared memory for a few seconds. */
const startAttempts = 8;
const attemptPauseSeconds = 1.5;

const common = ['timezone=UTC', 'log_timezone=UTC', 'max_connections=300'];
/** For tests: nothing needs to survive a power cut. */
const careless = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

export type EmbeddedPostgres = ServerProcess & {
  /** The address of a database on this server, for pg, Prisma and BullMQ alike. */
  url(database: string): string;
};

/**
 * Starts the server of the cluster in `directory`, made if it is not there. The folder must belong to the caller alone:
 * a server found running in it is taken for a left-over of a killed start and stopped.
 * Throws a sentence with PostgreSQL's own words when it cannot start.
 */
export async function startEmbeddedPostgres(options: {
  directory: string;
  /** Faster, and lost at a power cut; for tests. */
  careless?: boolean;
}): Promise<EmbeddedPostgres> {
  const wanted = resolve(options.directory);
  mkdirSync(dirname(wanted), { recursive: true, mode: 0o700 });
  // The real path, so that the server of this folder is recognised by the path the system reports for it.
  const directory = join(realpathSync(dirname(wanted)), basename(wanted));
  const account = serverAccount(directory);
  const programs = postgresPrograms(account);
  ensureCluster(directory, programs, account, options.careless === true);
  if (process.platform !== 'win32') await clearStaleServer(directory);

  const overSocket = socketFits(directory);
  const port = overSocket ? 5432 : await anyFreePort('127.0.0.1');
  const parameters = [
    `listen_addresses=${overSocket ? '' : '127.0.0.1'}`,
    `unix_socket_directories=${overSocket ? '.' : ''}`,
    ...common,
    ...(options.careless === true ? careless : []),
  ];
  const url = (database: string): string => {
    const name = encodeURIComponent(database);
    if (overSocket)
      return `postgresql://${clusterOwner}@localhost/${name}?host=${encodeURIComponent(directory)}`;
    return `postgresql://${clusterOwner}:${clusterPassword(directory)}@127.0.0.1:${port}/${name}`;
  };
  for (let attempt = 1; ; attempt += 1) {
    try {
      const settings = { directory, programs, account, parameters, port, url: url('postgres') };
      return { url, ...(await runServer(settings)) };
    } catch (error) {
      if (attempt === startAttempts) throw error;
      await delay(attemptPauseSeconds * 1000);
    }
  }
}

/** Creates `database` if the server behind `maintenanceUrl` does not have it. */
export async function ensureDatabase(maintenanceUrl: string, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: maintenanceUrl });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)}`);
  } finally {
    await client.end();
  }
}
