// The one door through which settings come in. A fault in any of them ends the start with the list of all faults.
import { z } from 'zod';

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const address = z.url({
  protocol: /^https?$/,
  error: 'cần một địa chỉ http(s) / must be an http(s) address',
});
/** Addresses are put together as `${base}/path`. */
const base = address.transform((text) => text.replace(/\/+$/, ''));

const variables = z.object({
  // Port the server listens on; without it the launcher takes 3000 or the next free one.
  PORT: z.coerce
    .number({ error: 'cần một số / must be a number' })
    .int()
    .min(1)
    .max(65_535, { error: 'cần một số từ 1 đến 65535 / must be 1 to 65535' })
    .optional(),
  // Address the server listens on; 0.0.0.0 opens it to the network.
  HOST: z.string().default('127.0.0.1'),
  // Folder for everything the product keeps on disk; relative to the repository.
  DATA_DIR: z.string().default('.data'),
  // An own PostgreSQL; without it the launcher runs its own.
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'cần dạng postgresql://… / must look like postgresql://…' })
    .optional(),
  // Redis or Valkey for queues and live events over several machines; without it they are in PostgreSQL.
  REDIS_URL: z
    .url({ protocol: /^rediss?$/, error: 'cần dạng redis://… / must look like redis://…' })
    .optional(),
  // Twilio's account; without Twilio the launcher runs the simulator.
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC[0-9a-f]{32}$/, { error: 'cần AC và 32 chữ số hex / must be AC and 32 hex digits' })
    .optional(),
  // The account's token; it also signs the webhooks.
  TWILIO_AUTH_TOKEN: z.string().optional(),
  // The number calls are made from.
  TWILIO_FROM: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/, { error: 'cần số dạng +84… / must be a number such as +84…' })
    .optional(),
  // Origin that answers in Twilio's place: the simulator, or a test.
  TWILIO_API_BASE_URL: base.optional(),
  // Where browsers and the carrier's webhooks reach the server.
  PUBLIC_URL: base.optional(),
  // Signs sessions; the launcher makes one and keeps it in DATA_DIR/secret.
  AUTH_SECRET: z.string().min(32, { error: 'cần ít nhất 32 ký tự / needs 32 characters or more' }).optional(),
  // The simulator's voice door, given to the console by the launcher in the demo.
  DEMO_VOICE_URL: base.optional(),
  // How much is logged.
  LOG_LEVEL: z.enum(levels, { error: `một trong / one of ${levels.join(', ')}` }).default('info'),
});

/** The variables as given: what a person leaves out, the launcher fills in. */
export type Settings = z.output<typeof variables>;

/** Everything a running server, worker or command needs. */
export type Env = {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly databaseUrl: string;
  readonly redisUrl: string | null;
  readonly twilio: {
    readonly accountSid: string;
    readonly authToken: string;
    readonly fromE164: string;
    /** null for Twilio itself. */
    readonly apiBaseUrl: string | null;
  };
  readonly publicUrl: string;
  readonly authSecret: string;
  readonly demoVoiceUrl: string | null;
  readonly logLevel: Settings['LOG_LEVEL'];
};

const credentials = ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_FROM'] as const;
const needed = ['DATABASE_URL', 'AUTH_SECRET', ...credentials] as const;

/** Checks what is given and leaves the rest open. Throws an Error whose message lists every fault, one a line. */
export function readSettings(source: NodeJS.ProcessEnv): Settings {
  return check(source, []);
}

/** The settings of a process that does the work. Throws like readSettings, also for what is missing. */
export function readEnv(source: NodeJS.ProcessEnv): Env {
  const settings = check(source, needed);
  const port = settings.PORT ?? 3000;
  const host = settings.HOST === '0.0.0.0' || settings.HOST === '::' ? 'localhost' : settings.HOST;
  return {
    port,
    host: settings.HOST,
    dataDir: settings.DATA_DIR,
    databaseUrl: present(settings.DATABASE_URL),
    redisUrl: settings.REDIS_URL ?? null,
    twilio: {
      accountSid: present(settings.TWILIO_ACCOUNT_SID),
      authToken: present(settings.TWILIO_AUTH_TOKEN),
      fromE164: present(settings.TWILIO_FROM),
      apiBaseUrl: settings.TWILIO_API_BASE_URL ?? null,
    },
    publicUrl: settings.PUBLIC_URL ?? `http://${host}:${port}`,
    authSecret: present(settings.AUTH_SECRET),
    demoVoiceUrl: settings.DEMO_VOICE_URL ?? null,
    logLevel: settings.LOG_LEVEL,
  };
}

function check(source: NodeJS.ProcessEnv, required: readonly (keyof Settings)[]): Settings {
  // `PORT=` in .env means that it is not set.
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim() !== ''));
  const parsed = variables.safeParse(given);
  const faults = (parsed.error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
  for (const name of required) {
    if (given[name] === undefined) faults.push(`${name}: chưa đặt / is missing`);
  }
  const twilioGiven = [...credentials, 'TWILIO_API_BASE_URL'].some((name) => given[name] !== undefined);
  if (required.length === 0 && twilioGiven) {
    for (const name of credentials) {
      if (given[name] === undefined) {
        faults.push(`${name}: TWILIO_* phải đặt đủ cả ba hoặc không đặt / all three of TWILIO_* or none`);
      }
    }
  }
  // Without the simulator in its place, Twilio has to reach us from outside.
  if (given['TWILIO_ACCOUNT_SID'] !== undefined && !given['TWILIO_API_BASE_URL'] && !given['PUBLIC_URL'])
    faults.push('PUBLIC_URL: cần đặt khi gọi qua Twilio / is needed with Twilio');
  if (parsed.success && faults.length === 0) return parsed.data;
  throw new Error(
    `Cài đặt sai (.env hoặc môi trường) / faulty settings:\n${faults.map((line) => `  ${line}`).join('\n')}`,
  );
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('A setting that was checked to be present is missing');
  return value;
}
