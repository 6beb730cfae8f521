// What Prisma's schema engine needs to reach PostgreSQL through `pg`. The adapter Prisma ships is made for queries, and
// in 7.10.1 the engine asks more of it than it can do; mended here:
// - it refuses the "char" columns of the system catalogue, which the engine reads to see what is in a database;
// - it cuts scripts at every semicolon, also inside the body of a trigger;
// - given a connection string, its "shadow" database is the main one; otherwise it never drops the shadow.
import { randomUUID } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import { ColumnTypeEnum, DriverAdapterError } from '@prisma/driver-adapter-utils';
import type {
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
  SqlQuery,
} from '@prisma/driver-adapter-utils';
import pg from 'pg';

const charOid = 18;
const textOid = 25;
/** No column of a catalogue query has this in its name. */
const charMark = '\u0000char';

export type EngineAdapter = SqlMigrationAwareDriverAdapterFactory & { closeAll(): Promise<void> };

/** The factory the engine takes. It opens connections as it likes, so `closeAll` ends them and drops its shadows. */
export function engineAdapter(databaseUrl: string): EngineAdapter {
  const closers: (() => Promise<void>)[] = [];
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => openDatabase(databaseUrl, closers),
    async connectToShadowDb() {
      const shadow = `lang_nghe_shadow_${randomUUID().replaceAll('-', '')}`;
      await runOnce(databaseUrl, `create database ${shadow} template template0`);
      closers.push(() => runOnce(databaseUrl, `drop database if exists ${shadow} with (force)`));
      const url = new URL(databaseUrl);
      url.pathname = `/${shadow}`;
      return openDatabase(url.href, closers);
    },
    async closeAll() {
      for (const close of closers.splice(0).reverse()) await close();
    },
  };
}

async function openDatabase(url: string, closers: (() => Promise<void>)[]): Promise<SqlDriverAdapter> {
  const pool = new pg.Pool({ connectionString: url });
  closers.push(() => pool.end());
  const send = pool.query.bind(pool);
  const adapter = await new PrismaPg(
    Object.assign(pool, {
      async query(config: pg.QueryArrayConfig) {
        const result = await send(config);
        for (const field of result.fields.filter(({ dataTypeID }) => dataTypeID === charOid)) {
          field.dataTypeID = textOid;
          field.name += charMark;
        }
        return result;
      },
    }),
  ).connect();
  const queryRaw = adapter.queryRaw.bind(adapter);
  return Object.assign(adapter, {
    async queryRaw(query: SqlQuery) {
      const result = await queryRaw(query);
      result.columnNames.forEach((name, index) => {
        if (!name.endsWith(charMark)) return;
        result.columnNames[index] = name.slice(0, -charMark.length);
        result.columnTypes[index] = ColumnTypeEnum.Character;
      });
      return result;
    },
    async executeScript(script: string) {
      try {
        await send(script);
      } catch (error) {
        throw asAdapterError(error);
      }
    },
    // The engine ends its adapters when it likes; the pools are ended by closeAll, once.
    dispose: () => Promise.resolve(),
  });
}

/** The form in which the engine repeats PostgreSQL's own words; anything else it would call an unknown error. */
function asAdapterError(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError)) return error;
  const { code = 'XX000', severity = 'ERROR', message, detail, hint, column } = error;
  return new DriverAdapterError({ kind: 'postgres', code, severity, message, detail, hint, column });
}

async function runOnce(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
