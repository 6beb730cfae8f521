// /Accounts/…/Calls: place, read, list and change calls.

import { Router, type Request } from 'express';

import { hasEnded, type Call } from '#simulator/calls/call.ts';
import type { CallMachine } from '#simulator/calls/call-machine.ts';
import type { CallStore } from '#simulator/calls/call-store.ts';

import {
  callChangeForm,
  callForm,
  instructions,
  parties,
  readForm,
  ringTimeout,
  statusCallback,
} from './form.ts';
import { page, pageRequest } from './page.ts';
import { callResource, shownStatus } from './representations.ts';
import { restErrors } from './rest-error.ts';

export function callsRouter(parts: { accountSid: string; calls: CallStore; machine: CallMachine }): Router {
  const { accountSid, calls, machine } = parts;
  const router = Router({ mergeParams: true });

  router.post('/Calls.json', (request, response) => {
    const form = readForm(callForm, request.body);
    const call = machine.place({
      ...parties(form),
      instructions: instructions(form),
      statusCallback: statusCallback(form),
      ringTimeoutSeconds: ringTimeout(form),
      machineDetection: form.MachineDetection !== undefined,
    });
    response.status(201).json(callResource(call, accountSid));
  });

  router.get('/Calls.json', (request, response) => {
    const asked = pageRequest(request);
    const to = asked.query.get('To');
    const found = (to === null ? calls.all() : calls.to(to))
      .filter((call) => matches(call, asked.query))
      .toReversed();
    const { items, frame } = page(found, asked);
    response.json({ calls: items.map((call) => callResource(call, accountSid)), ...frame });
  });

  router.get('/Calls/:sid.json', (request, response) => {
    response.json(callResource(existing(request), accountSid));
  });

  router.post('/Calls/:sid.json', (request, response) => {
    const call = existing(request);
    const form = readForm(callChangeForm, request.body);
    if (hasEnded(call)) throw restErrors.notInProgress();
    if (form.Status !== undefined) stop(call, form.Status);
    else if (form.Url !== undefined || form.Twiml !== undefined) {
      if (call.status !== 'in-progress') throw restErrors.notInProgress();
      machine.redirect(call, instructions(form));
    }
    response.json(callResource(call, accountSid));
  });

  /** `canceled` leaves an answered call alone; `completed` ends any call, one not answered as canceled. */
  function stop(call: Call, status: 'canceled' | 'completed'): void {
    if (call.status !== 'in-progress') machine.cancel(call);
    else if (status === 'completed') machine.hangUp(call);
  }

  function existing(request: Request<{ sid: string }>): Call {
    return calls.find(request.params.sid) ?? notFound(request);
  }

  return router;
}

function notFound(request: Request<{ sid: string }>): never {
  throw restErrors.notFound(pageRequest(request).path);
}

function matches(call: Call, query: URLSearchParams): boolean {
  const from = query.get('From');
  const status = query.get('Status');
  if (from !== null && call.from !== from) return false;
  if (status !== null && shownStatus(call) !== status) return false;
  // A call that waits in the queue has no start time yet: it is found by when it was made.
  return (
    inTime(call.startedAt ?? call.createdAt, query, 'StartTime') && inTime(call.endedAt, query, 'EndTime')
  );
}

/** Twilio's three filters on a time, all inclusive and to the second: on that day, not after, not before. */
function inTime(at: Date | undefined, query: URLSearchParams, field: 'StartTime' | 'EndTime'): boolean {
  const on = query.get(field);
  const before = query.get(`${field}<`);
  const after = query.get(`${field}>`);
  if (on === null && before === null && after === null) return true;
  if (at === undefined) return false;
  const second = Math.floor(at.getTime() / 1000);
  if (on !== null && at.toISOString().slice(0, 10) !== on.slice(0, 10)) return false;
  if (before !== null && second > secondsOf(before, '23:59:59')) return false;
  return after === null || second >= secondsOf(after, '00:00:00');
}

function secondsOf(value: string, timeOfDay: string): number {
  const instant = Date.parse(value.includes('T') ? value : `${value}T${timeOfDay}Z`);
  if (Number.isNaN(instant)) throw restErrors.invalidParameter(`not a time: ${value}`);
  return Math.floor(instant / 1000);
}
