// Recordings of calls, in Twilio's words (Call Recordings subresource, Recordings resource). They stay with the carrier
// and are fetched from there when somebody may listen.
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';

import type { Twilio } from 'twilio';

import { isGone } from './carrier-conferences.ts';
import { atCarrier, CarrierError } from './carrier-error.ts';

/** A recording as the carrier has it; one whose sound is still being made counts as in progress. */
export interface HeldRecording {
  readonly sid: string;
  readonly status: 'in-progress' | 'completed' | 'absent';
  readonly seconds: number | null;
}

export interface RecordingSound {
  readonly contentType: string;
  readonly bytes: number | null;
  readonly content: Readable;
}

/** Every method @throws CarrierError; one about a call or recording that is gone has status 404 or code 21220. */
export interface RecordingLine {
  /** Records both sides from now on; news arrives at `/twilio/recordings/:recordingId/status`. */
  startRecording(callSid: string, recordingId: string): Promise<{ sid: string }>;
  /** All that the carrier has of a call, those of a call that it does not know: none. */
  recordingsOf(callSid: string): Promise<HeldRecording[]>;
  stopRecording(callSid: string, recordingSid: string): Promise<void>;
  removeRecording(recordingSid: string): Promise<void>;
  soundOf(recordingSid: string): Promise<RecordingSound>;
}

/** Most recordings of one call that are looked at: each was begun by an answer of its citizen. */
const mostOfCall = 100;
/** How long the carrier may take to begin with the sound; then fetch itself ends it after 300 s without a byte. */
const soundBeginsWithinMs = 10_000;

interface RecordingAccess {
  readonly accountSid: string;
  readonly authToken: string;
  readonly apiBaseUrl: string | null;
  readonly publicUrl: string;
}

export function createRecordingLine(
  client: Twilio,
  access: RecordingAccess,
  beginsWithinMs = soundBeginsWithinMs,
): RecordingLine {
  const { accountSid, authToken, apiBaseUrl, publicUrl } = access;
  const origin = apiBaseUrl === null ? 'https://api.twilio.com' : `${apiBaseUrl}/api`;
  return {
    async startRecording(callSid, recordingId) {
      const { sid } = await atCarrier('record a call', () =>
        client.calls(callSid).recordings.create({
          recordingChannels: 'dual',
          recordingStatusCallback: `${publicUrl}/twilio/recordings/${recordingId}/status`,
          recordingStatusCallbackEvent: ['in-progress', 'completed', 'absent'],
        }),
      );
      return { sid };
    },
    async recordingsOf(callSid) {
      try {
        const found = await atCarrier('list the recordings of a call', () =>
          client.calls(callSid).recordings.list({ limit: mostOfCall }),
        );
        return found.map(({ sid, status, duration }) => ({
          sid,
          status: status === 'completed' || status === 'absent' ? status : 'in-progress',
          // Twilio gives -1 until it is known.
          seconds: Number(duration) >= 0 ? Number(duration) : null,
        }));
      } catch (error) {
        if (isGone(error)) return [];
        throw error;
      }
    },
    async stopRecording(callSid, recordingSid) {
      await atCarrier('stop a recording', () =>
        client.calls(callSid).recordings(recordingSid).update({ status: 'stopped' }),
      );
    },
    async removeRecording(recordingSid) {
      await atCarrier('delete a recording', () => client.recordings(recordingSid).remove());
    },
    async soundOf(recordingSid) {
      // The SDK reads every answer as text; sound is fetched beside it, with the same credentials.
      return atCarrier('give a recording', async () => {
        const late = new AbortController();
        const timer = setTimeout(() => late.abort(), beginsWithinMs);
        const response = await fetch(
          `${origin}/2010-04-01/Accounts/${accountSid}/Recordings/${recordingSid}.wav`,
          {
            headers: {
              authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`,
              // Its length is told on: it must be that of the sound.
              'accept-encoding': 'identity',
            },
            signal: late.signal,
          },
        ).finally(() => clearTimeout(timer));
        if (!response.ok || response.body === null) {
          await response.body?.cancel();
          throw new CarrierError('give a recording', response.status, null, 'no sound');
        }
        const length = Number(response.headers.get('content-length') ?? Number.NaN);
        return {
          contentType: response.headers.get('content-type') ?? 'audio/x-wav',
          bytes: Number.isNaN(length) ? null : length,
          content: Readable.fromWeb(response.body as ReadableStream<Uint8Array>),
        };
      });
    },
  };
}
