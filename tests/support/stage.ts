// The product with a database and a browser of its own, for programs that no test runner prepares: the built client, the
// real server and worker, and the simulated line.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Browser } from 'playwright-core';

import { buildClient } from '#launcher/build-client.mjs';
import { applyMigrations } from '#launcher/migrations/apply-migrations.ts';
import { ensureDatabase, startEmbeddedPostgres } from '#launcher/postgres/embedded-postgres.ts';
import { findChromium } from './chromium-program.ts';
import { launch } from './launch-chromium.ts';
import { startProduct, type Product } from './product.ts';

export interface Stage {
  readonly product: Product;
  readonly databaseUrl: string;
  readonly browser: Browser;
  close(): Promise<void>;
}

/** Sweeps are left out: nothing happens but what the program does. */
export async function openStage(): Promise<Stage> {
  buildClient();
  const folder = mkdtempSync(join(tmpdir(), 'lang-nghe-stage-'));
  const postgres = await startEmbeddedPostgres({ directory: join(folder, 'postgres') });
  await ensureDatabase(postgres.url('postgres'), 'stage');
  const databaseUrl = postgres.url('stage');
  await applyMigrations(databaseUrl);
  const clientFolder = fileURLToPath(new URL('../../dist/client', import.meta.url));
  const product = await startProduct({ databaseUrl, clientFolder, sweepEveryMs: 3_600_000 });
  const browser = await launch(findChromium());
  return {
    product,
    databaseUrl,
    browser,
    async close() {
      await browser.close();
      await product.close();
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
