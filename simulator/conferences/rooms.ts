// The conferences: who joins and leaves, when one starts and ends. Does not speak HTTP and does not end calls: a leg
// that drops out goes on with its instructions, which usually have come to their end.

import type { CallStatus } from '#simulator/calls/call.ts';
import { newSid } from '#simulator/calls/call-store.ts';

import type {
  Conference,
  ConferenceCallback,
  ConferenceJoin,
  EndReason,
  LeaveReason,
  Participant,
} from './conference.ts';
import type { Happening } from './conference-events.ts';

type JoinRefusal = 'label-taken' | 'nobody-to-coach';

export interface Rooms {
  /** Enters the live conference of this name, made when there is none; `left` resolves when the leg is out again. */
  join(
    friendlyName: string,
    callSid: string,
    join: ConferenceJoin,
  ): { left: Promise<void> } | { refused: JoinRefusal };
  /** The conference a call is in. */
  of(callSid: string): { conference: Conference; participant: Participant } | undefined;
  leave(callSid: string, reason: LeaveReason, callStatus: CallStatus): void;
  /** Puts somebody out; their leg goes on with its instructions. */
  kick(callSid: string): void;
  end(conference: Conference): void;
  change(conference: Conference, participant: Participant, changes: ParticipantChanges): void;
  find(sid: string): Conference | undefined;
  /** The conference of this name that has not ended. */
  live(friendlyName: string): Conference | undefined;
  /** Makes the live conference of this name if there is none yet. */
  open(friendlyName: string, callback: ConferenceCallback | undefined): Conference;
  /** Oldest first. */
  all(): readonly Conference[];
}

interface ParticipantChanges {
  muted?: boolean | undefined;
  hold?: boolean | undefined;
  coaching?: boolean | undefined;
  callSidToCoach?: string | undefined;
  endConferenceOnExit?: boolean | undefined;
}

export function createRooms(parts: {
  now: () => Date;
  announce: (conference: Conference, happening: Happening) => void;
}): Rooms {
  const { now, announce } = parts;
  const conferences: Conference[] = [];
  const bySid = new Map<string, Conference>();
  const liveByName = new Map<string, Conference>();
  const byCall = new Map<string, Conference>();

  function open(friendlyName: string, callback: ConferenceCallback | undefined): Conference {
    const live = liveByName.get(friendlyName);
    if (live !== undefined) return live;
    const conference: Conference = {
      sid: newSid('CF'),
      friendlyName,
      status: 'init',
      createdAt: now(),
      updatedAt: now(),
      participants: new Map(),
      callback,
      eventsFired: 0,
      endReason: undefined,
      callSidEndingConference: undefined,
    };
    conferences.push(conference);
    bySid.set(conference.sid, conference);
    liveByName.set(friendlyName, conference);
    return conference;
  }

  function takeOut(
    conference: Conference,
    participant: Participant,
    reason: LeaveReason,
    callStatus: CallStatus,
  ): void {
    conference.participants.delete(participant.callSid);
    conference.updatedAt = now();
    byCall.delete(participant.callSid);
    announce(conference, { name: 'participant-leave', participant, reason, callStatus });
    participant.release();
  }

  /** After somebody has gone: it ends when they were to end it, or when nobody is left. */
  function endIfOver(conference: Conference, gone: Participant, how: 'left' | 'kicked'): void {
    if (gone.endConferenceOnExit) {
      close(conference, `participant-with-end-conference-on-exit-${how}`, gone, 'moderator_ended_conference');
    } else if (conference.participants.size === 0) {
      close(conference, `last-participant-${how}`, gone, 'moderator_ended_conference');
    }
  }

  function close(
    conference: Conference,
    reason: EndReason,
    endedBy: Participant | undefined,
    othersLeave: LeaveReason,
  ): void {
    if (conference.status === 'completed') return;
    conference.status = 'completed';
    conference.endReason = reason;
    conference.callSidEndingConference = endedBy?.callSid;
    liveByName.delete(conference.friendlyName);
    for (const participant of conference.participants.values()) {
      takeOut(conference, participant, othersLeave, 'in-progress');
    }
    conference.updatedAt = now();
    announce(conference, { name: 'conference-end', endedBy });
  }

  function of(callSid: string): { conference: Conference; participant: Participant } | undefined {
    const conference = byCall.get(callSid);
    const participant = conference?.participants.get(callSid);
    return conference === undefined || participant === undefined ? undefined : { conference, participant };
  }

  return {
    join(friendlyName, callSid, join) {
      const live = liveByName.get(friendlyName);
      const others = live === undefined ? [] : [...live.participants.values()];
      if (join.label !== undefined && others.some(({ label }) => label === join.label))
        return { refused: 'label-taken' };
      const coached = join.callSidToCoach;
      if (coached !== undefined && !others.some((other) => other.callSid === coached))
        return { refused: 'nobody-to-coach' };

      const conference = open(friendlyName, join.callback);
      conference.callback ??= join.callback;
      const { promise: left, resolve: release } = withRelease();
      const at = now();
      const participant: Participant = {
        ...join,
        callSid,
        hold: false,
        coaching: coached !== undefined,
        joinedAt: at,
        updatedAt: at,
        release,
      };
      conference.participants.set(callSid, participant);
      byCall.set(callSid, conference);
      announce(conference, { name: 'participant-join', participant });
      startIfReady(conference);
      return { left };
    },
    of,
    leave(callSid, reason, callStatus) {
      const found = of(callSid);
      if (found === undefined) return;
      takeOut(found.conference, found.participant, reason, callStatus);
      endIfOver(found.conference, found.participant, 'left');
    },
    kick(callSid) {
      const found = of(callSid);
      if (found === undefined) return;
      takeOut(found.conference, found.participant, 'participant_updated_via_api', 'in-progress');
      endIfOver(found.conference, found.participant, 'kicked');
    },
    end(conference) {
      close(conference, 'conference-ended-via-api', undefined, 'conference_ended_via_api');
    },
    change(conference, participant, changes) {
      for (const happening of applied(participant, changes)) {
        participant.updatedAt = now();
        announce(conference, happening);
      }
    },
    find: (sid) => bySid.get(sid),
    live: (friendlyName) => liveByName.get(friendlyName),
    open,
    all: () => conferences,
  };

  /** Twilio: `start` when there are at least two participants and one has startConferenceOnEnter. */
  function startIfReady(conference: Conference): void {
    if (conference.status !== 'init' || conference.participants.size < 2) return;
    if (![...conference.participants.values()].some((participant) => participant.startConferenceOnEnter))
      return;
    conference.status = 'in-progress';
    conference.updatedAt = now();
    announce(conference, { name: 'conference-start' });
  }
}

function applied(participant: Participant, changes: ParticipantChanges): Happening[] {
  const happenings: Happening[] = [];
  if (changes.muted !== undefined && changes.muted !== participant.muted) {
    participant.muted = changes.muted;
    happenings.push({ name: changes.muted ? 'participant-mute' : 'participant-unmute', participant });
  }
  if (changes.hold !== undefined && changes.hold !== participant.hold) {
    participant.hold = changes.hold;
    happenings.push({ name: changes.hold ? 'participant-hold' : 'participant-unhold', participant });
  }
  const before = JSON.stringify([
    participant.coaching,
    participant.callSidToCoach,
    participant.endConferenceOnExit,
  ]);
  participant.callSidToCoach = changes.callSidToCoach ?? participant.callSidToCoach;
  participant.coaching = changes.coaching ?? participant.coaching;
  participant.endConferenceOnExit = changes.endConferenceOnExit ?? participant.endConferenceOnExit;
  const after = JSON.stringify([
    participant.coaching,
    participant.callSidToCoach,
    participant.endConferenceOnExit,
  ]);
  if (after !== before) happenings.push({ name: 'participant-modify', participant });
  return happenings;
}

function withRelease(): { promise: Promise<void>; resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
