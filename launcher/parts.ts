// The parts of the product that the launcher runs, and what each is told.
import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import type { Settings } from '#server/platform/env.ts';
import type { Child, ChildSettings } from './child.ts';

/** What the launcher has found out or made, for the settings a person has left open. */
export type Found = {
  settings: Settings;
  dataDir: string;
  databaseUrl: string;
  authSecret: string;
  port: number;
  origin: string;
};

/** Twilio's number for trying out; it belongs to nobody (twilio.com/docs/iam/test-credentials). */
const demoFrom = '+15005550006';

/** Starts one part; the caller stops it. */
export type StartPart = (settings: Omit<ChildSettings, 'onGivingUp'>) => Child;

/** Starts simulator (unless Twilio is there), server and worker, and settles when all of them are ready. */
export async function startParts(found: Found, startPart: StartPart): Promise<void> {
  const { settings, dataDir } = found;
  const logFile = (name: string): string => join(dataDir, 'logs', `${name}.log`);
  const own: NodeJS.ProcessEnv = {
    ...process.env,
    DATA_DIR: dataDir,
    DATABASE_URL: found.databaseUrl,
    AUTH_SECRET: found.authSecret,
    PORT: String(found.port),
    HOST: settings.HOST,
    PUBLIC_URL: settings.PUBLIC_URL ?? found.origin,
  };
  const telephone = isDemo(settings) ? await startSimulator(found, logFile('simulator'), startPart) : {};
  const env = (): NodeJS.ProcessEnv => ({ ...own, ...telephone });
  await Promise.all([
    startPart({ name: 'server', main: 'server/main.ts', logFile: logFile('server'), env }).ready,
    startPart({ name: 'worker', main: 'workers/main.ts', logFile: logFile('worker'), env }).ready,
  ]);
}

/** Without Twilio's credentials the telephone network is simulated. */
export function isDemo(settings: Settings): boolean {
  return settings.TWILIO_ACCOUNT_SID === undefined;
}

async function startSimulator(
  found: Found,
  logFile: string,
  startPart: StartPart,
): Promise<NodeJS.ProcessEnv> {
  // Derived, so that they stay the same over starts without being kept anywhere.
  const derived = (label: string): string =>
    createHmac('sha256', found.authSecret).update(label).digest('hex').slice(0, 32);
  const credentials = {
    TWILIO_ACCOUNT_SID: `AC${derived('simulator account')}`,
    TWILIO_AUTH_TOKEN: derived('simulator token'),
  };
  let port = 0;
  const ready = await startPart({
    name: 'simulator',
    main: 'simulator/main.ts',
    logFile,
    // Its first start takes any free port; the others keep it, since server and worker know the address by then.
    env: () => ({
      ...process.env,
      ...credentials,
      SIMULATOR_HOST: '127.0.0.1',
      SIMULATOR_PORT: String(port),
    }),
  }).ready;
  if (ready.port === undefined) throw new Error('simulator/main.ts is ready without telling its port');
  port = ready.port;
  const origin = `http://127.0.0.1:${port}`;
  return { ...credentials, TWILIO_FROM: demoFrom, TWILIO_API_BASE_URL: origin, DEMO_VOICE_URL: origin };
}
