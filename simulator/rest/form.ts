// What the REST routes take: form fields as Twilio names them, checked the way Twilio checks them, made into the
// simulator's own requests.

import { z } from 'zod';

import type { HttpMethod } from '#simulator/http-method.ts';
import {
  callEvents,
  isStation,
  type CallEvent,
  type Instructions,
  type StatusCallback,
} from '#simulator/calls/call.ts';
import { type RecordingCallback, recordingEvents } from '#simulator/recordings/recording.ts';

import { restErrors } from './rest-error.ts';

const text = z.string().optional();
const texts = z.union([z.string(), z.array(z.string())]).optional();
const flag = z.enum(['true', 'false']).optional();

/** Fields that are not listed have no effect here and are let through, as a network without sound must. */
export const callForm = z.object({
  To: text,
  From: text,
  Url: text,
  Method: text,
  Twiml: text,
  StatusCallback: text,
  StatusCallbackMethod: text,
  StatusCallbackEvent: texts,
  Timeout: text,
  MachineDetection: text,
});
type CallForm = z.infer<typeof callForm>;

export const callChangeForm = z.object({
  Status: z.enum(['canceled', 'completed']).optional(),
  Url: text,
  Method: text,
  Twiml: text,
});

export const participantForm = callForm.extend({
  Label: text,
  Muted: flag,
  StartConferenceOnEnter: flag,
  EndConferenceOnExit: flag,
  Coaching: flag,
  CallSidToCoach: text,
  ConferenceStatusCallback: text,
  ConferenceStatusCallbackMethod: text,
  ConferenceStatusCallbackEvent: texts,
});

export const participantChangeForm = z.object({
  Muted: flag,
  Hold: flag,
  HoldUrl: text,
  HoldMethod: text,
  Coaching: flag,
  CallSidToCoach: text,
  EndConferenceOnExit: flag,
});

export const recordingForm = z.object({
  RecordingStatusCallback: text,
  RecordingStatusCallbackMethod: text,
  RecordingStatusCallbackEvent: texts,
  RecordingChannels: z.enum(['mono', 'dual']).optional(),
});

/** Pausing is not spoken. */
export const recordingChangeForm = z.object({ Status: z.literal('stopped') });

export const conferenceChangeForm = z.object({ Status: z.literal('completed').optional() });

/** The form as the schema says; throws 20001 with what is wrong. */
export function readForm<Schema extends z.ZodType>(schema: Schema, body: unknown): z.infer<Schema> {
  const read = schema.safeParse(body ?? {});
  if (read.success) return read.data;
  throw restErrors.invalidParameter(
    read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '),
  );
}

export function asFlag(value: 'true' | 'false' | undefined): boolean | undefined {
  return value === undefined ? undefined : value === 'true';
}

/** Who is called and who calls; throws what Twilio answers when a number cannot be called. */
export function parties(form: CallForm): { to: string; from: string } {
  const { To: to, From: from } = form;
  if (to === undefined || to === '') throw restErrors.missingTo();
  if (from === undefined || from === '') throw restErrors.missingFrom();
  if (isStation(to)) return { to, from };
  if (!/^\+[1-9]\d{7,14}$/.test(to)) throw restErrors.invalidTo(to);
  if (!to.startsWith('+84')) throw restErrors.abroad(to);
  // A Vietnamese mobile number has nine digits after the country code, a landline ten.
  if (!/^\+84(?:[35789]\d{8}|2\d{9})$/.test(to)) throw restErrors.invalidTo(to);
  if (!/^\+[1-9]\d{4,14}$/.test(from)) throw restErrors.invalidFrom(from);
  return { to, from };
}

/** What to do when answered: the address, else the document itself. */
export function instructions(form: Pick<CallForm, 'Url' | 'Twiml' | 'Method'>): Instructions {
  if (form.Url !== undefined) return { kind: 'url', url: address(form.Url), method: httpMethod(form.Method) };
  if (form.Twiml !== undefined) return { kind: 'twiml', twiml: form.Twiml };
  throw restErrors.missingUrl();
}

export function statusCallback(form: CallForm): StatusCallback | undefined {
  if (form.StatusCallback === undefined) return undefined;
  const asked = words(form.StatusCallbackEvent);
  const events = callEvents.filter((event) => asked.includes(event));
  return {
    url: address(form.StatusCallback),
    method: httpMethod(form.StatusCallbackMethod),
    // Twilio sends `completed` when no event is asked for.
    events: events.length > 0 ? events : ['completed' satisfies CallEvent],
  };
}

export function recordingCallback(form: z.infer<typeof recordingForm>): RecordingCallback | undefined {
  if (form.RecordingStatusCallback === undefined) return undefined;
  const asked = words(form.RecordingStatusCallbackEvent);
  const events = recordingEvents.filter((event) => asked.includes(event));
  return {
    url: address(form.RecordingStatusCallback),
    method: httpMethod(form.RecordingStatusCallbackMethod),
    // Twilio sends `completed` when no event is asked for.
    events: events.length > 0 ? events : ['completed'],
  };
}

/** Seconds to let it ring: 60 unless asked, 600 at most. */
export function ringTimeout(form: CallForm): number {
  if (form.Timeout === undefined) return 60;
  const seconds = Number(form.Timeout);
  if (!Number.isInteger(seconds) || seconds < 1)
    throw restErrors.invalidParameter(`Timeout: ${form.Timeout}`);
  return Math.min(seconds, 600);
}

export function address(url: string): string {
  const valid = /^https?:\/\//.test(url) && URL.canParse(url);
  if (!valid) throw restErrors.invalidUrl(url);
  return url;
}

export function httpMethod(method: string | undefined): HttpMethod {
  return method?.toUpperCase() === 'GET' ? 'GET' : 'POST';
}

/** Repeated fields, and words in one field, as a list. */
export function words(field: string | string[] | undefined): string[] {
  return [field ?? []]
    .flat()
    .flatMap((each) => each.split(/\s+/))
    .filter((word) => word !== '');
}
