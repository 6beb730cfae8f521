// The simulated telephone network, driven by Twilio's own SDK over HTTP: calls, their callbacks, and the API's errors.

import type { CallListInstanceCreateOptions } from 'twilio/lib/rest/api/v2010/account/call.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { startSimulator, type Simulator } from '#simulator/start-simulator.ts';
import { startReceiver, twilioClientFor, type Receiver } from '#tests/support/simulator-harness.ts';

let simulator: Simulator;
let receiver: Receiver;
let client: ReturnType<typeof twilioClientFor>;

beforeEach(async () => {
  simulator = await startSimulator();
  receiver = await startReceiver(simulator.authToken);
  client = twilioClientFor(simulator.origin, simulator.accountSid, simulator.authToken);
});

afterEach(async () => {
  await simulator.close();
  await receiver.close();
});

const survey = '+842473000000';

function request(
  to: string,
  changes: Partial<CallListInstanceCreateOptions> = {},
): CallListInstanceCreateOptions {
  return {
    to,
    from: survey,
    url: `${receiver.origin}/twiml`,
    statusCallback: `${receiver.origin}/status`,
    statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
    timeout: 25,
    ...changes,
  };
}

/** Places a call and waits until the telephone has done what it does. */
async function called(to: string, changes: Partial<CallListInstanceCreateOptions> = {}): Promise<string> {
  const { sid } = await client.calls.create(request(to, changes));
  await simulator.whenIdle();
  return sid;
}

function statuses(): string[] {
  return receiver.at('/status').map(({ CallStatus }) => CallStatus ?? '');
}

function joining(name: string, attributes = ''): string {
  return `<Response><Dial><Conference ${attributes}>${name}</Conference></Dial></Response>`;
}

describe('a call', () => {
  test('is queued when it is placed, then goes through every status in order', async () => {
    const placed = await client.calls.create(request('+84900000001'));
    expect(placed.status).toBe('queued');
    expect(placed.startTime).toBeNull();
    await simulator.whenIdle();
    expect(statuses()).toEqual(['initiated', 'ringing', 'in-progress', 'completed']);
    expect(receiver.at('/status').map(({ SequenceNumber }) => SequenceNumber)).toEqual(['0', '1', '2', '3']);
    expect((await client.calls(placed.sid).fetch()).status).toBe('completed');
  });

  test('carries what Twilio sends, and its length in seconds and started minutes at the end', async () => {
    const sid = await called('+84900000001');
    const [first, , , last] = receiver.at('/status');
    expect(first).toMatchObject({
      CallSid: sid,
      AccountSid: simulator.accountSid,
      From: survey,
      To: '+84900000001',
      Direction: 'outbound-api',
      ApiVersion: '2010-04-01',
      CallbackSource: 'call-progress-events',
    });
    expect(new Date(first?.['Timestamp'] ?? '').getTime()).toBeGreaterThan(0);
    expect(first).not.toHaveProperty('CallDuration');
    expect(last).toMatchObject({ CallDuration: '1', Duration: '1', SipResponseCode: '200' });
  });

  test.each([
    ['+84900000002', 'no-answer', ['initiated', 'ringing', 'no-answer'], '487'],
    ['+84900000003', 'busy', ['initiated', 'ringing', 'busy'], '486'],
    ['+84900000004', 'failed', ['initiated', 'failed'], '480'],
    ['+84900000005', 'failed', ['initiated', 'failed'], '404'],
  ])('to %s ends as %s', async (to, status, expected, sipResponseCode) => {
    const sid = await called(to);
    expect(statuses()).toEqual(expected);
    expect(receiver.at('/status').at(-1)).toMatchObject({
      SipResponseCode: sipResponseCode,
      CallDuration: '0',
    });
    expect((await client.calls(sid).fetch()).status).toBe(status);
    expect(receiver.at('/twiml')).toEqual([]);
  });

  test('is not answered when it would ring longer than the timeout', async () => {
    simulator.setBehaviour('+84912345678', { kind: 'completes', ringSeconds: 30 });
    await called('+84912345678', { timeout: 20 });
    expect(statuses().at(-1)).toBe('no-answer');
  });

  test('reports only the events asked for, and the end when none is', async () => {
    await called('+84900000001', { statusCallbackEvent: ['answered'] });
    expect(statuses()).toEqual(['in-progress']);
    const { statusCallbackEvent: _none, ...withoutEvents } = request('+84900000001');
    await client.calls.create(withoutEvents);
    await simulator.whenIdle();
    expect(statuses()).toEqual(['in-progress', 'completed']);
  });

  test('to a station is answered at once and stays until it is hung up', async () => {
    receiver.answerWith(joining('ca-1'));
    const sid = await called('client:operator-7');
    expect(statuses()).toEqual(['initiated', 'ringing', 'in-progress']);
    await client.calls(sid).update({ status: 'completed' });
    await simulator.whenIdle();
    expect(statuses().at(-1)).toBe('completed');
  });

  test('whose citizen hangs up by themselves is completed', async () => {
    receiver.answerWith(joining('ca-1'));
    await called('+84900000017');
    expect(statuses().at(-1)).toBe('completed');
  });

  test('is answered by a machine when somebody asked to know', async () => {
    receiver.answerWith(joining('ca-1'));
    const machine = await called('+84900000018', { machineDetection: 'Enable' });
    const human = await called('+84900000001', { machineDetection: 'Enable' });
    expect((await client.calls(machine).fetch()).answeredBy).toBe('machine_start');
    expect((await client.calls(human).fetch()).answeredBy).toBe('human');
    expect(receiver.at('/twiml').map(({ AnsweredBy }) => AnsweredBy)).toEqual(['machine_start', 'human']);
  });

  test('beyond the calls per second stays queued until its turn, and can be canceled there', async () => {
    const slow = await startSimulator({ callsPerSecond: 0.01 });
    const slowClient = twilioClientFor(slow.origin, slow.accountSid, slow.authToken);
    const firstEnded = new Promise<void>((resolve) => {
      slow.onCall(({ status }) => {
        if (status === 'busy') resolve();
      });
    });
    await slowClient.calls.create(request('+84900000003'));
    const second = await slowClient.calls.create(request('+84900000003'));
    await firstEnded;
    expect((await slowClient.calls(second.sid).fetch()).status).toBe('queued');
    expect(Number(second.queueTime)).toBeGreaterThan(0);
    await slowClient.calls(second.sid).update({ status: 'canceled' });
    await slow.whenIdle();
    expect(slow.log().calls.map(({ status }) => status)).toEqual(['busy', 'canceled']);
    expect(slow.log().calls[1]?.startedAt).toBeNull();
    await slow.close();
  });
});

describe('signatures', () => {
  test('every request of the network is signed over its address and parameters', async () => {
    receiver.answerWith(
      joining(
        'ca-1',
        `statusCallback="${receiver.origin}/room?ca=1&amp;x=%C4%91" statusCallbackEvent="join leave end"`,
      ),
    );
    const sid = await called('+84900000001', {
      statusCallback: `${receiver.origin}/status?attempt=9&name=a%20b`,
    });
    await called('+84900000003', { statusCallbackMethod: 'GET' });
    await client.calls(sid).update({ status: 'completed' });
    await simulator.whenIdle();
    expect(receiver.at('/room').length).toBe(3);
    expect(receiver.received.length).toBeGreaterThan(8);
    expect(receiver.received.filter(({ signatureIsValid }) => !signatureIsValid)).toEqual([]);
  });

  test('a receiver with another token finds them false', async () => {
    const stranger = await startReceiver('another-token');
    await called('+84900000003', { statusCallback: `${stranger.origin}/status` });
    expect(stranger.received.map(({ signatureIsValid }) => signatureIsValid)).toEqual([false, false, false]);
    await stranger.close();
  });
});

describe('callbacks', () => {
  test('that get no 2xx are sent once more with the same token, and no third time', async () => {
    receiver.failNext('/status', 500, 503);
    await called('+84900000003', { statusCallbackEvent: ['completed'] });
    expect(statuses()).toEqual(['busy', 'busy']);
    const tokens = new Set(receiver.received.map(({ idempotencyToken }) => idempotencyToken));
    expect(tokens.size).toBe(1);
    expect(simulator.log().callbacks[0]?.tries).toEqual([500, 503]);
    expect(simulator.log().warnings.map(({ code }) => code)).toEqual([15003]);
  });

  test('are given up when nobody is there, and the call goes on', async () => {
    await receiver.close();
    const sid = await called('+84900000003');
    expect(simulator.log().callbacks.map(({ tries }) => tries)).toEqual([
      [null, null],
      [null, null],
      [null, null],
    ]);
    expect((await client.calls(sid).fetch()).status).toBe('busy');
  });

  test('can be lost, doubled and late on request', async () => {
    simulator.addCallbackFault({ kind: 'drop', events: ['ringing'], times: 1 });
    simulator.addCallbackFault({ kind: 'duplicate', events: ['completed'] });
    simulator.addCallbackFault({ kind: 'delay', events: ['initiated'], seconds: 60 });
    await called('+84900000003');
    expect(statuses()).toEqual(['busy', 'busy', 'initiated']);
  });

  test('can arrive in the opposite order, by themselves or when released', async () => {
    simulator.addCallbackFault({ kind: 'reorder', to: '+84900000003' });
    await called('+84900000003');
    expect(statuses()).toEqual(['busy', 'ringing', 'initiated']);
    expect(receiver.at('/status').map(({ SequenceNumber }) => SequenceNumber)).toEqual(['2', '1', '0']);

    simulator.addCallbackFault({ kind: 'hold', to: '+84900000004' });
    await called('+84900000004');
    expect(statuses()).toHaveLength(3);
    simulator.releaseCallbacks('in-order');
    await simulator.whenIdle();
    expect(statuses().slice(3)).toEqual(['initiated', 'failed']);
  });
});

describe('the API', () => {
  test('knows one account and its token', async () => {
    const forged = twilioClientFor(simulator.origin, simulator.accountSid, 'not-the-token');
    await expect(forged.calls.create(request('+84900000001'))).rejects.toMatchObject({
      status: 401,
      code: 20003,
    });
    const stranger = twilioClientFor(simulator.origin, `AC${'1'.repeat(32)}`, simulator.authToken);
    await expect(stranger.calls.list()).rejects.toMatchObject({ status: 401, code: 20003 });
    const crossing = client.api.v2010.accounts(`AC${'1'.repeat(32)}`);
    await expect(crossing.calls.list()).rejects.toMatchObject({ status: 401 });
    expect(simulator.log().calls).toEqual([]);
  });

  test.each([
    ['0912345678', 21211],
    ['+8491234567', 21211],
    ['+84119', 21211],
    ['+14155550100', 21215],
  ])('does not call %s', async (to, code) => {
    await expect(client.calls.create(request(to))).rejects.toMatchObject({ status: 400, code });
  });

  test('says what else is wrong with a request', async () => {
    await expect(client.calls.create(request('+84900000001', { from: 'x' }))).rejects.toMatchObject({
      code: 21212,
    });
    await expect(client.calls.create(request('+84900000001', { url: 'nowhere' }))).rejects.toMatchObject({
      code: 21205,
    });
    await expect(client.calls.create({ to: '+84900000001', from: survey })).rejects.toMatchObject({
      code: 21205,
    });
    const unknown = client.calls(`CA${'f'.repeat(32)}`);
    await expect(unknown.fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
    await expect(client.messages.list()).rejects.toMatchObject({ status: 404, code: 20404 });
  });

  test('changes only calls that are still going on', async () => {
    const ended = await called('+84900000003');
    await expect(client.calls(ended).update({ status: 'completed' })).rejects.toMatchObject({
      status: 400,
      code: 21220,
    });
    const { sid } = await client.calls.create(
      request('client:operator-1', { twiml: '<Response><Pause length="1"/></Response>' }),
    );
    await simulator.whenIdle();
    await expect(client.calls(sid).update({ twiml: '<Response/>' })).rejects.toMatchObject({ code: 21220 });
  });

  test('cancels a call that rings', async () => {
    const patient = await startSimulator({ timeScale: 1 });
    const other = twilioClientFor(patient.origin, patient.accountSid, patient.authToken);
    const ringing = new Promise<string>((resolve) => {
      patient.onCall(({ sid, status }) => {
        if (status === 'ringing') resolve(sid);
      });
    });
    await other.calls.create(request('+84900000001'));
    const sid = await ringing;
    expect((await other.calls(sid).fetch()).status).toBe('ringing');
    await other.calls(sid).update({ status: 'canceled' });
    await patient.whenIdle();
    expect(statuses()).toEqual(['initiated', 'ringing', 'canceled']);
    await patient.close();
  });

  test('lists the newest first, page by page, and by number, status and time', async () => {
    for (const to of ['+84900000003', '+84900000004', '+84900000003', '+84900000002', '+84900000003'])
      await called(to);
    const all = await client.calls.list({ pageSize: 2 });
    expect(all.map(({ to }) => to.slice(-1))).toEqual(['3', '2', '3', '4', '3']);
    const first = await client.calls.page({ pageSize: 2 });
    await called('+84900000005');
    const second = await first.nextPage();
    expect(second?.instances.map(({ sid }) => sid)).toEqual(all.slice(2, 4).map(({ sid }) => sid));
    expect(await client.calls.list({ to: '+84900000003', status: 'busy' })).toHaveLength(3);
    expect(await client.calls.list({ to: '+84900000003', from: '+842473000001' })).toEqual([]);
    const now = Date.now();
    expect(await client.calls.list({ startTimeAfter: new Date(now - 60_000) })).toHaveLength(6);
    expect(await client.calls.list({ startTimeAfter: new Date(now + 60_000) })).toEqual([]);
    expect(await client.calls.list({ startTimeBefore: new Date(now - 60_000) })).toEqual([]);
  });

  test('can refuse, and can lose the answer to a request it has carried out', async () => {
    simulator.addRestFault({ kind: 'too-many-requests', times: 1 });
    await expect(client.calls.list()).rejects.toMatchObject({ status: 429, code: 20429 });
    simulator.addRestFault({ kind: 'unavailable', method: 'POST', times: 1 });
    await expect(client.calls.create(request('+84900000003'))).rejects.toMatchObject({ status: 503 });
    expect(simulator.log().calls).toEqual([]);
    simulator.addRestFault({ kind: 'lose-answer', method: 'POST', times: 1 });
    await expect(client.calls.create(request('+84900000003'))).rejects.toThrow(
      /socket|hang up|ECONNRESET|aborted/i,
    );
    await simulator.whenIdle();
    expect(simulator.log().calls.map(({ status }) => status)).toEqual(['busy']);
    expect(await client.calls.list({ to: '+84900000003' })).toHaveLength(1);
  });
});

describe('TwiML', () => {
  test('is fetched with the call when it is answered, and obeyed to its end', async () => {
    receiver.answerWith(
      '<Response><Say language="vi-VN">Xin chào</Say><Pause length="2"/><Redirect>/twiml-2</Redirect><Hangup/></Response>',
    );
    receiver.answerWith('<Response><Say>Cảm ơn</Say></Response>', { path: '/twiml-2' });
    const sid = await called('+84900000001');
    expect(receiver.received.map(({ path }) => path).filter((path) => path !== '/status')).toEqual([
      '/twiml',
      '/twiml-2',
    ]);
    expect(receiver.at('/twiml')[0]).toMatchObject({
      CallSid: sid,
      CallStatus: 'in-progress',
      To: '+84900000001',
    });
    expect(statuses().at(-1)).toBe('completed');
    expect(simulator.log().warnings).toEqual([]);
  });

  test('that redirects for ever ends the call', async () => {
    receiver.answerWith('<Response><Redirect>/twiml</Redirect></Response>');
    await called('+84900000001');
    expect(statuses().at(-1)).toBe('completed');
    expect(simulator.log().warnings.map(({ code }) => code)).toEqual([11205]);
  });

  test.each([
    ['that is not well-formed', '<Response><Dial>', 'text/xml', 12100],
    ['with another root', '<Answer/>', 'text/xml', 12100],
    ['that is not XML', '{}', 'application/json', 12300],
  ])('%s ends the call', async (_what, body, contentType, code) => {
    receiver.answerWith(body, { contentType });
    await called('+84900000001');
    expect(statuses().at(-1)).toBe('completed');
    expect(simulator.log().warnings.map((warning) => warning.code)).toEqual([code]);
  });

  test('that cannot be fetched ends the call', async () => {
    receiver.failNext('/twiml', 500);
    await called('+84900000001');
    expect(statuses().at(-1)).toBe('completed');
    expect(simulator.log().warnings.map(({ code }) => code)).toEqual([11200]);
  });

  test('of a call in progress can be replaced', async () => {
    receiver.answerWith(
      joining('old', `statusCallback="${receiver.origin}/room" statusCallbackEvent="leave"`),
    );
    const sid = await called('client:operator-1');
    await client.calls(sid).update({ twiml: joining('new') });
    await simulator.whenIdle();
    expect(receiver.at('/room')).toMatchObject([{ ReasonParticipantLeft: 'participant_updated_via_api' }]);
    const live = await client.conferences.list({ status: 'init' });
    expect(live.map(({ friendlyName }) => friendlyName)).toEqual(['new']);
    await client.calls(sid).update({ url: `${receiver.origin}/twiml-goodbye` });
    await simulator.whenIdle();
    expect(statuses().at(-1)).toBe('completed');
  });
});
