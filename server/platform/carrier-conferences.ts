// What is done inside a conversation, in Twilio's words: participants of the operator's conference held, muted, added,
// and legs sent elsewhere. Twilio changes participants by the conference's SID only, which is looked up by its name.
import type { Twilio } from 'twilio';

import { atCarrier, CarrierError } from './carrier-error.ts';

/** Every method @throws CarrierError; one about a leg that is gone has status 404 or code 21220. */
export interface ConferenceLine {
  /** Lets a leg of the conference hear the announcement instead of the others, or brings it back. */
  hold(conference: string, callSid: string, on: boolean): Promise<void>;
  mute(conference: string, callSid: string, on: boolean): Promise<void>;
  /** Rings a supervisor into the conference; what becomes of it arrives at `/twilio/supervisor-calls/:id/status`. */
  inviteSupervisor(invitation: {
    conference: string;
    station: string;
    supervisorCallId: string;
    ringSeconds: number;
  }): Promise<{ sid: string }>;
  /** The leg leaves what it is in and asks this path of ours what to do. */
  sendTo(callSid: string, path: string): Promise<void>;
  /** Is the leg in the conference of this name now? */
  isIn(conference: string, callSid: string): Promise<boolean>;
}

/** The leg or the conference has ended: what was asked for is over, not refused. */
export function isGone(error: unknown): boolean {
  return error instanceof CarrierError && (error.status === 404 || error.code === 21220);
}

const supervisorEvents = ['initiated', 'ringing', 'answered', 'completed'];

export function createConferenceLine(
  client: Twilio,
  { fromE164, publicUrl }: { fromE164: string; publicUrl: string },
): ConferenceLine {
  /** The SID of the live conference of this name. */
  async function conferenceOf(name: string) {
    const [found] = await client.conferences.list({ friendlyName: name, status: 'in-progress', limit: 1 });
    // 20404 is Twilio's own "not found".
    if (!found) throw Object.assign(new Error('no such conference'), { status: 404, code: 20404 });
    return client.conferences(found.sid);
  }
  return {
    async hold(conference, callSid, on) {
      await atCarrier('hold a leg', async () =>
        (await conferenceOf(conference))
          .participants(callSid)
          .update(on ? { hold: true, holdUrl: `${publicUrl}/twilio/on-hold` } : { hold: false }),
      );
    },
    async mute(conference, callSid, on) {
      await atCarrier('mute a leg', async () =>
        (await conferenceOf(conference)).participants(callSid).update({ muted: on }),
      );
    },
    async inviteSupervisor({ conference, station, supervisorCallId, ringSeconds }) {
      const { callSid } = await atCarrier('ring a supervisor', () =>
        client.conferences(conference).participants.create({
          from: fromE164,
          to: station,
          label: 'supervisor',
          timeout: ringSeconds,
          beep: 'false',
          startConferenceOnEnter: true,
          endConferenceOnExit: false,
          statusCallback: `${publicUrl}/twilio/supervisor-calls/${supervisorCallId}/status`,
          statusCallbackEvent: supervisorEvents,
        }),
      );
      return { sid: callSid };
    },
    async sendTo(callSid, path) {
      await atCarrier('send a leg elsewhere', () =>
        client.calls(callSid).update({ url: `${publicUrl}${path}`, method: 'POST' }),
      );
    },
    async isIn(conference, callSid) {
      return atCarrier('list a conference', async () => {
        const [found] = await client.conferences.list({
          friendlyName: conference,
          status: 'in-progress',
          limit: 1,
        });
        if (!found) return false;
        const inside = await client.conferences(found.sid).participants.list();
        return inside.some((participant) => participant.callSid === callSid);
      });
    },
  };
}
