// Recordings of calls, started through the API while somebody is on the line. They end with the call; what they hold is
// made when it is asked for (sound.ts), since nothing sounds here.

import type { Call } from '#simulator/calls/call.ts';
import { newSid } from '#simulator/calls/call-store.ts';
import type { HttpMethod } from '#simulator/http-method.ts';

export const recordingEvents = ['in-progress', 'completed', 'absent'] as const;
export type RecordingEvent = (typeof recordingEvents)[number];

export interface RecordingCallback {
  url: string;
  method: HttpMethod;
  events: readonly RecordingEvent[];
}

export interface Recording {
  sid: string;
  call: Call;
  status: 'in-progress' | 'completed';
  channels: 1 | 2;
  startedAt: Date;
  endedAt: Date | undefined;
  callback: RecordingCallback | undefined;
}

export interface Recordings {
  start(call: Call, asked: Pick<Recording, 'channels' | 'callback'>): Recording;
  /** The one that runs, if any. */
  running(callSid: string): Recording | undefined;
  find(sid: string): Recording | undefined;
  /** All of a call, the newest first. */
  of(callSid: string): Recording[];
  stop(recording: Recording): void;
  /** The call is over, and what is being recorded of it. */
  endWith(call: Call): void;
  remove(sid: string): void;
}

export function createRecordings(parts: {
  now: () => Date;
  announce: (recording: Recording) => void;
}): Recordings {
  const { now, announce } = parts;
  const bySid = new Map<string, Recording>();
  const runningByCall = new Map<string, Recording>();

  function stop(recording: Recording): void {
    if (recording.status === 'completed') return;
    recording.status = 'completed';
    recording.endedAt = now();
    runningByCall.delete(recording.call.sid);
    announce(recording);
  }

  return {
    start(call, asked) {
      const recording: Recording = {
        ...asked,
        sid: newSid('RE'),
        call,
        status: 'in-progress',
        startedAt: now(),
        endedAt: undefined,
      };
      bySid.set(recording.sid, recording);
      runningByCall.set(call.sid, recording);
      announce(recording);
      return recording;
    },
    running: (callSid) => runningByCall.get(callSid),
    find: (sid) => bySid.get(sid),
    of: (callSid) => [...bySid.values()].filter(({ call }) => call.sid === callSid).toReversed(),
    stop,
    endWith(call) {
      const recording = runningByCall.get(call.sid);
      if (recording !== undefined) stop(recording);
    },
    remove: (sid) => void bySid.delete(sid),
  };
}

/** Whole seconds, a started one counting. */
export function recordedSeconds({ startedAt, endedAt }: Recording): number {
  return endedAt === undefined ? 0 : Math.ceil((endedAt.getTime() - startedAt.getTime()) / 1000);
}

/** In Twilio's words (Recording resource, "RecordingStatusCallback parameters"). */
export function recordingParameters(recording: Recording, accountSid: string): Record<string, string> {
  const { sid, call, status, channels, startedAt } = recording;
  return {
    AccountSid: accountSid,
    CallSid: call.sid,
    RecordingSid: sid,
    RecordingUrl: `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Recordings/${sid}`,
    RecordingStatus: status,
    RecordingChannels: String(channels),
    RecordingStartTime: startedAt.toUTCString().replace('GMT', '+0000'),
    RecordingSource: 'StartCallRecordingAPI',
    RecordingTrack: 'both',
    ...(status === 'completed' ? { RecordingDuration: String(recordedSeconds(recording)) } : {}),
  };
}
