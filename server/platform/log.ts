import { pino, type DestinationStream, type Logger } from 'pino';

export type Log = Logger;

/**
 * A JSON logger; phone numbers, answers and credentials never go into it.
 *
 * @param destination where the lines go, standard output by default
 */
export function createLog(name: string, level: string, destination?: DestinationStream): Log {
  const options = {
    name,
    level,
    redact: { paths: ['*.phoneE164', '*.phones', '*.password'], censor: '…' },
    serializers: { err: describeError },
  };
  return destination ? pino(options, destination) : pino(options);
}

/**
 * Of an error only what explains it. Libraries hang the whole request on their errors (axios: `config.headers` with the
 * account's token, `config.data` with the number), so nothing else of them is written, and numbers that a message quotes
 * are blanked.
 */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  return {
    type: error.name,
    message: withoutNumbers(error.message),
    stack: withoutNumbers(error.stack ?? ''),
    ...('code' in error && isPlain(error.code) ? { code: error.code } : {}),
    ...('status' in error && isPlain(error.status) ? { status: error.status } : {}),
  };
}

function withoutNumbers(text: string): string {
  return text.replaceAll(/(?:\+|%2B)\d{8,15}/gi, '+…');
}

function isPlain(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
