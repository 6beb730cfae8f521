// Builds the browser's part into dist/client when its sources have changed since the last time.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { digestOf } from './digest.mjs';
import { progress } from './progress.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const inRoot = (...parts) => join(root, ...parts);
const sources = ['client', 'domain', 'contract', 'vite.config.ts', 'package-lock.json'];

/** Throws when the build fails; the builder's words go to the terminal. */
export function buildClient() {
  const stamp = inRoot('dist', 'client.digest');
  const digest = digestOf(sources.map((source) => inRoot(source)));
  const built = existsSync(inRoot('dist', 'client', 'index.html'));
  if (built && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  progress('Dựng giao diện / building the client');
  const vite = inRoot('node_modules', 'vite', 'bin', 'vite.js');
  const done = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'error'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (done.status !== 0)
    throw new Error('Không dựng được giao diện (xem trên) / the client could not be built (see above).');
  writeFileSync(stamp, digest);
}
