// `npm test`: everything from a fresh clone to the verdict. Plain JavaScript, because it also installs the packages.
// The last line is `N passed, N failed`; above it stands what this machine could not run, if anything.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildClient } from '../launcher/build-client.mjs';
import { requireNode } from '../launcher/node-version.mjs';
import { prepare } from '../launcher/prepare.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const results = join(root, '.cache', 'test-results.json');

requireNode();
try {
  prepare();
  buildClient();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

const { register } = await import('tsx/esm/api');
register();
const { findChromium } = await import('./support/chromium-program.ts');
const { findPspp } = await import('./support/pspp-program.ts');
const { findRedis } = await import('./support/redis-program.ts');
const missing = [];
const kinds = [];
if (findChromium() === null) {
  missing.push('tests/browser (no Chromium here; install Chrome or Chromium, or set CHROMIUM_PATH)');
  kinds.push('--project=unit', '--project=integration');
}
if (findRedis() === null) {
  missing.push('tests/integration on Redis (no redis-server or valkey-server here); they ran on PostgreSQL');
}
if (findPspp() === null) missing.push('.sav files as PSPP reads them (no pspp here)');

mkdirSync(join(root, '.cache'), { recursive: true });
rmSync(results, { force: true });
const code = await vitest([
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${results}`,
  ...kinds,
]);
const { passed, failed } = counts();
for (const what of missing) process.stdout.write(`NOT RUN: ${what}\n`);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = code;

function vitest(args) {
  const cli = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const child = spawn(process.execPath, [cli, ...args, ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  return new Promise((settle) => child.once('exit', (status) => settle(status ?? 1)));
}

/** A file that could not be loaded, and an error outside of any test, count as failures too. */
function counts() {
  if (!existsSync(results)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(results, 'utf8'));
  const unread = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  const failed = numFailedTests + unread.length;
  return { passed: numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed };
}
