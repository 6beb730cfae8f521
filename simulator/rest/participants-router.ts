// /Accounts/…/Conferences/…/Participants: add, read, list, change and remove participants.

import { Router, type Request } from 'express';

import { hasEnded, type Call } from '#simulator/calls/call.ts';
import type { HttpMethod } from '#simulator/http-method.ts';
import type { CallMachine } from '#simulator/calls/call-machine.ts';
import type { CallStore } from '#simulator/calls/call-store.ts';
import { conferenceEvents, type Conference, type Participant } from '#simulator/conferences/conference.ts';
import type { Rooms } from '#simulator/conferences/rooms.ts';

import {
  address,
  asFlag,
  httpMethod,
  participantChangeForm,
  participantForm,
  parties,
  readForm,
  ringTimeout,
  statusCallback,
  words,
} from './form.ts';
import { page, pageRequest } from './page.ts';
import { comingResource, participantResource } from './representations.ts';
import { restErrors } from './rest-error.ts';

export interface ParticipantsRouterParts {
  accountSid: string;
  calls: CallStore;
  machine: CallMachine;
  rooms: Rooms;
  /** Fetches what a leg on hold is to hear. */
  playOnHold: (call: Call, url: string, method: HttpMethod) => void;
  /** The product did something that works here and is not documented to work at Twilio. */
  warn: (message: string) => void;
}

export function participantsRouter(parts: ParticipantsRouterParts): Router {
  const { accountSid, calls, machine, rooms } = parts;
  const router = Router({ mergeParams: true });

  router.post('/Conferences/:conference/Participants.json', (request, response) => {
    const form = readForm(participantForm, request.body);
    const named = request.params.conference;
    const called = parties(form);
    const callback = conferenceCallback(form);
    const conference = rooms.find(named) ?? rooms.open(named, callback);
    if (conference.status === 'completed') throw restErrors.notFound(pageRequest(request).path);
    const coached = form.Coaching === 'false' ? undefined : form.CallSidToCoach;
    const join = {
      label: form.Label,
      muted: asFlag(form.Muted) ?? false,
      startConferenceOnEnter: asFlag(form.StartConferenceOnEnter) ?? true,
      endConferenceOnExit: asFlag(form.EndConferenceOnExit) ?? false,
      callSidToCoach: coached,
      callback,
    };
    const call = machine.place({
      ...called,
      instructions: { kind: 'join', conferenceSid: conference.sid, join },
      statusCallback: statusCallback(form),
      ringTimeoutSeconds: ringTimeout(form),
      machineDetection: form.MachineDetection !== undefined,
    });
    response.status(201).json(comingResource(conference, call, accountSid));
  });

  router.get('/Conferences/:conference/Participants.json', (request, response) => {
    const conference = existing(request);
    const asked = pageRequest(request);
    const inside = [...conference.participants.values()].map((each) =>
      participantResource(conference, each, accountSid),
    );
    const coming = comingTo(conference).map((call) => comingResource(conference, call, accountSid));
    const found = [...inside, ...coming]
      .filter(
        (each) => same(asked.query.get('Muted'), each.muted) && same(asked.query.get('Hold'), each.hold),
      )
      .map((resource) => ({ sid: resource.call_sid, resource }));
    const { items, frame } = page(found, asked);
    response.json({ participants: items.map(({ resource }) => resource), ...frame });
  });

  router.get('/Conferences/:conference/Participants/:call.json', (request, response) => {
    const { conference, participant } = inside(request);
    response.json(participantResource(conference, participant, accountSid));
  });

  router.post('/Conferences/:conference/Participants/:call.json', (request, response) => {
    const { conference, participant } = inside(request);
    const form = readForm(participantChangeForm, request.body);
    const coached = form.CallSidToCoach;
    if (coached !== undefined && !conference.participants.has(coached)) {
      throw restErrors.invalidParameter(`CallSidToCoach: ${coached} is not in the conference`);
    }
    const held = asFlag(form.Hold) === true && !participant.hold;
    const holdUrl = form.HoldUrl === undefined ? undefined : address(form.HoldUrl);
    rooms.change(conference, participant, {
      muted: asFlag(form.Muted),
      hold: asFlag(form.Hold),
      coaching: asFlag(form.Coaching) ?? (coached === undefined ? undefined : true),
      callSidToCoach: coached,
      endConferenceOnExit: asFlag(form.EndConferenceOnExit),
    });
    const call = calls.find(participant.callSid);
    if (held && holdUrl !== undefined && call !== undefined)
      parts.playOnHold(call, holdUrl, httpMethod(form.HoldMethod));
    response.json(participantResource(conference, participant, accountSid));
  });

  router.delete('/Conferences/:conference/Participants/:call.json', (request, response) => {
    rooms.kick(inside(request).participant.callSid);
    response.status(204).end();
  });

  function existing(request: Request<{ conference: string }>): Conference {
    const named = request.params.conference;
    const bySid = rooms.find(named);
    if (bySid !== undefined && bySid.status !== 'completed') return bySid;
    const byName = rooms.live(named);
    if (byName === undefined) throw restErrors.notFound(pageRequest(request).path);
    parts.warn(
      `participants of "${named}" asked for by friendly name: Twilio documents that only for adding one`,
    );
    return byName;
  }

  /** The participant a path names, by the SID of the call or by the label. */
  function inside(request: Request<{ conference: string; call: string }>): {
    conference: Conference;
    participant: Participant;
  } {
    const conference = existing(request);
    const named = request.params.call;
    const everybody = [...conference.participants.values()];
    const participant = everybody.find((each) => each.callSid === named || each.label === named);
    if (participant === undefined) throw restErrors.notFound(pageRequest(request).path);
    return { conference, participant };
  }

  function comingTo(conference: Conference): Call[] {
    return calls
      .all()
      .filter((call) => !hasEnded(call) && call.status !== 'in-progress')
      .filter(
        ({ instructions }) => instructions.kind === 'join' && instructions.conferenceSid === conference.sid,
      );
  }

  return router;
}

function conferenceCallback(form: ReturnType<typeof readForm<typeof participantForm>>) {
  const url = form.ConferenceStatusCallback;
  if (url === undefined) return undefined;
  const asked = words(form.ConferenceStatusCallbackEvent);
  return {
    url: address(url),
    method: httpMethod(form.ConferenceStatusCallbackMethod),
    events: conferenceEvents.filter((event) => asked.includes(event)),
  };
}

function same(asked: string | null, is: boolean): boolean {
  return asked === null || (asked === 'true') === is;
}
