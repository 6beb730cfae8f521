// `npm run demo -- SEED`: one of the five seed surveys from its list to its figures, in fast time, on a simulated
// telephone network. Plain JavaScript, because it also installs the packages.
import { requireNode } from '#launcher/node-version.mjs';

requireNode();
try {
  const { prepare } = await import('#launcher/prepare.mjs');
  prepare();
  const { buildClient } = await import('#launcher/build-client.mjs');
  buildClient();
  const { register } = await import('tsx/esm/api');
  register();
  await import('./main.ts');
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
