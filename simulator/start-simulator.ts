// A running simulator: the network behind its HTTP doors. Used by main.ts as a process of its own and by tests inside
// theirs.

import { createServer, type Server } from 'node:http';

import express from 'express';

import type { CallbackFault } from './callbacks/callback-faults.ts';
import type { ReleaseOrder } from './callbacks/outbox.ts';
import type { Behaviour } from './citizens/behaviour.ts';
import { ordinaryDay, type DaySettings } from './citizens/day.ts';
import { controlRouter } from './control/control-router.ts';
import type { ControlMessage } from './control/control-messages.ts';
import { loggedCall, type LoggedCall, type SimulatorLog, type Warning } from './log/log.ts';
import { createNetwork } from './network.ts';
import { createRestFaults, type RestFault } from './rest/rest-faults.ts';
import { restRouter } from './rest/rest-router.ts';
import { demoAccountSid, demoAuthToken } from './settings.ts';
import { loopbackOrigins } from './voice/loopback-only.ts';
import { voiceRouter } from './voice/voice-router.ts';

export interface SimulatorOptions {
  /** 0, the default, takes a free port. */
  port?: number;
  host?: string;
  accountSid?: string;
  authToken?: string;
  seed?: number;
  /** Real seconds per simulated second; 0.001 unless given, so that a call takes milliseconds. 0: no time passes. */
  timeScale?: number;
  /** 1,000 unless given. */
  callsPerSecond?: number;
  /** Differences from an ordinary day. */
  day?: Partial<DaySettings>;
  /** Told of everything the product did wrong, as it happens. */
  onWarning?: (warning: Warning) => void;
}

export interface Simulator {
  /** The base address, such as http://127.0.0.1:3900, without a slash at the end. */
  origin: string;
  accountSid: string;
  authToken: string;
  log(): SimulatorLog;
  /** What the next `times` calls to this address meet; for good without `times`. */
  setBehaviour(to: string, behaviour: Behaviour, times?: number): void;
  /** What the next call to any telephone number meets. */
  setNextBehaviour(behaviour: Behaviour): void;
  clearBehaviours(): void;
  /** The called party hangs up now; false when the call is not in progress. */
  hangUp(callSid: string): boolean;
  addCallbackFault(fault: CallbackFault): void;
  addRestFault(fault: RestFault): void;
  clearFaults(): void;
  /** Sends what `hold` and `reorder` faults have kept back. */
  releaseCallbacks(order: ReleaseOrder): void;
  /**
   * Resolves when no telephone rings, no call is queued, no document or callback is on its way and no request is
   * being answered. A call that waits in a conference or for words is idle, a callback held back too.
   */
  whenIdle(): Promise<void>;
  /** Told of each new status of each call, with the call as the log shows it; gives back the way to stop. */
  onCall(listener: (call: LoggedCall) => void): () => void;
  close(): Promise<void>;
}

/** Starts a simulator; resolves when it listens. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const accountSid = options.accountSid ?? demoAccountSid;
  const authToken = options.authToken ?? demoAuthToken;
  const warnings: Warning[] = [];
  const listeners = new Set<(call: LoggedCall) => void>();
  const restFaults = createRestFaults();
  const network = createNetwork({
    accountSid,
    authToken,
    seed: options.seed ?? 1,
    timeScale: options.timeScale ?? 0.001,
    callsPerSecond: options.callsPerSecond ?? 1000,
    day: { ...ordinaryDay, ...options.day },
    now: () => new Date(),
    onCall(call) {
      for (const listener of listeners) listener(loggedCall(call));
    },
    onWarning(warning) {
      warnings.push(warning);
      options.onWarning?.(warning);
    },
  });
  const { calls, machine, exchange, outbox, callbackFaults, activity } = network;

  function log(): SimulatorLog {
    return { calls: calls.all().map(loggedCall), callbacks: [...outbox.sent()], warnings: [...warnings] };
  }

  function hangUp(callSid: string): boolean {
    const call = calls.find(callSid);
    if (call?.status !== 'in-progress') return false;
    machine.hangUp(call);
    return true;
  }

  function clearFaults(): void {
    callbackFaults.clear();
    restFaults.clear();
  }

  function control(message: ControlMessage): boolean {
    switch (message.action) {
      case 'set-behaviour':
        exchange.set(message.to, message.behaviour, message.times);
        return true;
      case 'set-next-behaviour':
        exchange.setNext(message.behaviour);
        return true;
      case 'clear-behaviours':
        exchange.clear();
        return true;
      case 'hang-up':
        return hangUp(message.callSid);
      case 'add-callback-fault':
        callbackFaults.add(message.fault);
        return true;
      case 'add-rest-fault':
        restFaults.add(message.fault);
        return true;
      case 'clear-faults':
        clearFaults();
        return true;
      case 'release-callbacks':
        outbox.release(message.order);
        return true;
    }
  }

  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.get('/healthz', (_request, response) => {
    response.json({ ok: true, calls: calls.all().length });
  });
  const rest = restRouter({
    ...network,
    accountSid,
    authToken,
    faults: restFaults,
    onDefect: (error) => network.warn(`defect in the simulator: ${String(error)}`),
  });
  app.use('/api', counted(activity), rest);
  app.use(loopbackOrigins);
  app.use(
    '/voice',
    counted(activity),
    voiceRouter({ ...network, now: () => new Date(), inNoTime: options.timeScale === 0 }),
  );
  app.use(controlRouter({ control, log, whenIdle: () => activity.whenIdle() }));

  const server = createServer(app);
  await listening(server, options.port ?? 0, options.host ?? '127.0.0.1');

  return {
    origin: originOf(server),
    accountSid,
    authToken,
    log,
    setBehaviour: (to, behaviour, times) => exchange.set(to, behaviour, times),
    setNextBehaviour: (behaviour) => exchange.setNext(behaviour),
    clearBehaviours: () => exchange.clear(),
    hangUp,
    addCallbackFault: (fault) => callbackFaults.add(fault),
    addRestFault: (fault) => restFaults.add(fault),
    clearFaults,
    releaseCallbacks: (order) => outbox.release(order),
    whenIdle: () => activity.whenIdle(),
    onCall(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      network.stop();
      return closed(server);
    },
  };
}

/** A request being answered keeps the simulator from being idle. */
function counted(activity: { begin(): () => void }): express.RequestHandler {
  return (_request, response, next) => {
    response.once('close', activity.begin());
    next();
  };
}

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function originOf(server: Server): string {
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The simulator listens on no port.');
  const { address, port, family } = bound;
  return family === 'IPv6' ? `http://[${address}]:${port}` : `http://${address}:${port}`;
}
