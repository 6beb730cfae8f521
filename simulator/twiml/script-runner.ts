// Carries out the instructions of an answered call: fetches the document, obeys verb after verb, and hangs up when
// nothing is left to do. Stops at once when the signal is aborted (the call ended or was redirected).

import { randomUUID } from 'node:crypto';

import type { Activity } from '#simulator/activity/activity.ts';
import type { Timers } from '#simulator/activity/timers.ts';
import type { Answer, Poster } from '#simulator/callbacks/poster.ts';
import type { HttpMethod } from '#simulator/http-method.ts';
import type { Call, Instructions } from '#simulator/calls/call.ts';
import { callParameters } from '#simulator/calls/status-events.ts';
import type { ConferenceJoin } from '#simulator/conferences/conference.ts';
import type { Rooms } from '#simulator/conferences/rooms.ts';

import { readTwiml, type TwimlFault, type Verb } from './verbs.ts';

interface ScriptRunnerParts {
  accountSid: string;
  poster: Poster;
  rooms: Rooms;
  timers: Timers;
  activity: Activity;
  hangUp: (call: Call) => void;
  /** Something is wrong with the document or its address; `error` faults end the call. */
  report: (call: Call, fault: TwimlFault) => void;
}

// A document that only redirects would go round for ever.
const maxRedirects = 20;

export function createScriptRunner(parts: ScriptRunnerParts) {
  const { rooms, timers, activity } = parts;

  /** Runs to the end of the instructions; nothing waits for it. */
  async function carryOut(call: Call, instructions: Instructions, signal: AbortSignal): Promise<void> {
    let next: Instructions | undefined = instructions;
    for (let hops = 0; next !== undefined && !signal.aborted; hops += 1) {
      if (hops > maxRedirects) {
        parts.report(call, { code: 11205, message: 'Redirected too often' });
        break;
      }
      next = await obey(call, next, signal);
    }
    if (!signal.aborted) parts.hangUp(call);
  }

  /** Obeys one document; gives where to go on when it redirects. */
  async function obey(
    call: Call,
    given: Instructions,
    signal: AbortSignal,
  ): Promise<Instructions | undefined> {
    if (given.kind === 'join') {
      const conference = rooms.find(given.conferenceSid);
      if (conference !== undefined) await confer(call, conference.friendlyName, given.join);
      return undefined;
    }
    const over = activity.begin();
    const document = given.kind === 'twiml' ? given.twiml : await retrieved(call, given.url, given.method);
    over();
    if (document === undefined || signal.aborted) return undefined;
    const script = readTwiml(document, given.kind === 'url' ? given.url : '');
    if ('error' in script) {
      parts.report(call, script.error);
      return undefined;
    }
    for (const warning of script.warnings) parts.report(call, warning);
    for (const verb of script.verbs) {
      if (signal.aborted) return undefined;
      if (verb.kind === 'redirect') return { kind: 'url', url: verb.url, method: verb.method };
      if (verb.kind === 'hangup' || verb.kind === 'reject') return undefined;
      await perform(call, verb, signal);
    }
    return undefined;
  }

  async function perform(
    call: Call,
    verb: Exclude<Verb, { kind: 'redirect' | 'hangup' | 'reject' }>,
    signal: AbortSignal,
  ) {
    switch (verb.kind) {
      case 'say':
        return timers.pause(speakingSeconds(verb.text), signal);
      case 'pause':
        return timers.pause(verb.seconds, signal);
      case 'conference':
        return confer(call, verb.name, verb.join);
    }
  }

  /**
   * What a leg on hold hears: the document is fetched and read once, and what it says is noted; there is no sound to
   * wait for. Twilio allows <Play>, <Say>, <Pause> and <Redirect> in it and goes round for ever.
   */
  async function playOnHold(call: Call, url: string, method: HttpMethod): Promise<void> {
    const over = activity.begin();
    try {
      const document = await retrieved(call, url, method);
      const script = document === undefined ? undefined : readTwiml(document, url);
      if (script === undefined) return;
      if ('error' in script) return parts.report(call, script.error);
      for (const warning of script.warnings) parts.report(call, warning);
      for (const verb of script.verbs) {
        if (verb.kind === 'say') call.heardOnHold.push(verb.text);
        else if (verb.kind !== 'pause' && verb.kind !== 'redirect')
          parts.report(call, { code: 12200, message: `<${verb.kind}> is not allowed on hold` });
      }
    } finally {
      over();
    }
  }

  async function confer(call: Call, name: string, join: ConferenceJoin): Promise<void> {
    const joined = rooms.join(name, call.sid, join);
    if ('left' in joined) return joined.left;
    parts.report(call, refusals[joined.refused]);
  }

  async function retrieved(call: Call, url: string, method: HttpMethod): Promise<string | undefined> {
    const answer = (await fetched(call, url, method)) ?? (await fetched(call, url, method));
    if (answer === undefined) {
      parts.report(call, { code: 11200, message: `HTTP retrieval failure: no answer from ${url}` });
      return undefined;
    }
    if (answer.status < 200 || answer.status > 299) {
      parts.report(call, { code: 11200, message: `HTTP retrieval failure: ${answer.status} from ${url}` });
      return undefined;
    }
    if (!/^(text|application)\/([\w.]+\+)?(xml|html)\b/.test(answer.contentType)) {
      parts.report(call, {
        code: 12300,
        message: `Invalid Content-Type "${answer.contentType}" from ${url}`,
      });
      return undefined;
    }
    return answer.body;
  }

  /** Nothing when there was no answer: a connection that failed is tried once more by the caller. */
  async function fetched(call: Call, url: string, method: HttpMethod): Promise<Answer | undefined> {
    try {
      return await parts.poster.send(method, url, callParameters(call, parts.accountSid), randomUUID());
    } catch {
      return undefined;
    }
  }

  return { carryOut, playOnHold };
}

const refusals: Record<'label-taken' | 'nobody-to-coach', TwimlFault> = {
  'label-taken': { code: 16025, message: 'A participant with this label is already in the conference' },
  'nobody-to-coach': { code: 13240, message: 'Dial->Conference: Invalid Whisper SID' },
};

/** About fifteen letters a second, as a calm voice reads. */
function speakingSeconds(text: string): number {
  return text.length / 15;
}
