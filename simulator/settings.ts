// The settings of a simulator process, from the environment. Names with TWILIO_ are the product's own: both sides
// read the same account.

import { z } from 'zod';

export const demoAccountSid = `AC${'0'.repeat(32)}`;
export const demoAuthToken = 'demo-token-of-the-simulator';

const environment = z.object({
  SIMULATOR_PORT: z.coerce.number().int().min(0).max(65_535).default(3900),
  SIMULATOR_HOST: z.string().min(1).default('127.0.0.1'),
  /** Another seed, other citizens. */
  SIMULATOR_SEED: z.coerce.number().int().default(1),
  /** Real seconds per simulated second of ringing: 0.2 makes a telephone ring 1 to 4 seconds. */
  SIMULATOR_TIME_SCALE: z.coerce.number().min(0).max(10).default(0.2),
  SIMULATOR_CPS: z.coerce.number().positive().max(10_000).default(10),
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC[0-9a-fA-F]{32}$/, 'must be AC and 32 hexadecimal digits')
    .default(demoAccountSid),
  TWILIO_AUTH_TOKEN: z.string().min(8, 'must have at least 8 characters').default(demoAuthToken),
});

interface Settings {
  port: number;
  host: string;
  seed: number;
  timeScale: number;
  callsPerSecond: number;
  accountSid: string;
  authToken: string;
}

/** The settings, or every fault as a sentence. An empty variable counts as not set. */
export function readSettings(variables: Record<string, string | undefined>): Settings | { faults: string[] } {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const read = environment.safeParse(set);
  if (!read.success) {
    return { faults: read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) };
  }
  const { data } = read;
  return {
    port: data.SIMULATOR_PORT,
    host: data.SIMULATOR_HOST,
    seed: data.SIMULATOR_SEED,
    timeScale: data.SIMULATOR_TIME_SCALE,
    callsPerSecond: data.SIMULATOR_CPS,
    accountSid: data.TWILIO_ACCOUNT_SID,
    authToken: data.TWILIO_AUTH_TOKEN,
  };
}
