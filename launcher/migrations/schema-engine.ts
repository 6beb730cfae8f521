// Prisma's schema engine as WebAssembly: the same migrations as `prisma migrate`, without downloading a binary.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';
import type { MigrationList, SchemaEngine, SchemasContainer } from '@prisma/schema-engine-wasm';
import { engineAdapter } from './engine-adapter.ts';

export const migrationsFolder = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));
const schemaFile = fileURLToPath(new URL('../../prisma/schema.prisma', import.meta.url));

/** Only the tables of schema.prisma are Prisma's; BullMQ's live in a schema of their own. */
export const allTables = { externalTables: [], externalEnums: [] };

type EngineExports = { __wbindgen_start(): void };

/** The little of WebAssembly that is used here; the library without DOM has no types for it. */
const webAssembly = (
  globalThis as unknown as {
    WebAssembly: {
      instantiate(
        bytes: Uint8Array,
        imports: Record<string, object>,
      ): Promise<{ instance: { exports: EngineExports } }>;
    };
  }
).WebAssembly;

declare global {
  /** Where the engine reports a panic; without it a panic shows as a TypeError. */
  var PRISMA_WASM_PANIC_REGISTRY: { set_message(message: string): void } | undefined;
}

/** Runs `work` with a schema engine on the database; the engine's connections are closed afterwards. */
export async function withSchemaEngine<T>(
  databaseUrl: string,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  const panics: string[] = [];
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => void panics.push(message) };
  const adapter = engineAdapter(databaseUrl);
  try {
    const bound = bindMigrationAwareSqlAdapterFactory(adapter);
    const Engine = await loadEngine();
    const engine = await Engine.new({ datamodels: undefined }, () => undefined, bound);
    return await work(engine);
  } catch (error) {
    throw new Error([sentence(error), ...panics].join('\n'), { cause: error });
  } finally {
    await adapter.closeAll();
  }
}

let loaded: Promise<typeof SchemaEngine> | undefined;

/** The package imports its WebAssembly as a module, for bundlers; Node 20 cannot, so it is put together here. */
function loadEngine(): Promise<typeof SchemaEngine> {
  loaded ??= (async () => {
    const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));
    const bytes = readFileSync(join(folder, 'schema_engine_bg.wasm'));
    const { instance } = await webAssembly.instantiate(bytes, { './schema_engine_bg.js': glue });
    glue.__wbg_set_wasm(instance.exports);
    instance.exports.__wbindgen_start();
    return glue.SchemaEngine;
  })();
  return loaded;
}

/** prisma/schema.prisma as it stands. */
export function schemaNow(): SchemasContainer {
  return { files: [{ path: 'schema.prisma', content: readFileSync(schemaFile, 'utf8') }] };
}

/** prisma/migrations as `prisma migrate` reads it: one folder a migration, in the order of their names. */
export function migrationsNow(): MigrationList {
  const lockfile = `${migrationsFolder}/migration_lock.toml`;
  const folders = existsSync(migrationsFolder) ? readdirSync(migrationsFolder, { withFileTypes: true }) : [];
  return {
    baseDir: migrationsFolder,
    lockfile: {
      path: 'migration_lock.toml',
      content: existsSync(lockfile) ? readFileSync(lockfile, 'utf8') : null,
    },
    shadowDbInitScript: '',
    migrationDirectories: folders
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .toSorted()
      .map((path) => ({
        path,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok', value: readFileSync(`${migrationsFolder}/${path}/migration.sql`, 'utf8') },
        },
      })),
  };
}

/** The engine's own words, without the trace of its Rust functions. */
function sentence(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error);
  return said.replace(/\n\s+0: schema_engine[\s\S]*/, '');
}
