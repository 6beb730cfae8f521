// A room of operators for benchmark and fault runs of answers: a durable PostgreSQL, the server as a process of its own, everybody
// signed in with a form open and a socket up. Nothing is dialled: sessions and forms are put where sign-ins and calls
// would have put them.
import { createHmac, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { io, type Socket } from 'socket.io-client';

import type { ClientToServerEvents, ServerToClientEvents } from '#contract/live-events.ts';
import { anyFreePort } from '#launcher/free-port.ts';
import { applyMigrations } from '#launcher/migrations/apply-migrations.ts';
import { ensureDatabase, startEmbeddedPostgres } from '#launcher/postgres/embedded-postgres.ts';
import { seedQuestionnaires } from '#prisma/seed/questionnaires.ts';
import { offlineContext } from '#server/platform/offline-context.ts';
import { openDatabase, type OpenDatabase } from '#server/platform/database.ts';
import { startPart, type Part } from './processes.ts';
import { activeSurvey, mobileNumbers } from './survey.ts';

const secret = 'a secret for measuring alone, 32 characters';

export interface Seat {
  readonly interviewId: string;
  readonly operatorId: string;
  readonly socket: Socket<ServerToClientEvents, ClientToServerEvents>;
}

export interface AnswerRoom {
  readonly database: OpenDatabase;
  readonly server: Part;
  readonly seats: readonly Seat[];
  /** The form is opened again, as by a page that is reloaded. Gives the new epoch. */
  openAgain(seat: Seat): Promise<number>;
  close(): Promise<void>;
}

/** Opens the room; `count` operators are connected when it returns. */
export async function openAnswerRoom(count: number): Promise<AnswerRoom> {
  const folder = mkdtempSync(join(tmpdir(), 'lang-nghe-answer-'));
  const postgres = await startEmbeddedPostgres({ directory: join(folder, 'postgres') });
  await ensureDatabase(postgres.url('postgres'), 'bench');
  const url = postgres.url('bench');
  await applyMigrations(url);
  const database = openDatabase(url);
  const operators = await fill(database, url, count);
  const port = await anyFreePort('127.0.0.1');
  const server = await startPart('server/main.ts', {
    PORT: String(port),
    DATABASE_URL: url,
    REDIS_URL: '',
    AUTH_SECRET: secret,
    TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
    TWILIO_AUTH_TOKEN: 'none',
    TWILIO_FROM: '+15005550006',
    // Nobody answers there, and nothing is asked.
    TWILIO_API_BASE_URL: 'http://127.0.0.1:9',
    LOG_LEVEL: 'fatal',
  });
  const seats: Seat[] = [];
  for (const { id: operatorId, interviewId, token } of operators)
    seats.push({ interviewId, operatorId, socket: await connect(`http://127.0.0.1:${port}`, token) });
  return {
    database,
    server,
    seats,
    async openAgain({ interviewId, operatorId }) {
      const { consoleEpoch: epoch } = await database.prisma.interview.update({
        where: { id: interviewId },
        data: { consoleEpoch: { increment: 1 } },
      });
      await database.prisma.interviewOpening.create({
        data: { interviewId, epoch, operatorId, openedAt: new Date() },
      });
      return epoch;
    },
    async close() {
      for (const { socket } of seats) socket.disconnect();
      await server.stop();
      await database.close();
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Connects with the cookie that better-auth sets for a session: its token, signed. */
async function connect(origin: string, token: string): Promise<Seat['socket']> {
  const signature = createHmac('sha256', secret).update(token).digest('base64');
  const cookie = `lang-nghe.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
  const socket: Seat['socket'] = io(origin, {
    transports: ['websocket'],
    extraHeaders: { cookie },
    forceNew: true,
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return socket;
}

/** Operators with a session and a form of their own. */
async function fill(database: OpenDatabase, url: string, count: number) {
  const { prisma } = database;
  const ctx = offlineContext(database);
  const versions = await seedQuestionnaires(ctx);
  const now = new Date();
  const operators = Array.from({ length: count }, (_, index) => ({
    id: randomUUID(),
    interviewId: randomUUID(),
    token: randomUUID(),
    username: `dtv${index + 1}`,
  }));
  await prisma.user.createMany({
    data: operators.map(({ id, username }) => ({
      id,
      username,
      displayUsername: username,
      name: username,
      email: `${username}@lang-nghe.invalid`,
      emailVerified: true,
      role: 'operator' as const,
      unit: 'bench',
      station: `client:${username}`,
    })),
  });
  await prisma.session.createMany({
    data: operators.map(({ id, token }) => ({
      id: randomUUID(),
      token,
      userId: id,
      expiresAt: new Date(now.getTime() + 3_600_000 * 11),
    })),
  });
  const first = await prisma.user.findFirstOrThrow();
  const surveyId = await activeSurvey(
    { ...ctx, actor: { ...first, username: first.username ?? '' } },
    url,
    versions,
    { phones: mobileNumbers(count) },
  );
  const cases = await prisma.case.findMany({ where: { surveyId }, take: count, select: { id: true } });
  const opened = cases.flatMap((surveyCase, index) => {
    const operator = operators[index];
    return operator === undefined ? [] : [{ caseId: surveyCase.id, ...operator }];
  });
  await prisma.interview.createMany({
    data: opened.map(({ interviewId, caseId, id }) => ({
      id: interviewId,
      surveyId,
      caseId,
      purpose: 'interview' as const,
      questionnaireVersionId: versions.interviewVersionId,
      operatorId: id,
      consoleEpoch: 1,
      startedAt: now,
    })),
  });
  await prisma.interviewOpening.createMany({
    data: opened.map(({ interviewId, id }) => ({ interviewId, epoch: 1, operatorId: id, openedAt: now })),
  });
  if (opened.length < count) throw new Error(`${opened.length} forms could be opened, not ${count}`);
  return opened;
}
