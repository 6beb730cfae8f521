// Calls, conferences and participants as the REST API shows them.

import { durationSeconds, hasEnded, type Call, type CallStatus } from '#simulator/calls/call.ts';
import { foundToAnswer } from '#simulator/calls/status-events.ts';
import type { Conference, Participant } from '#simulator/conferences/conference.ts';

/** Dates are RFC 2822 in UTC, to the second. */
export function dated(date: Date | undefined): string | null {
  return date === undefined ? null : date.toUTCString().replace('GMT', '+0000');
}

/** The status as the API shows it: a call that is dialled and does not ring yet still reads `queued`. */
export function shownStatus(call: Call): Exclude<CallStatus, 'initiated'> {
  return call.status === 'initiated' ? 'queued' : call.status;
}

export function callResource(call: Call, accountSid: string) {
  const uri = `/2010-04-01/Accounts/${accountSid}/Calls/${call.sid}`;
  return {
    sid: call.sid,
    account_sid: accountSid,
    api_version: '2010-04-01',
    date_created: dated(call.createdAt),
    date_updated: dated(call.updatedAt),
    parent_call_sid: null,
    to: call.to,
    to_formatted: call.to,
    from: call.from,
    from_formatted: call.from,
    phone_number_sid: null,
    status: shownStatus(call),
    start_time: dated(call.startedAt),
    end_time: dated(call.endedAt),
    duration: hasEnded(call) ? String(durationSeconds(call)) : null,
    price: null,
    price_unit: 'USD',
    direction: 'outbound-api',
    answered_by: foundToAnswer(call),
    forwarded_from: null,
    group_sid: null,
    caller_name: null,
    queue_time: String(call.queueMilliseconds),
    trunk_sid: null,
    uri: `${uri}.json`,
    subresource_uris: {},
  };
}

export function conferenceResource(conference: Conference, accountSid: string) {
  const uri = `/2010-04-01/Accounts/${accountSid}/Conferences/${conference.sid}`;
  return {
    sid: conference.sid,
    account_sid: accountSid,
    api_version: '2010-04-01',
    friendly_name: conference.friendlyName,
    region: 'us1',
    status: conference.status,
    date_created: dated(conference.createdAt),
    date_updated: dated(conference.updatedAt),
    reason_conference_ended: conference.endReason ?? null,
    call_sid_ending_conference: conference.callSidEndingConference ?? null,
    uri: `${uri}.json`,
    subresource_uris: { participants: `${uri}/Participants.json` },
  };
}

export function participantResource(conference: Conference, participant: Participant, accountSid: string) {
  return {
    ...participantFrame(conference, participant.callSid, accountSid),
    label: participant.label ?? null,
    muted: participant.muted,
    hold: participant.hold,
    coaching: participant.coaching,
    call_sid_to_coach: participant.callSidToCoach ?? null,
    start_conference_on_enter: participant.startConferenceOnEnter,
    end_conference_on_exit: participant.endConferenceOnExit,
    status: 'connected',
    queue_time: null,
    date_created: dated(participant.joinedAt),
    date_updated: dated(participant.updatedAt),
  };
}

/** A leg on its way into the conference. */
export function comingResource(conference: Conference, call: Call, accountSid: string) {
  const join = call.instructions.kind === 'join' ? call.instructions.join : undefined;
  return {
    ...participantFrame(conference, call.sid, accountSid),
    label: join?.label ?? null,
    muted: join?.muted ?? false,
    hold: false,
    coaching: join?.callSidToCoach !== undefined,
    call_sid_to_coach: join?.callSidToCoach ?? null,
    start_conference_on_enter: join?.startConferenceOnEnter ?? true,
    end_conference_on_exit: join?.endConferenceOnExit ?? false,
    status: call.status === 'ringing' ? 'ringing' : 'queued',
    queue_time: String(call.queueMilliseconds),
    date_created: dated(call.createdAt),
    date_updated: dated(call.updatedAt),
  };
}

function participantFrame(conference: Conference, callSid: string, accountSid: string) {
  const uri = `/2010-04-01/Accounts/${accountSid}/Conferences/${conference.sid}/Participants/${callSid}.json`;
  return { account_sid: accountSid, call_sid: callSid, conference_sid: conference.sid, uri };
}
