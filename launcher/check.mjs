// `npm run check`: everything that can be said about the code without running it. All of it runs, so that one answer
// names every fault; the exit code is 1 when there was one. Plain JavaScript, because it also installs the packages.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { requireNode } from './node-version.mjs';
import { prepare } from './prepare.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const inPackages = (path) => join(root, 'node_modules', path);

const checks = {
  format: [inPackages('oxfmt/bin/oxfmt'), '--check'],
  lint: [inPackages('oxlint/bin/oxlint')],
  types: [inPackages('typescript/bin/tsc'), '-p', 'tsconfig.json'],
  'types of the client': [inPackages('typescript/bin/tsc'), '-p', 'client/tsconfig.json'],
  'types of browser tests': [inPackages('typescript/bin/tsc'), '-p', 'tests/browser/tsconfig.json'],
  'dead code': [inPackages('knip/bin/knip.js'), '--no-progress'],
  migrations: ['--import', 'tsx', 'launcher/migrations/check-migrations.ts'],
};

requireNode();
prepare();
const failed = Object.entries(checks).flatMap(([name, args]) => {
  process.stdout.write(`── ${name}\n`);
  const done = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  return done.status === 0 ? [] : [name];
});
process.stdout.write(failed.length === 0 ? 'check: all well\n' : `check: failed: ${failed.join(', ')}\n`);
process.exitCode = failed.length === 0 ? 0 : 1;
