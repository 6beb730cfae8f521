// Whether any worker works off jobs: one of them does nothing but write the time, every few seconds. A process that runs
// but takes no jobs (hung, cut off from the queue) is as silent as one that has ended.
// The database's clock on both sides: the clock of a survey may run fast (the demo), that of another machine may be wrong.
import type { Context } from '#server/context.ts';

export const pulseEveryMs = 5_000;
/** Six beats missed; a worker that starts again takes up to one. */
const silentAfterSeconds = 30;

/** The worker's part: says that a job was taken now. */
export async function beatPulse({ db }: Pick<Context, 'db'>): Promise<void> {
  await db.$executeRaw`update worker_pulse set beat_at = now()`;
}

/** Since when no worker has taken a job; null while one does. Before the first one: since the table was made. */
export async function workerSilentSince({ db }: Pick<Context, 'db'>): Promise<Date | null> {
  const [silent] = await db.$queryRaw<{ beatAt: Date }[]>`
    select beat_at as "beatAt" from worker_pulse
    where beat_at < now() - make_interval(secs => ${silentAfterSeconds})`;
  return silent?.beatAt ?? null;
}

/** @throws when no worker has taken a job lately */
export async function requireWorker(ctx: Pick<Context, 'db'>): Promise<void> {
  const since = await workerSilentSince(ctx);
  if (since) throw new Error(`no worker has taken a job since ${since.toISOString()}`);
}
