// The stores that queues and live events can be in. What must hold on both is tested with `describe.each(queueKinds)`.
import { afterAll } from 'vitest';

import { hasRedis, type RedisServer, startRedis } from './redis.ts';

export interface QueueKind {
  readonly name: string;
  /** An empty store for this test file; null stands for PostgreSQL. */
  redisUrl(): Promise<string | null>;
}

const onPostgres: QueueKind = { name: 'PostgreSQL', redisUrl: () => Promise.resolve(null) };

let server: RedisServer | undefined;
const onRedis: QueueKind = {
  name: 'Redis',
  async redisUrl() {
    server ??= await startRedis();
    return server.url;
  },
};
afterAll(() => server?.stop());

/** PostgreSQL always, Redis where the machine has it or can get it. */
export const queueKinds: readonly QueueKind[] = hasRedis() ? [onPostgres, onRedis] : [onPostgres];
