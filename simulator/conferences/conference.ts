// A conference and who is in it, in Twilio's words (TwiML <Conference>; Conferences and Participants resources).

import type { HttpMethod } from '#simulator/http-method.ts';

type ConferenceStatus = 'init' | 'in-progress' | 'completed';

/** Twilio's ReasonConferenceEnded. */
export type EndReason =
  | 'conference-ended-via-api'
  | 'participant-with-end-conference-on-exit-left'
  | 'participant-with-end-conference-on-exit-kicked'
  | 'last-participant-left'
  | 'last-participant-kicked';

/** Twilio's ReasonParticipantLeft. */
export type LeaveReason =
  | 'participant_hung_up'
  | 'participant_updated_via_api'
  | 'moderator_ended_conference'
  | 'conference_ended_via_api';

export const conferenceEvents = ['start', 'end', 'join', 'leave', 'mute', 'hold', 'modify'] as const;
export type ConferenceEvent = (typeof conferenceEvents)[number];

export interface ConferenceCallback {
  url: string;
  method: HttpMethod;
  events: readonly ConferenceEvent[];
}

/** How a leg enters. */
export interface ConferenceJoin {
  label: string | undefined;
  muted: boolean;
  startConferenceOnEnter: boolean;
  endConferenceOnExit: boolean;
  /** The call that hears this participant and nobody else does. */
  callSidToCoach: string | undefined;
  /** Used only when this leg is the first: the first participant sets it for the whole conference. */
  callback: ConferenceCallback | undefined;
}

export interface Participant extends ConferenceJoin {
  callSid: string;
  hold: boolean;
  coaching: boolean;
  joinedAt: Date;
  updatedAt: Date;
  /** Lets the leg's instructions go on. */
  release: () => void;
}

export interface Conference {
  sid: string;
  friendlyName: string;
  status: ConferenceStatus;
  createdAt: Date;
  updatedAt: Date;
  /** By call, in the order of joining. */
  participants: Map<string, Participant>;
  callback: ConferenceCallback | undefined;
  eventsFired: number;
  endReason: EndReason | undefined;
  callSidEndingConference: string | undefined;
}
