// Recordings: started, listed and stopped under /Accounts/…/Calls/…, shown, listened to and deleted under /Accounts/…/Recordings.

import { Router, type Request } from 'express';

import type { CallStore } from '#simulator/calls/call-store.ts';
import { type Recording, type Recordings, recordedSeconds } from '#simulator/recordings/recording.ts';
import { soundOf } from '#simulator/recordings/sound.ts';

import { readForm, recordingCallback, recordingChangeForm, recordingForm } from './form.ts';
import { page, pageRequest } from './page.ts';
import { dated } from './representations.ts';
import { restErrors } from './rest-error.ts';

export interface RecordingsRouterParts {
  accountSid: string;
  calls: CallStore;
  recordings: Recordings;
}

export function recordingsRouter(parts: RecordingsRouterParts): Router {
  const { accountSid, calls, recordings } = parts;
  const router = Router({ mergeParams: true });

  router.post('/Calls/:call/Recordings.json', (request, response) => {
    const call = calls.find(request.params.call) ?? notFound(request);
    if (call.status !== 'in-progress') throw restErrors.notRecordable();
    const form = readForm(recordingForm, request.body);
    const channels = form.RecordingChannels === 'dual' ? 2 : 1;
    const recording = recordings.start(call, { channels, callback: recordingCallback(form) });
    response.status(201).json(recordingResource(recording, accountSid));
  });

  router.get('/Calls/:call/Recordings.json', (request, response) => {
    const { sid } = calls.find(request.params.call) ?? notFound(request);
    const { items, frame } = page(recordings.of(sid), pageRequest(request));
    response.json({ recordings: items.map((each) => recordingResource(each, accountSid)), ...frame });
  });

  router.post('/Calls/:call/Recordings/:sid.json', (request, response) => {
    const { call, sid } = request.params;
    const named = sid === 'Twilio.CURRENT' ? recordings.running(call) : recordings.find(sid);
    if (named === undefined || named.call.sid !== call) return notFound(request);
    const form = readForm(recordingChangeForm, request.body);
    if (named.status !== 'in-progress') throw restErrors.notRecordable();
    if (form.Status === 'stopped') recordings.stop(named);
    response.json(recordingResource(named, accountSid));
  });

  router.get('/Recordings/:sid.json', (request, response) => {
    response.json(recordingResource(existing(request), accountSid));
  });

  router.get('/Recordings/:sid.wav', (request, response) => {
    const recording = existing(request);
    if (recording.status !== 'completed') throw restErrors.notFound(pageRequest(request).path);
    response.type('audio/x-wav').send(soundOf(recording));
  });

  router.delete('/Recordings/:sid.json', (request, response) => {
    const recording = existing(request);
    if (recording.status !== 'completed') throw restErrors.notRecordable();
    recordings.remove(recording.sid);
    response.status(204).end();
  });

  function existing(request: Request<{ sid: string }>): Recording {
    return recordings.find(request.params.sid) ?? notFound(request);
  }

  return router;
}

function notFound(request: Request): never {
  throw restErrors.notFound(pageRequest(request).path);
}

function recordingResource(recording: Recording, accountSid: string) {
  const { sid, call, status, channels, startedAt, endedAt } = recording;
  return {
    sid,
    account_sid: accountSid,
    api_version: '2010-04-01',
    call_sid: call.sid,
    conference_sid: null,
    date_created: dated(startedAt),
    date_updated: dated(endedAt ?? startedAt),
    start_time: dated(startedAt),
    duration: endedAt === undefined ? '-1' : String(recordedSeconds(recording)),
    price: null,
    price_unit: 'USD',
    source: 'StartCallRecordingAPI',
    status,
    channels,
    track: 'both',
    error_code: null,
    encryption_details: null,
    uri: `/2010-04-01/Accounts/${accountSid}/Recordings/${sid}.json`,
  };
}
