// The simulator as a process of its own (npm run simulator). It lives apart from the product, so that calls survive a
// restart of the server; it ends with its parent or when it is told to.

import pino from 'pino';

import { readSettings } from './settings.ts';
import { startSimulator } from './start-simulator.ts';

const settings = readSettings(process.env);
if ('faults' in settings) {
  process.stderr.write(
    `The simulator cannot start:\n${settings.faults.map((fault) => `  ${fault}\n`).join('')}`,
  );
  process.exit(1);
}

const logger = pino({ name: 'simulator', level: 'warn' });
const simulator = await startSimulator({
  ...settings,
  onWarning: ({ at: _at, ...warning }) => logger.warn(warning),
}).catch((error: unknown) => {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(
    `The simulator cannot listen on ${settings.host}:${settings.port}: ${reason}. Set SIMULATOR_PORT.\n`,
  );
  process.exit(1);
});

async function leave(): Promise<void> {
  await simulator.close();
  process.exit(0);
}
process.once('SIGTERM', () => void leave());
process.once('SIGINT', () => void leave());

process.stdout.write(`Simulator of the telephone network ready at ${simulator.origin}\n`);
if (process.send !== undefined) {
  process.once('disconnect', () => void leave());
  process.send({ ready: true, port: Number(new URL(simulator.origin).port) });
}
