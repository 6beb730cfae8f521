// What a conference callback says (TwiML <Conference>, "statusCallback request parameters").

import type { CallStatus } from '#simulator/calls/call.ts';

import type { Conference, ConferenceEvent, LeaveReason, Participant } from './conference.ts';

/** Something that happened, by Twilio's name for it. */
export type Happening =
  | { name: 'conference-start' }
  | { name: 'conference-end'; endedBy: Participant | undefined }
  | { name: 'participant-leave'; participant: Participant; reason: LeaveReason; callStatus: CallStatus }
  | {
      name:
        | 'participant-join'
        | 'participant-mute'
        | 'participant-unmute'
        | 'participant-hold'
        | 'participant-unhold'
        | 'participant-modify';
      participant: Participant;
    };

/** The word in statusCallbackEvent that asks for this happening. */
export function askedForBy(happening: Happening): ConferenceEvent {
  switch (happening.name) {
    case 'conference-start':
      return 'start';
    case 'conference-end':
      return 'end';
    case 'participant-join':
      return 'join';
    case 'participant-leave':
      return 'leave';
    case 'participant-mute':
    case 'participant-unmute':
      return 'mute';
    case 'participant-hold':
    case 'participant-unhold':
      return 'hold';
    case 'participant-modify':
      return 'modify';
  }
}

export function conferenceParameters(
  conference: Conference,
  happening: Happening,
  accountSid: string,
  sequenceNumber: number,
  at: Date,
): Record<string, string> {
  return {
    ConferenceSid: conference.sid,
    FriendlyName: conference.friendlyName,
    AccountSid: accountSid,
    SequenceNumber: String(sequenceNumber),
    Timestamp: at.toUTCString().replace('GMT', '+0000'),
    StatusCallbackEvent: happening.name,
    ...details(conference, happening),
  };
}

function details(conference: Conference, happening: Happening): Record<string, string> {
  switch (happening.name) {
    case 'conference-start':
      return {};
    case 'conference-end':
      return endDetails(conference, happening.endedBy);
    case 'participant-leave':
      return {
        ...participantDetails(happening.participant),
        ReasonParticipantLeft: happening.reason,
        ParticipantCallStatus: happening.callStatus,
      };
    default:
      return participantDetails(happening.participant);
  }
}

function participantDetails(participant: Participant): Record<string, string> {
  return {
    CallSid: participant.callSid,
    Muted: String(participant.muted),
    Hold: String(participant.hold),
    Coaching: String(participant.coaching),
    EndConferenceOnExit: String(participant.endConferenceOnExit),
    StartConferenceOnEnter: String(participant.startConferenceOnEnter),
    ...(participant.label === undefined ? {} : { ParticipantLabel: participant.label }),
  };
}

function endDetails(conference: Conference, endedBy: Participant | undefined): Record<string, string> {
  return {
    ReasonConferenceEnded: conference.endReason ?? 'last-participant-left',
    ...(endedBy === undefined ? {} : { CallSidEndingConference: endedBy.callSid }),
    ...(endedBy?.label === undefined ? {} : { ParticipantLabelEndingConference: endedBy.label }),
  };
}
