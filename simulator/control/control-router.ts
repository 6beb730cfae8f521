// The doors for tests and trainers: steer the citizens and the network, read the log, wait for quiet.

import express, { Router } from 'express';
import { z } from 'zod';

import type { SimulatorLog } from '#simulator/log/log.ts';

import { controlMessage, type ControlMessage } from './control-messages.ts';

interface ControlRouterParts {
  /** Carries a message out; false when it names a call that is not in progress. */
  control: (message: ControlMessage) => boolean;
  log: () => SimulatorLog;
  whenIdle: () => Promise<void>;
}

export function controlRouter(parts: ControlRouterParts): Router {
  const router = Router();

  router.post('/control', express.json(), (request, response) => {
    const read = controlMessage.safeParse(request.body);
    if (!read.success) {
      response.status(400).json({ error: 'invalid', message: z.prettifyError(read.error) });
    } else if (!parts.control(read.data)) {
      response.status(409).json({ error: 'not-in-progress', message: 'No such call is in progress.' });
    } else {
      response.status(204).end();
    }
  });

  router.get('/log', (_request, response) => {
    response.json(parts.log());
  });

  /** Answers when nothing is under way. */
  router.get('/idle', async (_request, response) => {
    await parts.whenIdle();
    response.json({ idle: true });
  });

  return router;
}
