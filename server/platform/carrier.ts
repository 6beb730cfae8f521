// The telephone carrier, through Twilio's own SDK. Which network stands behind it (Twilio, the simulator) is told by
// the base address alone.
import twilio from 'twilio';
import type { RequestOptions } from 'twilio/lib/base/RequestClient.js';

import { atCarrier, CarrierError } from './carrier-error.ts';
import { createConferenceLine, type ConferenceLine } from './carrier-conferences.ts';
import { createRecordingLine, type RecordingLine } from './carrier-recordings.ts';

export interface CarrierSettings {
  readonly accountSid: string;
  readonly authToken: string;
  /** Origin that answers in Twilio's place; null for Twilio itself. */
  readonly apiBaseUrl: string | null;
  readonly fromE164: string;
  readonly publicUrl: string;
}

export interface PlacedCall {
  readonly sid: string;
  /** Twilio's CallStatus. */
  readonly status: string;
}

/** Every method that asks the carrier @throws CarrierError. */
export interface Carrier extends ConferenceLine, RecordingLine {
  /** Rings a citizen; what happens to the call arrives as webhooks under `/twilio/calls/:callId`. */
  callCitizen(call: { callId: string; toE164: string; ringSeconds: number }): Promise<PlacedCall>;
  /** Rings the headset of a session; webhooks under `/twilio/sessions/:sessionId`. */
  callStation(call: { sessionId: string; station: string }): Promise<PlacedCall>;
  hangUp(sid: string): Promise<void>;
  /** Calls to this number that the carrier took since `since`, newest first: how a placement that was cut off is found again. */
  callsTo(toE164: string, since: Date): Promise<PlacedCall[]>;
  /** Where a call stands now, or null when the carrier doesn't know it. */
  statusOf(sid: string): Promise<string | null>;
  /** True when these parameters, posted to this path, were signed with our token. */
  isSigned(path: string, signature: string | undefined, parameters: Record<string, string>): boolean;
  check(): Promise<void>;
}

/** Sends the SDK's requests to another origin: `https://api.twilio.com/x` becomes `<origin>/api/x`. */
class RedirectedClient extends twilio.RequestClient {
  private readonly origin: string;

  constructor(origin: string) {
    super({ timeout: 5000, autoRetry: false });
    this.origin = origin;
  }

  override request<T>(options: RequestOptions<T>) {
    const uri = new URL(options.uri);
    const service = uri.hostname.split('.')[0] ?? '';
    return super.request<T>({ ...options, uri: `${this.origin}/${service}${uri.pathname}${uri.search}` });
  }
}

/** The carrier's clock and ours differ by so much at most, rounding included. */
const clockSlackMs = 2000;
const allEvents = ['initiated', 'ringing', 'answered', 'completed'];

export function openCarrier(settings: CarrierSettings): Carrier {
  const { accountSid, authToken, apiBaseUrl, fromE164, publicUrl } = settings;
  const client = twilio(
    accountSid,
    authToken,
    apiBaseUrl ? { httpClient: new RedirectedClient(apiBaseUrl) } : { timeout: 10_000 },
  );
  return {
    ...createConferenceLine(client, { fromE164, publicUrl }),
    ...createRecordingLine(client, settings),
    async callCitizen({ callId, toE164, ringSeconds }) {
      const call = await atCarrier('place a call', () =>
        client.calls.create({
          to: toE164,
          from: fromE164,
          url: `${publicUrl}/twilio/calls/${callId}/voice`,
          statusCallback: `${publicUrl}/twilio/calls/${callId}/status`,
          statusCallbackEvent: allEvents,
          timeout: ringSeconds,
        }),
      );
      return { sid: call.sid, status: call.status };
    },
    async callStation({ sessionId, station }) {
      const call = await atCarrier('ring a headset', () =>
        client.calls.create({
          to: station,
          from: fromE164,
          url: `${publicUrl}/twilio/sessions/${sessionId}/voice`,
          statusCallback: `${publicUrl}/twilio/sessions/${sessionId}/status`,
          statusCallbackEvent: allEvents,
          timeout: 30,
        }),
      );
      return { sid: call.sid, status: call.status };
    },
    async hangUp(sid) {
      try {
        await atCarrier('hang up', () => client.calls(sid).update({ status: 'completed' }));
      } catch (error) {
        // 21220 "call is not in-progress", 20404: it has ended by itself, which is what was wanted.
        if (!(error instanceof CarrierError) || ![21220, 20404].includes(error.code ?? 0)) throw error;
      }
    },
    async callsTo(toE164, since) {
      const calls = await atCarrier('list calls', () =>
        client.calls.list({ to: toE164, startTimeAfter: since, limit: 20 }),
      );
      // Twilio's StartTime knows days only, and its times whole seconds: earlier calls of the day are sorted out here.
      const earliestMs = since.getTime() - clockSlackMs;
      return calls
        .filter((call) => (call.dateCreated ?? call.startTime).getTime() >= earliestMs)
        .map((call) => ({ sid: call.sid, status: call.status }));
    },
    async statusOf(sid) {
      try {
        return (await atCarrier('show a call', () => client.calls(sid).fetch())).status;
      } catch (error) {
        if (error instanceof CarrierError && error.status === 404) return null;
        throw error;
      }
    },
    isSigned: (path, signature, parameters) =>
      twilio.validateRequest(authToken, signature ?? '', `${publicUrl}${path}`, parameters),
    async check() {
      await atCarrier('answer', () => client.calls.list({ limit: 1 }));
    },
  };
}
