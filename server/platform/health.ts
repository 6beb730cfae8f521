import type { Request, Response } from 'express';

/** Each resolves when its part answers, and rejects when not. */
export interface HealthChecks {
  readonly database: () => Promise<unknown>;
  readonly queue: () => Promise<unknown>;
  readonly carrier: () => Promise<unknown>;
  readonly worker: () => Promise<unknown>;
}

const limitMs = 3000;
/** Anybody may ask; the carrier and the database are asked at most this often. */
const reusedForMs = 2000;

/**
 * Answers 200 when database, queue and carrier all answer in time, else 503; each by name. A silent worker is told but
 * does not count: this server is to go on taking answers, and a worker may be started after it.
 */
export function healthDoor(checks: HealthChecks) {
  const ask = () =>
    Promise.all(
      Object.entries(checks).map(
        async ([name, check]: [string, () => Promise<unknown>]) => [name, await works(check)] as const,
      ),
    );
  let last: { at: number; entries: ReturnType<typeof ask> } | null = null;
  return async (_request: Request, response: Response): Promise<void> => {
    if (!last || Date.now() - last.at > reusedForMs) last = { at: Date.now(), entries: ask() };
    const entries = await last.entries;
    const healthy = entries.every(([name, state]) => state === 'ok' || name === 'worker');
    response.status(healthy ? 200 : 503).json(Object.fromEntries(entries));
  };
}

async function works(check: () => Promise<unknown>): Promise<'ok' | 'failing'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'failing'>((resolve) => {
    timer = setTimeout(() => resolve('failing'), limitMs);
  });
  try {
    return await Promise.race([check().then(() => 'ok' as const), late]);
  } catch {
    return 'failing';
  } finally {
    clearTimeout(timer);
  }
}
