// The stores that queues and live events can be in. What must hold on both is tested with `describe.each(queueKinds)`.
import { hasRedis, startRedis } from './redis.ts';

export interface QueueStore {
  /** null stands for PostgreSQL. */
  readonly redisUrl: string | null;
  close(): Promise<void>;
}

export interface QueueKind {
  readonly name: string;
  /** Opens an empty store; the caller closes it. */
  open(): Promise<QueueStore>;
}

const onPostgres: QueueKind = {
  name: 'PostgreSQL',
  open: () => Promise.resolve({ redisUrl: null, close: () => Promise.resolve() }),
};

const onRedis: QueueKind = {
  name: 'Redis',
  async open() {
    const { url, stop } = await startRedis();
    return { redisUrl: url, close: stop };
  },
};

/** PostgreSQL always, Redis where the machine has it or can get it. */
export const queueKinds: readonly QueueKind[] = hasRedis() ? [onPostgres, onRedis] : [onPostgres];
