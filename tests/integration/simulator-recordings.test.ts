// Recordings at the simulated network, through Twilio's own SDK; the sound over HTTP, as it is fetched from Twilio.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { createRecordingLine } from '#server/platform/carrier-recordings.ts';
import { startSimulator, type Simulator } from '#simulator/start-simulator.ts';
import { startReceiver, twilioClientFor, type Receiver } from '#tests/support/simulator-harness.ts';

let simulator: Simulator;
let receiver: Receiver;
let client: ReturnType<typeof twilioClientFor>;

beforeAll(async () => {
  simulator = await startSimulator();
  receiver = await startReceiver(simulator.authToken);
  client = twilioClientFor(simulator.origin, simulator.accountSid, simulator.authToken);
});
afterAll(async () => {
  await simulator.close();
  await receiver.close();
});

async function saidTo(sid: string, text: string): Promise<void> {
  await fetch(`${simulator.origin}/voice/calls/${sid}/say`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ language: 'vi', text }),
  });
}

test('a call is recorded on request until it ends, and the recording can be fetched, listened to and deleted', async () => {
  receiver.answerWith('<Response><Dial><Conference>room</Conference></Dial></Response>');
  const { sid } = await client.calls.create({
    to: '+84900000001',
    from: '+842473000000',
    url: `${receiver.origin}/twiml`,
  });
  await simulator.whenIdle();
  const { sid: recordingSid } = await client.calls(sid).recordings.create({
    recordingChannels: 'dual',
    recordingStatusCallback: `${receiver.origin}/recording`,
    recordingStatusCallbackEvent: ['in-progress', 'completed', 'absent'],
  });
  await saidTo(sid, 'Xin chào, tôi gọi từ Sở Nội vụ.');
  const address = `${simulator.origin}/api/2010-04-01/Accounts/${simulator.accountSid}/Recordings/${recordingSid}`;
  const credentials = Buffer.from(`${simulator.accountSid}:${simulator.authToken}`).toString('base64');
  const sound = () => fetch(`${address}.wav`, { headers: { authorization: `Basic ${credentials}` } });
  expect((await sound()).status).toBe(404);
  simulator.hangUp(sid);
  await simulator.whenIdle();
  expect(receiver.at('/recording')).toMatchObject([
    { RecordingSid: recordingSid, CallSid: sid, RecordingStatus: 'in-progress', RecordingChannels: '2' },
    { RecordingStatus: 'completed', RecordingDuration: '1', RecordingSource: 'StartCallRecordingAPI' },
  ]);
  const wav = Buffer.from(await (await sound()).arrayBuffer());
  expect([wav.toString('ascii', 0, 4), wav.readUInt16LE(22), wav.readUInt32LE(24)]).toEqual([
    'RIFF',
    2,
    8000,
  ]);
  expect(wav.length).toBe(44 + wav.readUInt32LE(40));
  expect((await fetch(`${address}.wav`)).status).toBe(401);
  expect(await client.calls(sid).recordings.list({ limit: 5 })).toMatchObject([
    { sid: recordingSid, status: 'completed', duration: '1' },
  ]);
  expect(await client.recordings(recordingSid).remove()).toBe(true);
  await expect(client.recordings(recordingSid).fetch()).rejects.toMatchObject({ code: 20404 });
  expect(await client.calls(sid).recordings.list()).toEqual([]);
  await expect(client.calls(`CA${'0'.repeat(32)}`).recordings.list()).rejects.toMatchObject({ status: 404 });
  await expect(client.calls(sid).recordings.create()).rejects.toMatchObject({ code: 21220 });
});

test('a carrier that does not begin with the sound is given up, and is asked for it uncompressed', async () => {
  const asked: (string | undefined)[] = [];
  const silent = createServer(({ headers }) => asked.push(headers['accept-encoding']));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const { port } = silent.address() as AddressInfo;
  const line = createRecordingLine(
    client,
    { accountSid: 'AC', authToken: 'x', apiBaseUrl: `http://127.0.0.1:${port}`, publicUrl: '' },
    100,
  );
  await expect(line.soundOf(`RE${'0'.repeat(32)}`)).rejects.toMatchObject({
    name: 'CarrierError',
    status: null,
  });
  expect(asked).toEqual(['identity']);
  silent.closeAllConnections();
  silent.close();
});
