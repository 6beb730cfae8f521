// Jobs over BullMQ, on Redis when there is one and on PostgreSQL otherwise. Nothing else knows which.
// QueueEvents and waitUntilFinished are not used: on PostgreSQL they lose events (docs/decisions/0002).
import {
  createPostgresBackend,
  Queue,
  UnrecoverableError,
  withBackend,
  Worker,
  type Job,
  type JobsOptions,
} from 'bullmq';
import { Redis } from 'ioredis';

import { jobs, type JobName, type JobPayload } from '#contract/jobs.ts';
import { Problem } from '#contract/problems.ts';
import type { JobSender } from '#server/context.ts';
import type { Log } from './log.ts';
import { pulseEveryMs } from './worker-pulse.ts';

/** A job waits in the queue of its kind of work, so that a long list never holds up a call. */
const queueOfJob = {
  'assign-cases': 'floor',
  sweep: 'floor',
  // In the queue that hands out cases: while this one is not taken, nobody is called.
  'beat-pulse': 'floor',
  'place-call': 'dial',
  'connect-station': 'dial',
  // A citizen's leg is not left open because the carrier takes one new call a second.
  'hang-up': 'control',
  'set-mute': 'control',
  'follow-consent': 'control',
  'expect-list': 'lists',
  'read-list': 'lists',
  'draw-sample': 'lists',
} as const satisfies Record<JobName, string>;
type QueueName = (typeof queueOfJob)[JobName];
const queueNames = ['floor', 'dial', 'control', 'lists'] as const satisfies readonly QueueName[];

export type Processors = { readonly [J in JobName]: (payload: JobPayload<J>) => Promise<void> };

export interface QueueSettings {
  readonly databaseUrl: string;
  readonly redisUrl: string | null;
  readonly log: Log;
}

export interface Queues {
  readonly sender: JobSender;
  /** Starts working off all queues; `callsPerSecond` is the carrier's limit. */
  work(processors: Processors, options: { callsPerSecond: number; sweepEveryMs: number }): Promise<void>;
  /** Resolves when the queue's store answers. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** What both kinds of queue have in common, as far as it is used here. */
interface AnyQueue {
  add(name: string, data: unknown, options: JobsOptions): Promise<unknown>;
  upsertJobScheduler(
    id: string,
    repeat: { every: number },
    template: { name: string; data: unknown },
  ): Promise<unknown>;
  getJobCounts(type: 'wait'): Promise<unknown>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  close(): Promise<void>;
}
interface AnyWorker {
  on(event: 'error', listener: (error: Error) => void): unknown;
  waitUntilReady(): Promise<unknown>;
  close(): Promise<void>;
}
type ReceivedJob = Pick<Job, 'name' | 'data'>;
interface Pacing {
  readonly concurrency: number;
  readonly limiter?: { max: number; duration: number };
}

interface Backend {
  queue(name: QueueName): AnyQueue;
  worker(name: QueueName, process: (job: ReceivedJob) => Promise<void>, pacing: Pacing): AnyWorker;
  close(): Promise<void>;
}

const keep = { removeOnComplete: 500, removeOnFail: 2000 };
const recovery = { lockDuration: 15_000, stalledInterval: 5_000 };

function onPostgres(databaseUrl: string): Backend {
  const classes = withBackend(createPostgresBackend);
  const connection = (max: number) => ({
    connectionString: databaseUrl,
    schema: 'bullmq',
    migrate: true,
    max,
  });
  return {
    queue: (name) => new classes.Queue(name, { connection: connection(2), defaultJobOptions: keep }),
    worker: (name, process, pacing) =>
      new classes.Worker(name, process, { connection: connection(4), ...recovery, ...pacing }),
    close: async () => undefined,
  };
}

function onRedis(redisUrl: string): Backend {
  const connections: Redis[] = [];
  const connect = () => {
    const redis = new Redis(redisUrl, { maxRetriesPerRequest: null });
    connections.push(redis);
    return redis;
  };
  return {
    queue: (name) => new Queue(name, { connection: connect(), defaultJobOptions: keep }),
    worker: (name, process, pacing) =>
      new Worker(name, process, { connection: connect(), ...recovery, ...pacing }),
    close: async () => {
      for (const redis of connections) redis.disconnect();
    },
  };
}

/** Opens the queues for sending; call `work` in the process that is to do the jobs. */
export function openQueues(settings: QueueSettings): Queues {
  const backend = settings.redisUrl ? onRedis(settings.redisUrl) : onPostgres(settings.databaseUrl);
  const queues = Object.fromEntries(queueNames.map((name) => [name, backend.queue(name)])) as Record<
    QueueName,
    AnyQueue
  >;
  const workers: AnyWorker[] = [];
  const noteError = (where: string) => (error: Error) =>
    settings.log.warn({ err: error, where }, 'queue connection');
  for (const name of queueNames) queues[name].on('error', noteError(name));

  return {
    sender: {
      async enqueue(name, payload) {
        await queues[queueOfJob[name]].add(name, payload, {
          attempts: 3,
          backoff: { type: 'exponential', delay: 500 },
        });
      },
    },
    async work(processors, { callsPerSecond, sweepEveryMs }) {
      const pacing: Record<QueueName, Pacing> = {
        floor: { concurrency: 4 },
        dial: { concurrency: 10, limiter: { max: callsPerSecond, duration: 1000 } },
        control: { concurrency: 10 },
        lists: { concurrency: 1 },
      };
      for (const name of queueNames) {
        const worker = backend.worker(name, (job) => runJob(processors, job, settings.log), pacing[name]);
        worker.on('error', noteError(name));
        workers.push(worker);
        await worker.waitUntilReady();
      }
      const every = (name: 'sweep' | 'beat-pulse', everyMs: number) =>
        queues.floor.upsertJobScheduler(name, { every: everyMs }, { name, data: {} });
      await Promise.all([every('sweep', sweepEveryMs), every('beat-pulse', pulseEveryMs)]);
    },
    async check() {
      await queues.floor.getJobCounts('wait');
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.close()));
      await Promise.all(queueNames.map((name) => queues[name].close()));
      await backend.close();
    },
  };
}

async function runJob(processors: Processors, job: ReceivedJob, log: Log): Promise<void> {
  const name = job.name as JobName;
  try {
    const payload: unknown = jobs[name].parse(job.data);
    await (processors[name] as (payload: unknown) => Promise<void>)(payload);
  } catch (thrown) {
    log.error({ err: thrown, job: name, data: job.data as unknown }, 'job failed');
    // A refusal stays a refusal however often it is tried.
    if (thrown instanceof Problem && thrown.status < 500) throw new UnrecoverableError(thrown.code);
    throw thrown;
  }
}
