// The voice door of the simulated network, and the doors for tests beside it, over HTTP as a browser uses them.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';

import { startSimulator, type Simulator } from '#simulator/start-simulator.ts';
import { startReceiver, twilioClientFor, type Receiver } from '#tests/support/simulator-harness.ts';

let simulator: Simulator;
let receiver: Receiver;
let client: ReturnType<typeof twilioClientFor>;

beforeEach(async () => {
  simulator = await startSimulator({ day: { asksBack: 0 } });
  receiver = await startReceiver(simulator.authToken);
  client = twilioClientFor(simulator.origin, simulator.accountSid, simulator.authToken);
});

afterEach(async () => {
  await simulator.close();
  await receiver.close();
});

const satisfaction = [
  { code: '1', label: 'Rất không hài lòng' },
  { code: '2', label: 'Không hài lòng' },
  { code: '3', label: 'Bình thường' },
  { code: '4', label: 'Hài lòng' },
  { code: '5', label: 'Rất hài lòng' },
];

/** Exactly what the door gives: never the code of an answer. */
const reply = z.strictObject({
  reply: z.string(),
  hungUp: z.literal(true).optional(),
  seconds: z.number().optional(),
});
type Reply = z.infer<typeof reply>;

async function answered(to: string): Promise<string> {
  const { sid } = await client.calls.create({
    to,
    from: '+842473000000',
    twiml: '<Response><Dial><Conference>ca-1</Conference></Dial></Response>',
    statusCallback: `${receiver.origin}/status`,
  });
  await simulator.whenIdle();
  return sid;
}

function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(simulator.origin + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

async function say(sid: string, text: string, question?: object): Promise<Reply> {
  const response = await post(`/voice/calls/${sid}/say`, { language: 'vi', text, question });
  expect(response.status).toBe(200);
  return reply.parse(await response.json());
}

function ask(sid: string, name: string): Promise<Reply> {
  return say(sid, 'Ông/Bà có hài lòng với nơi ngồi chờ không?', {
    name,
    kind: 'single',
    options: satisfaction,
    block: 'DV1',
  });
}

describe('a citizen at the voice door', () => {
  test('answers in words and never with the code, and the log knows what was meant', async () => {
    const sid = await answered('+84900000011');
    const { reply, ...rest } = await ask(sid, 'DV1.1');
    expect(reply.length).toBeGreaterThan(3);
    expect(reply).not.toMatch(/\d/);
    expect(rest).toEqual({});
    expect(simulator.log().calls[0]?.answers).toEqual([{ question: 'DV1.1', answer: '5', reply }]);
  });

  test('means the same when asked again, in plainer words', async () => {
    const sid = await answered('+84900000012');
    await ask(sid, 'DV1.1');
    expect((await ask(sid, 'DV1.1')).reply).toContain('Rất không hài lòng');
    expect(simulator.log().calls[0]?.answers).toHaveLength(1);
  });

  test('is the same person in the next call', async () => {
    const open = { name: 'open', kind: 'text', options: [] };
    const sex = {
      name: 'sex',
      kind: 'single',
      options: [
        { code: 'm', label: 'Nam' },
        { code: 'f', label: 'Nữ' },
      ],
    };
    simulator.setBehaviour('+84912345678', { kind: 'completes' });
    for (const _call of [1, 2]) {
      const sid = await answered('+84912345678');
      for (const question of [open, sex])
        await post(`/voice/calls/${sid}/say`, { language: 'vi', text: 'Xin hỏi?', question });
      simulator.hangUp(sid);
      await simulator.whenIdle();
    }
    const [first, second] = simulator.log().calls;
    expect(first?.answers).toHaveLength(2);
    expect(second?.answers).toEqual(first?.answers);
  });

  test('hangs up in the middle, and the call ends as on a telephone', async () => {
    const sid = await answered('+84900000009');
    const replies = [];
    for (let item = 1; item <= 13; item += 1) replies.push(await ask(sid, `DV1.${item}`));
    expect(replies.map(({ hungUp }) => hungUp ?? false)).toEqual([...Array<boolean>(12).fill(false), true]);
    await simulator.whenIdle();
    expect(receiver.at('/status')).toMatchObject([{ CallSid: sid, CallStatus: 'completed' }]);
    expect(simulator.log().calls[0]?.answers).toHaveLength(12);
    expect((await post(`/voice/calls/${sid}/say`, { language: 'vi', text: 'A lô?' })).status).toBe(409);
  });

  test.each([
    ['+84900000006', /nhầm|không có ai/, 2],
    ['+84900000007', /không/, 2],
    ['+84900000008', /gọi lại/, 3],
  ])('who will not be interviewed (%s) says so, then hangs up', async (to, words, patience) => {
    const sid = await answered(to);
    const replies = [];
    while (replies.length < patience)
      replies.push(await say(sid, 'Xin chào, có phải tôi đang nói chuyện với bà Tư không ạ?'));
    expect(replies[0]?.reply.toLowerCase()).toMatch(words);
    expect(replies.map(({ hungUp }) => hungUp ?? false)).toEqual(
      replies.map((_reply, turn) => turn + 1 === patience),
    );
    expect(simulator.log().calls[0]).toMatchObject({ status: 'completed', answers: [] });
  });

  test('where no time passes, takes as long as the words, and so does the call that is billed', async () => {
    await simulator.close();
    simulator = await startSimulator({ day: { asksBack: 0 }, timeScale: 0, authToken: simulator.authToken });
    client = twilioClientFor(simulator.origin, simulator.accountSid, simulator.authToken);
    const sid = await answered('+84900000011');
    const said = [await ask(sid, 'DV1.1'), await ask(sid, 'DV1.2')].map(({ seconds = 0 }) => seconds);
    simulator.hangUp(sid);
    await simulator.whenIdle();
    // 10 syllables at 5.2 a second, at least, and some words of the citizen's own.
    for (const seconds of said) expect(seconds).toBeGreaterThan(2);
    const spoken = said.reduce((sum, seconds) => sum + seconds, 0);
    const billed = Number(receiver.at('/status').at(-1)?.['CallDuration']);
    expect(billed).toBeGreaterThanOrEqual(Math.ceil(spoken));
    expect(billed).toBeLessThanOrEqual(Math.ceil(spoken + 1));
  });

  test('leaves a transcript', async () => {
    const sid = await answered('+84900000001');
    const { reply } = await say(sid, 'A lô, xin chào.');
    const response = await fetch(`${simulator.origin}/voice/calls/${sid}`);
    expect(await response.json()).toMatchObject({
      status: 'in-progress',
      transcript: [
        { speaker: 'operator', text: 'A lô, xin chào.' },
        { speaker: 'citizen', text: reply },
      ],
    });
  });

  test('is not found behind a station, an unknown call or a malformed request', async () => {
    const station = await answered('client:operator-1');
    const said = { language: 'vi', text: 'A lô?' };
    expect((await post(`/voice/calls/${station}/say`, said)).status).toBe(404);
    expect((await post('/voice/calls/CA0/say', said)).status).toBe(404);
    expect((await post(`/voice/calls/${station}/say`, { text: 1 })).status).toBe(400);
    expect((await fetch(`${simulator.origin}/voice/calls/CA0`)).status).toBe(404);
  });

  test('may be spoken to by pages of this machine only', async () => {
    const sid = await answered('+84900000001');
    const path = `/voice/calls/${sid}/say`;
    const said = { language: 'vi', text: 'A lô?' };
    const own = await post(path, said, { Origin: 'http://localhost:5173' });
    expect(own.headers.get('access-control-allow-origin')).toBe('http://localhost:5173');
    const preflight = await fetch(simulator.origin + path, {
      method: 'OPTIONS',
      headers: { Origin: 'http://127.0.0.1:3000', 'Access-Control-Request-Method': 'POST' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toBe('Content-Type');
    expect((await post(path, said, { Origin: 'https://example.com' })).status).toBe(403);
    expect(
      (await post('/control', { action: 'clear-faults' }, { Origin: 'http://localhost.example.com' })).status,
    ).toBe(403);
  });
});

describe('the control door', () => {
  test('steers what citizens do, for some calls or for good', async () => {
    await post('/control', {
      action: 'set-behaviour',
      to: '+84900000001',
      behaviour: { kind: 'busy' },
      times: 1,
    });
    await post('/control', { action: 'set-next-behaviour', behaviour: { kind: 'no-answer' } });
    await answered('+84900000001');
    await answered('+84900000001');
    await answered('+84900000001');
    expect(simulator.log().calls.map(({ status }) => status)).toEqual(['busy', 'no-answer', 'in-progress']);
    const sid = simulator.log().calls[2]?.sid;
    expect((await post('/control', { action: 'hang-up', callSid: sid })).status).toBe(204);
    expect((await post('/control', { action: 'hang-up', callSid: sid })).status).toBe(409);
    const idle = await fetch(`${simulator.origin}/idle`);
    expect(await idle.json()).toEqual({ idle: true });
    const log = await fetch(`${simulator.origin}/log`);
    expect(await log.json()).toMatchObject({
      calls: [{ attempt: 1 }, { attempt: 2 }, { attempt: 3, status: 'completed' }],
    });
  });

  test('puts faults between network and product until they are cleared', async () => {
    await post('/control', { action: 'add-callback-fault', fault: { kind: 'hold' } });
    await post('/control', { action: 'add-rest-fault', fault: { kind: 'unavailable', times: 1 } });
    await expect(client.calls.list()).rejects.toMatchObject({ status: 503 });
    await answered('+84900000003');
    expect(receiver.at('/status')).toEqual([]);
    await post('/control', { action: 'clear-faults' });
    await post('/control', { action: 'release-callbacks', order: 'reversed' });
    await simulator.whenIdle();
    expect(receiver.at('/status')).toHaveLength(1);
  });

  test('says what is wrong with a message', async () => {
    const response = await post('/control', {
      action: 'set-behaviour',
      to: '+84900000001',
      behaviour: { kind: 'sings' },
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      error: 'invalid',
      message: expect.stringContaining('behaviour'),
    });
  });

  test('health is answered to anybody', async () => {
    const response = await fetch(`${simulator.origin}/healthz`);
    expect(await response.json()).toMatchObject({ ok: true });
  });
});
