// `npm start`. Runs before anything is installed, so: plain JavaScript, no packages, and nothing in this file that an
// old Node could not read, or it would answer with a syntax error where a sentence is due.
import { requireNode } from './node-version.mjs';

requireNode();
if (process.argv.includes('--help')) {
  void import('./help.mjs').then(({ help }) => process.stdout.write(help));
} else {
  start().catch((error) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  });
}

async function start() {
  const { prepare } = await import('./prepare.mjs');
  prepare();
  const { buildClient } = await import('./build-client.mjs');
  buildClient();
  // In this process rather than a child: a signal for the launcher then has one addressee.
  const { register } = await import('tsx/esm/api');
  register();
  // Packages' advice to their own users is nothing for whoever starts the product; tests still show it.
  process.noDeprecation = true;
  await import('./main.ts');
}
