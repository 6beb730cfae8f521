import { channel } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { createServer, request as httpRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';

import express from 'express';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { problemBody } from '#contract/problems.ts';
import { defaultCallRules, type CallRules } from '#domain/cases/call-rules.ts';
import { inTransaction, type Context } from '#server/context.ts';
import { consoleOf } from '#server/features/attempts/queries.ts';
import { floor } from '#server/features/monitoring/queries.ts';
import { CarrierError } from '#server/platform/carrier-error.ts';
import { openCarrier, type Carrier } from '#server/platform/carrier.ts';
import { readCopiedRows } from '#server/platform/copied-bytes.ts';
import { healthDoor } from '#server/platform/health.ts';
import { createLog } from '#server/platform/log.ts';
import { receiveFile } from '#server/platform/uploads.ts';
import { beatPulse, requireWorker } from '#server/platform/worker-pulse.ts';
import { freshDatabase, type FreshDatabase } from '#tests/support/database.ts';
import type { Person } from '#demo/person.ts';
import { startProduct, type Product } from '#tests/support/product.ts';
import { activeSurvey, mobileNumbers } from '#tests/support/survey.ts';

let database: FreshDatabase;
let product: Product;
let supervisor: Person;

beforeAll(async () => {
  database = await freshDatabase();
  product = await startProduct({ databaseUrl: database.url, withoutWorker: true });
  supervisor = await product.signIn('giamsat');
});
afterAll(async () => {
  await product.close();
  await database.drop();
});

let phonesUsed = 0;

async function surveyOf(persons: number, callRules?: CallRules): Promise<string> {
  const phones = mobileNumbers(persons, phonesUsed);
  phonesUsed += persons;
  const options = callRules ? { phones, callRules } : { phones };
  return activeSurvey(await product.as('giamsat'), database.url, product.versions, options);
}

const authToken = '0123456789abcdef0123456789abcdef';
const toE164 = '+84912345678';

function carrierAt(apiBaseUrl: string): Carrier {
  return openCarrier({
    accountSid: `AC${'0'.repeat(32)}`,
    authToken,
    apiBaseUrl,
    fromE164: '+15005550006',
    publicUrl: 'http://127.0.0.1:1',
  });
}

/** Answers every request to the carrier with this. */
async function answering(status: number, body: object): Promise<{ carrier: Carrier; stop: () => void }> {
  const server = createServer((_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { carrier: carrierAt(`http://127.0.0.1:${port}`), stop: () => void server.close() };
}

function logged(error: unknown): string {
  let lines = '';
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines += String(chunk);
      done();
    },
  });
  createLog('test', 'info', sink).warn({ err: error }, 'failed');
  return lines;
}

const failureOf = (attempt: Promise<unknown>): Promise<unknown> =>
  attempt.then(
    () => null,
    (error: unknown) => error,
  );

function expectNothingSecret(lines: string): void {
  expect(lines).toContain('CarrierError');
  expect(lines).not.toContain(authToken);
  expect(lines).not.toContain(Buffer.from(authToken).toString('base64').slice(4, 20));
  expect(lines).not.toContain('Authorization');
  expect(lines).not.toMatch(/(?:\+|%2B)84/);
}

describe('what is logged of the carrier', () => {
  test('a carrier that is not there leaves neither token nor number in the log', async () => {
    const { carrier, stop } = await answering(200, {});
    stop();
    const error = await failureOf(carrier.callCitizen({ callId: 'x', toE164, ringSeconds: 30 }));
    expect(error).toMatchObject({ status: null, message: expect.stringContaining('ECONNREFUSED') as string });
    expectNothingSecret(logged(error));
  });

  test('a refusal keeps its status and code and nothing of the number it quotes', async () => {
    const { carrier, stop } = await answering(400, {
      status: 400,
      code: 21211,
      message: `Invalid ${toE164}`,
    });
    const error = await failureOf(carrier.callCitizen({ callId: 'x', toE164, ringSeconds: 30 }));
    stop();
    expect(error).toBeInstanceOf(CarrierError);
    expect(error).toMatchObject({ status: 400, code: 21211 });
    expectNothingSecret(logged(error));
  });

  test('whatever else a library hangs on its error stays out, and numbers in its message', () => {
    const error = Object.assign(new Error(`request for ${toE164} failed`), {
      code: 'ECONNRESET',
      config: { headers: { Authorization: `Basic ${authToken}` } },
    });
    const lines = logged(error);
    expect(lines).toContain('ECONNRESET');
    expect(lines).not.toMatch(/Authorization|\+84/);
    expect(lines).not.toContain(authToken);
  });
});

test('a call of the same day but before the moment asked for is not taken for the one sought', async () => {
  const since = new Date('2024-03-18T02:00:00.000Z');
  const call = (sid: string, date: string) => ({
    sid,
    status: 'completed',
    date_created: date,
    start_time: null,
  });
  const { carrier, stop } = await answering(200, {
    calls: [
      call('CA-after', 'Mon, 18 Mar 2024 02:00:05 +0000'),
      call('CA-same-second', 'Mon, 18 Mar 2024 01:59:59 +0000'),
      call('CA-before', 'Mon, 18 Mar 2024 01:40:00 +0000'),
    ],
  });
  const found = await carrier.callsTo(toE164, since);
  stop();
  expect(found.map(({ sid }) => sid)).toEqual(['CA-after', 'CA-same-second']);
});

test('an effect that fails after the commit neither undoes the work nor holds up the next effect', async () => {
  const heard: string[] = [];
  const ctx: Context = {
    ...product.ctx,
    log: createLog('test', 'silent'),
    jobs: { enqueue: () => Promise.reject(new Error('no queue')) },
    live: { publish: (room) => void heard.push(room) },
  };
  const surveyId = '00000000-0000-4000-8000-000000000000';
  const result = await inTransaction(ctx, async (tx) => {
    await tx.db.doNotCall.create({ data: { phoneE164: '+84900000000', reason: 'x', addedAt: tx.now() } });
    await tx.jobs.enqueue('assign-cases', { surveyId });
    tx.live.publish('somewhere', 'survey:changed', { surveyId });
    return 'done';
  });
  expect(result).toBe('done');
  expect(heard).toEqual(['somewhere']);
  expect(await product.ctx.prisma.doNotCall.count({ where: { phoneE164: '+84900000000' } })).toBe(1);
});

describe('requests that no handler gets to see', () => {
  const json = { 'content-type': 'application/json' };
  test.each([
    ['a body that is no JSON', '/api/sign-in', { method: 'POST', headers: json, body: '{"username":' }],
    ['a body too large', '/api/sign-in', { method: 'POST', headers: json, body: `"${'x'.repeat(300_000)}"` }],
    ['a path that cannot be decoded', '/api/lists/%E0%A4%A', {}],
  ])('%s is refused as invalid input', async (_name, path, init: RequestInit) => {
    const response = await fetch(`${product.origin}${path}`, init);
    const text = await response.text();
    expect(response.status).toBe(400);
    expect(problemBody.parse(JSON.parse(text)).code).toBe('input-invalid');
    expect(text).not.toMatch(/node_modules|\bat \w/);
  });
});

describe('behind a proxy that rewrites Host', () => {
  const statusFor = async (origin: string): Promise<number | undefined> => {
    const request = httpRequest(`${product.origin}/api/sign-out`, {
      method: 'POST',
      headers: {
        host: 'noi-bo.example',
        origin,
        cookie: supervisor.cookie,
        'content-type': 'application/json',
      },
    });
    request.end('not json');
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    response.resume();
    return response.statusCode;
  };
  test('the public address is ours, another is not', async () => {
    expect(await statusFor(product.origin)).toBe(400);
    expect(await statusFor('http://xau.example')).toBe(403);
  });
});

/** Resolves when the server in this process has begun to answer a request to this path. */
function arrivalAt(path: string): Promise<void> {
  const started = channel('http.server.request.start');
  return new Promise((resolve) => {
    const listen = (message: unknown) => {
      if ((message as { request: IncomingMessage }).request.url !== path) return;
      started.unsubscribe(listen);
      resolve();
    };
    started.subscribe(listen);
  });
}

test('uploads that break off, wherever they do, leave the server up', async () => {
  const partHead = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n';
  const surveyId = await surveyOf(1);
  for (const sent of ['--b', partHead, `${partHead}a,b\n`, partHead + 'a,b\n'.repeat(200_000)]) {
    const arrived = arrivalAt(`/api/surveys/${surveyId}/lists`);
    const request = httpRequest(`${product.origin}/api/surveys/${surveyId}/lists`, {
      method: 'POST',
      headers: { cookie: supervisor.cookie, 'content-type': 'multipart/form-data; boundary=b' },
    });
    request.on('error', () => undefined);
    request.write(sent);
    await arrived;
    request.destroy();
  }
  const health = await fetch(`${product.origin}/healthz`);
  expect(health.status).toBe(200);
});

test('an upload that breaks off before anybody reads its file is an error of the file, not of the process', async () => {
  let close: (error: Error | null) => void;
  const closed = new Promise<Error | null>((resolve) => {
    close = resolve;
  });
  const server = createServer((request) => {
    void receiveFile(request).then(({ content }) => {
      content.on('close', () => close(content.errored));
      client.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = httpRequest({
    port: (server.address() as AddressInfo).port,
    host: '127.0.0.1',
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
  });
  client.on('error', () => undefined);
  client.write('--b\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\na,b\n');
  expect(await closed).toBeInstanceOf(Error);
  server.close();
});

test('rows are taken as they come; what the taker refuses, or PostgreSQL, ends the reading and leaves the connection in use', async () => {
  const pool = new pg.Pool({ connectionString: database.url, max: 1 });
  const read = async (last: string, refused = -1): Promise<number> => {
    let sum = 0;
    const query = `select int4send(n), '\\x00'::bytea || int4send(n) from generate_series(1, ${last}) n`;
    await readCopiedRows(pool, query, 2, (bytes, [first = 0, , second = 0]) => {
      const value = bytes.readInt32BE(first);
      if (value === refused) throw new Error(`row ${value} is refused`);
      sum += value + bytes.readInt32BE(second + 1);
    });
    return sum;
  };
  expect(await read('0')).toBe(0);
  expect(await read('100000')).toBe(100_000 * 100_001);
  await expect(read('100000', 7)).rejects.toThrow('row 7 is refused');
  await expect(read('no_such_column')).rejects.toThrow('no_such_column');
  await expect(read('10 / (1 - 1)')).rejects.toThrow('division by zero');
  expect(await read('3')).toBe(12);
  await pool.end();
});

describe('why due cases of the floor are not being called', () => {
  const at = (moment: string): Context => ({ ...product.ctx, now: () => new Date(moment) });

  test('in the lunch break they wait for the afternoon, and those with an appointment for an operator', async () => {
    const surveyId = await surveyOf(3, defaultCallRules);
    const first = await product.ctx.prisma.case.findFirstOrThrow({ where: { surveyId } });
    await product.ctx.prisma.case.update({
      where: { id: first.id },
      data: { appointmentAt: new Date('2030-03-18T04:55:00.000Z') },
    });
    const { stalls } = await floor(at('2030-03-18T12:00:00+07:00'), surveyId);
    expect(stalls).toEqual([
      { reason: 'outside-hours', count: 2, nextAt: '2030-03-18T06:30:00.000Z' },
      { reason: 'no-operator-ready', count: 1, nextAt: null },
    ]);
  });

  test('an operator whose headset or console has gone is not ready', async () => {
    const surveyId = await surveyOf(2);
    const { id: operatorId } = await product.ctx.prisma.user.findUniqueOrThrow({
      where: { username: 'dtv01' },
    });
    const now = new Date();
    const { id } = await product.ctx.prisma.operatorSession.create({
      data: {
        operatorId,
        surveyId,
        purpose: 'interview',
        state: 'ready',
        stateSince: now,
        conference: `test-${surveyId}`,
        seenAt: now,
        startedAt: now,
      },
    });
    const reasons = async () => (await floor(product.ctx, surveyId)).stalls.map(({ reason }) => reason);
    const set = (data: { stationUp?: boolean; seenAt?: Date }) =>
      product.ctx.prisma.operatorSession.update({ where: { id }, data });
    expect(await reasons()).toEqual(['no-operator-ready']);
    await set({ stationUp: true });
    expect(await reasons()).toEqual([]);
    await set({ seenAt: new Date(now.getTime() - 31_000) });
    expect(await reasons()).toEqual(['no-operator-ready']);
    await product.ctx.prisma.operatorSession.update({ where: { id }, data: { state: 'talking' } });
    expect(await reasons()).toEqual(['operators-busy']);
    await product.ctx.prisma.operatorSession.update({ where: { id }, data: { endedAt: now } });
  });

  test('a worker that takes no jobs is told to the floor, to the operator who waits, and at the health door', async () => {
    const surveyId = await surveyOf(1);
    const operator = await product.as('dtv01');
    const now = new Date();
    await product.ctx.prisma.operatorSession.create({
      data: {
        operatorId: operator.actor?.id ?? '',
        surveyId,
        purpose: 'interview',
        state: 'ready',
        stateSince: now,
        conference: `test-${surveyId}`,
        stationUp: true,
        seenAt: now,
        startedAt: now,
      },
    });
    const told = async () => ({
      floor: (await floor(product.ctx, surveyId)).workerSilentSince,
      console: (await consoleOf(operator)).waiting?.reason,
    });
    const well = () => Promise.resolve();
    const door = express().get(
      '/',
      healthDoor({ database: well, queue: well, carrier: well, worker: () => requireWorker(product.ctx) }),
    );
    const listening = door.listen(0, '127.0.0.1');
    await once(listening, 'listening');
    const health = async () => {
      const answer = await fetch(`http://127.0.0.1:${(listening.address() as AddressInfo).port}`);
      listening.close();
      return [answer.status, await answer.json()];
    };
    const beatAt = new Date(now.getTime() - 31_000);
    await product.ctx.prisma.workerPulse.updateMany({ data: { beatAt } });
    expect(await told()).toEqual({ floor: beatAt.toISOString(), console: 'worker-silent' });
    expect(await health()).toEqual([200, { database: 'ok', queue: 'ok', carrier: 'ok', worker: 'failing' }]);
    await beatPulse(product.ctx);
    expect(await told()).toEqual({ floor: null, console: 'looking' });
  });
});

test('cases that nobody has tried yet lower the response rate', async () => {
  const surveyId = await surveyOf(4);
  expect((await floor(product.ctx, surveyId)).band.responseRate).toBeNull();
  const first = await product.ctx.prisma.case.findFirstOrThrow({ where: { surveyId } });
  await product.ctx.prisma.case.update({
    where: { id: first.id },
    data: { status: 'final', disposition: 'complete', finalAt: new Date(), nextCallAt: null },
  });
  const { band, strata } = await floor(product.ctx, surveyId);
  expect(band.responseRate).toBe(1 / 4);
  expect(strata).toMatchObject([{ target: 4, open: 3, reserveLeft: 0 }]);
});
