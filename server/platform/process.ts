// How each process of the product starts and stops: faults in the settings are said and end it with 1, a signal closes
// everything in order, readiness is told to a launcher if there is one.
import { existsSync } from 'node:fs';

export interface Running {
  /** Where it listens, if it listens. */
  readonly port?: number;
  close(): Promise<void>;
}

/** Reads `.env` in the working folder, if there is one; what the environment says already stays. */
export function loadEnvFile(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
}

/** Runs `start` and keeps the process up until SIGINT or SIGTERM. */
export async function runProcess(name: string, start: () => Promise<Running>): Promise<void> {
  let running: Running;
  try {
    running = await start();
  } catch (error) {
    process.stderr.write(`${name}: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
  let closing = false;
  const close = () => {
    if (closing) return;
    closing = true;
    running.close().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${name}: ${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', close);
  process.on('SIGTERM', close);
  process.send?.({ ready: true, ...(running.port === undefined ? {} : { port: running.port }) });
}
