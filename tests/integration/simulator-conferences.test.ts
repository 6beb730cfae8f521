// Conferences of the simulated network: the operator's leg stays, citizens come and go, supervisors listen in.

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

/** Calls somebody into the conference "ca-1" and waits until they are in it. */
async function joined(to: string, attributes: string): Promise<string> {
  const twiml = `<Response><Dial><Conference ${attributes}>ca-1</Conference></Dial></Response>`;
  const { sid } = await client.calls.create({ to, from: survey, twiml });
  await simulator.whenIdle();
  return sid;
}

function operatorJoins(): Promise<string> {
  const callback = `statusCallback="${receiver.origin}/room" statusCallbackEvent="start end join leave mute hold modify"`;
  return joined(
    'client:operator-1',
    `endConferenceOnExit="true" participantLabel="operator" beep="false" ${callback}`,
  );
}

function citizenJoins(): Promise<string> {
  return joined('+84900000001', 'participantLabel="citizen"');
}

function events(): string[] {
  return receiver.at('/room').map(({ StatusCallbackEvent }) => StatusCallbackEvent ?? '');
}

async function statusOf(sid: string): Promise<string> {
  return (await client.calls(sid).fetch()).status;
}

async function conferenceSid(): Promise<string> {
  const [conference] = await client.conferences.list({ friendlyName: 'ca-1' });
  return conference?.sid ?? '';
}

describe('a conference', () => {
  test('starts when the second participant comes, and says who came', async () => {
    const operator = await operatorJoins();
    expect(await client.conferences.list({ friendlyName: 'ca-1', status: 'in-progress' })).toEqual([]);
    const citizen = await citizenJoins();
    const [conference] = await client.conferences.list({ friendlyName: 'ca-1', status: 'in-progress' });
    expect(events()).toEqual(['participant-join', 'participant-join', 'conference-start']);
    expect(receiver.at('/room').map(({ SequenceNumber }) => SequenceNumber)).toEqual(['1', '2', '3']);
    expect(receiver.at('/room')[1]).toMatchObject({
      ConferenceSid: conference?.sid,
      FriendlyName: 'ca-1',
      CallSid: citizen,
      ParticipantLabel: 'citizen',
      Muted: 'false',
      EndConferenceOnExit: 'false',
      AccountSid: simulator.accountSid,
    });
    const participants = await client.conferences(conference?.sid ?? '').participants.list();
    expect(participants.map(({ callSid, label, status }) => [callSid, label, status])).toEqual([
      [operator, 'operator', 'connected'],
      [citizen, 'citizen', 'connected'],
    ]);
  });

  test('goes on when the citizen hangs up, and takes the next citizen', async () => {
    const operator = await operatorJoins();
    const first = await citizenJoins();
    simulator.hangUp(first);
    await simulator.whenIdle();
    expect(receiver.at('/room').at(-1)).toMatchObject({
      StatusCallbackEvent: 'participant-leave',
      CallSid: first,
      ReasonParticipantLeft: 'participant_hung_up',
      ParticipantCallStatus: 'completed',
    });
    expect(await statusOf(operator)).toBe('in-progress');
    const second = await citizenJoins();
    expect(await statusOf(second)).toBe('in-progress');
    expect(await client.conferences.list({ friendlyName: 'ca-1' })).toHaveLength(1);
  });

  test('ends for everybody when the operator leaves', async () => {
    const operator = await operatorJoins();
    const citizen = await citizenJoins();
    await client.calls(operator).update({ status: 'completed' });
    await simulator.whenIdle();
    expect(await statusOf(citizen)).toBe('completed');
    expect(events().slice(3)).toEqual(['participant-leave', 'participant-leave', 'conference-end']);
    expect(receiver.at('/room').at(-1)).toMatchObject({
      ReasonConferenceEnded: 'participant-with-end-conference-on-exit-left',
      CallSidEndingConference: operator,
      ParticipantLabelEndingConference: 'operator',
    });
    const [conference] = await client.conferences.list({ friendlyName: 'ca-1' });
    expect(conference).toMatchObject({ status: 'completed', callSidEndingConference: operator });
    await operatorJoins();
    expect(await client.conferences.list({ friendlyName: 'ca-1' })).toHaveLength(2);
  });

  test('can be ended over the API', async () => {
    const operator = await operatorJoins();
    const citizen = await citizenJoins();
    await client.conferences(await conferenceSid()).update({ status: 'completed' });
    await simulator.whenIdle();
    expect(await Promise.all([operator, citizen].map(statusOf))).toEqual(['completed', 'completed']);
    expect(receiver.at('/room').at(-1)).toMatchObject({ ReasonConferenceEnded: 'conference-ended-via-api' });
  });

  test('has the callback of whoever joined first', async () => {
    await operatorJoins();
    await joined(
      '+84900000011',
      `statusCallback="${receiver.origin}/other" statusCallbackEvent="join leave"`,
    );
    expect(receiver.at('/other')).toEqual([]);
    expect(events()).toHaveLength(3);
  });

  test('does not take a second participant with the same label', async () => {
    await operatorJoins();
    await citizenJoins();
    const twin = await joined('+84900000011', 'participantLabel="citizen"');
    expect(await statusOf(twin)).toBe('completed');
    expect(simulator.log().warnings.map(({ code }) => code)).toEqual([16025]);
  });
});

describe('a participant', () => {
  test('can be muted, held and put out', async () => {
    const operator = await operatorJoins();
    const citizen = await citizenJoins();
    const participant = client.conferences(await conferenceSid()).participants(citizen);
    expect(await participant.update({ hold: true, muted: true })).toMatchObject({ hold: true, muted: true });
    await participant.update({ hold: false, muted: false });
    await participant.update({ muted: false });
    expect(await participant.fetch()).toMatchObject({ hold: false, muted: false, label: 'citizen' });
    expect(await participant.remove()).toBe(true);
    await simulator.whenIdle();
    expect(events().slice(3)).toEqual([
      'participant-mute',
      'participant-hold',
      'participant-unmute',
      'participant-unhold',
      'participant-leave',
    ]);
    expect(await statusOf(citizen)).toBe('completed');
    expect(await statusOf(operator)).toBe('in-progress');
    await expect(participant.fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
  });

  test('on hold hears what the hold address says, and only what Twilio allows there', async () => {
    await operatorJoins();
    const citizen = await citizenJoins();
    receiver.answerWith(
      '<Response><Say>Xin giữ máy.</Say><Pause length="10"/><Say>Vẫn còn đây.</Say><Redirect>hold</Redirect></Response>',
      { path: '/twiml/hold' },
    );
    receiver.answerWith('<Response><Dial><Conference>ca-9</Conference></Dial></Response>', {
      path: '/twiml/odd',
    });
    const participant = client.conferences(await conferenceSid()).participants(citizen);
    const hold = (path: string) => participant.update({ hold: true, holdUrl: `${receiver.origin}${path}` });
    await hold('/twiml/hold');
    await simulator.whenIdle();
    // Held already: nothing is fetched again.
    await hold('/twiml/hold');
    await simulator.whenIdle();
    const heard = () => simulator.log().calls.find(({ sid }) => sid === citizen)?.heardOnHold;
    expect(heard()).toEqual(['Xin giữ máy.', 'Vẫn còn đây.']);
    expect(receiver.received.filter(({ path }) => path === '/twiml/hold')).toMatchObject([
      { signatureIsValid: true },
    ]);
    await participant.update({ hold: false });
    await hold('/twiml/odd');
    await simulator.whenIdle();
    expect(simulator.log().warnings).toMatchObject([{ code: 12200, callSid: citizen }]);
  });

  test('sent to other instructions meets the others there, and the conference left behind goes on', async () => {
    const operator = await operatorJoins();
    const citizen = await citizenJoins();
    const sid = await conferenceSid();
    const added = await client
      .conferences(sid)
      .participants.create({ to: 'client:supervisor-1', from: survey, label: 'supervisor' });
    await simulator.whenIdle();
    const room = (label: string, ends: boolean) =>
      `<Response><Dial><Conference participantLabel="${label}" endConferenceOnExit="${ends}">ca-2</Conference></Dial></Response>`;
    await client.conferences(sid).participants(citizen).update({ hold: true });
    await client.calls(added.callSid).update({ twiml: room('operator', true) });
    await client.calls(citizen).update({ twiml: room('respondent', false) });
    await simulator.whenIdle();
    const [second] = await client.conferences.list({ friendlyName: 'ca-2', status: 'in-progress' });
    const there = await client.conferences(second?.sid ?? '').participants.list();
    expect(there.map(({ callSid, hold }) => [callSid, hold])).toEqual([
      [added.callSid, false],
      [citizen, false],
    ]);
    expect((await client.conferences(sid).participants.list()).map(({ callSid }) => callSid)).toEqual([
      operator,
    ]);
    await client.calls(added.callSid).update({ status: 'completed' });
    await simulator.whenIdle();
    expect(await statusOf(citizen)).toBe('completed');
    expect(await statusOf(operator)).toBe('in-progress');
  });

  test('added over the API is called and coaches one other participant', async () => {
    const operator = await operatorJoins();
    await citizenJoins();
    const sid = await conferenceSid();
    const added = await client.conferences(sid).participants.create({
      to: 'client:supervisor-1',
      from: survey,
      label: 'supervisor',
      muted: true,
      coaching: true,
      callSidToCoach: operator,
      statusCallback: `${receiver.origin}/status`,
      statusCallbackEvent: ['answered', 'completed'],
    });
    expect(added).toMatchObject({ conferenceSid: sid, label: 'supervisor', status: 'queued' });
    await simulator.whenIdle();
    const supervisor = client.conferences(sid).participants('supervisor');
    expect(await supervisor.fetch()).toMatchObject({ muted: true, coaching: true, callSidToCoach: operator });
    expect(await supervisor.update({ muted: false, coaching: false })).toMatchObject({
      muted: false,
      coaching: false,
    });
    await supervisor.remove();
    await simulator.whenIdle();
    expect(receiver.at('/status').map(({ CallStatus }) => CallStatus)).toEqual(['in-progress', 'completed']);
    expect(events().at(-1)).toBe('participant-leave');
    await expect(
      client
        .conferences(sid)
        .participants(operator)
        .update({ callSidToCoach: `CA${'0'.repeat(32)}` }),
    ).rejects.toMatchObject({ status: 400 });
  });

  test('added by friendly name opens the conference; asking by that name later is noticed', async () => {
    const added = await client
      .conferences('ca-2')
      .participants.create({ to: '+84900000001', from: survey, endConferenceOnExit: true });
    await simulator.whenIdle();
    const [conference] = await client.conferences.list({ friendlyName: 'ca-2' });
    expect(added.conferenceSid).toBe(conference?.sid);
    expect(simulator.log().warnings).toEqual([]);
    expect(await client.conferences('ca-2').participants.list()).toHaveLength(1);
    expect(simulator.log().warnings).toHaveLength(1);
  });

  test('who does not answer never comes in', async () => {
    await operatorJoins();
    const sid = await conferenceSid();
    const added = await client.conferences(sid).participants.create({ to: '+84900000003', from: survey });
    await simulator.whenIdle();
    expect(await statusOf(added.callSid)).toBe('busy');
    expect(await client.conferences(sid).participants.list()).toHaveLength(1);
  });
});
