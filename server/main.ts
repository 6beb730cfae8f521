// Composition root of the server: settings in, everything opened once, closed in order on a signal.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import packageJson from '../package.json' with { type: 'json' };
import { createApp } from './app.ts';
import { loadAdministrativeUnits } from './features/agencies/commands.ts';
import { openSignInLimit } from './features/staff/sign-in-limit.ts';
import { readEnv } from './platform/env.ts';
import { loadEnvFile, runProcess } from './platform/process.ts';
import { openSignIn } from './platform/sign-in.ts';
import { requireWorker } from './platform/worker-pulse.ts';
import { demoPassword } from './demo-password.ts';
import { wire } from './wiring.ts';

loadEnvFile();
await runProcess('server', async () => {
  const env = readEnv(process.env);
  const wiring = wire('server', env);
  const { database, queues, carrier, base } = wiring;
  const clientFolder = fileURLToPath(new URL('../dist/client', import.meta.url));
  const app = createApp({
    base,
    live: { redisUrl: env.redisUrl, pool: database.pool, log: wiring.log },
    staff: {
      auth: openSignIn({ prisma: database.prisma, secret: env.authSecret, publicUrl: env.publicUrl }),
      limit: openSignInLimit(database.pool),
      version: packageJson.version,
      voiceOrigin: env.demoVoiceUrl,
      demoPassword,
    },
    health: {
      database: () => database.prisma.$queryRaw`select 1`,
      queue: () => queues.check(),
      carrier: () => carrier.check(),
      worker: () => requireWorker(base),
    },
    clientFolder: existsSync(clientFolder) ? clientFolder : null,
  });
  await loadAdministrativeUnits({ ...base, live: app.hub });
  await new Promise<void>((resolve, reject) => {
    app.http.once('error', reject);
    app.http.listen(env.port, env.host, resolve);
  });
  wiring.log.info({ port: env.port, host: env.host }, 'listening');
  return {
    port: env.port,
    async close() {
      await app.close();
      await wiring.close();
    },
  };
});
