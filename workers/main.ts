// Composition root of a worker. Any number may run: jobs are claimed, commands are safe to repeat.
import { readEnv } from '#server/platform/env.ts';
import { openLive } from '#server/platform/live.ts';
import { loadEnvFile, runProcess } from '#server/platform/process.ts';
import { wire } from '#server/wiring.ts';
import { processors } from './processors.ts';

/** Twilio's default limit for an account is one call a second; the simulator takes more. */
const callsPerSecond = { real: 1, simulated: 50 };
const sweepEveryMs = 5_000;

loadEnvFile();
await runProcess('worker', async () => {
  const env = readEnv(process.env);
  const wiring = wire('worker', env);
  const hub = openLive({ redisUrl: env.redisUrl, pool: wiring.database.pool, log: wiring.log });
  await wiring.queues.work(processors({ ...wiring.base, live: hub }, wiring.database.pool), {
    callsPerSecond: env.twilio.apiBaseUrl ? callsPerSecond.simulated : callsPerSecond.real,
    sweepEveryMs,
  });
  return {
    async close() {
      await hub.close();
      await wiring.close();
    },
  };
});
