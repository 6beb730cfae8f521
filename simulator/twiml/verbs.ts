// TwiML as the verbs that are carried out. Reading stops at what makes Twilio give up a document (12100: not
// well-formed, or no <Response>); verbs and attributes it does not know are skipped with a warning (12200), as Twilio
// does. Verbs that Twilio knows and the simulator does not are skipped with a warning too.

import type { HttpMethod } from '#simulator/http-method.ts';
import {
  conferenceEvents,
  type ConferenceCallback,
  type ConferenceEvent,
  type ConferenceJoin,
} from '#simulator/conferences/conference.ts';

import { parseXml, XmlError, type XmlElement } from './xml.ts';

export type Verb =
  | { kind: 'say'; text: string }
  | { kind: 'pause'; seconds: number }
  | { kind: 'hangup' }
  | { kind: 'reject' }
  | { kind: 'redirect'; url: string; method: HttpMethod }
  | { kind: 'conference'; name: string; join: ConferenceJoin };

/** A document error ends the call; a warning does not. */
export interface TwimlFault {
  code: number;
  message: string;
}

export interface Script {
  verbs: Verb[];
  warnings: TwimlFault[];
}

/** Reads a document; addresses in it are relative to `baseUrl`, empty when there is none. */
export function readTwiml(source: string, baseUrl: string): Script | { error: TwimlFault } {
  let root: XmlElement;
  try {
    root = parseXml(source);
  } catch (error) {
    if (error instanceof XmlError)
      return { error: { code: 12100, message: `Document parse failure: ${error.message}` } };
    throw error;
  }
  if (root.name !== 'Response') {
    return {
      error: { code: 12100, message: `Document parse failure: the root is <${root.name}>, not <Response>` },
    };
  }
  const warnings: TwimlFault[] = [];
  const warn = (message: string) =>
    warnings.push({ code: 12200, message: `Schema validation warning: ${message}` });
  if (root.text.trim() !== '') warn('text directly inside <Response>');
  const verbs = root.children.flatMap((element) => verb(element, baseUrl, warn) ?? []);
  return { verbs, warnings };
}

type Warn = (message: string) => void;

function verb(element: XmlElement, baseUrl: string, warn: Warn): Verb | undefined {
  switch (element.name) {
    case 'Say':
      known(element, ['voice', 'language', 'loop'], warn);
      return { kind: 'say', text: element.text.trim() };
    case 'Pause':
      known(element, ['length'], warn);
      return { kind: 'pause', seconds: seconds(element, warn) };
    case 'Hangup':
      known(element, [], warn);
      return { kind: 'hangup' };
    case 'Reject':
      known(element, ['reason'], warn);
      return { kind: 'reject' };
    case 'Redirect':
      known(element, ['method'], warn);
      return {
        kind: 'redirect',
        url: resolved(element.text.trim(), baseUrl),
        method: method(element, 'method'),
      };
    case 'Dial':
      return dial(element, baseUrl, warn);
    default:
      warn(`<${element.name}> is not carried out`);
      return undefined;
  }
}

function dial(element: XmlElement, baseUrl: string, warn: Warn): Verb | undefined {
  known(
    element,
    ['timeout', 'callerId', 'timeLimit', 'answerOnBridge', 'hangupOnStar', 'record', 'trim'],
    warn,
  );
  const [noun, ...others] = element.children;
  if (noun?.name !== 'Conference' || others.length > 0) {
    warn('only <Dial> with one <Conference> inside is carried out');
    return undefined;
  }
  const name = noun.text.trim();
  if (name === '') {
    warn('<Conference> without a name');
    return undefined;
  }
  known(noun, conferenceAttributes, warn);
  return { kind: 'conference', name, join: join(noun, baseUrl, warn) };
}

// Understood, or without effect because there is no sound: beep, wait music, recording.
const conferenceAttributes = [
  'muted', 'beep', 'startConferenceOnEnter', 'endConferenceOnExit', 'participantLabel', 'coach', 'statusCallback',
  'statusCallbackEvent', 'statusCallbackMethod', 'waitUrl', 'waitMethod', 'maxParticipants', 'record', 'region', 'trim',
  'jitterBufferSize', 'recordingStatusCallback', 'recordingStatusCallbackMethod', 'recordingStatusCallbackEvent',
  'eventCallbackUrl',
]; // prettier-ignore

function join(noun: XmlElement, baseUrl: string, warn: Warn): ConferenceJoin {
  return {
    label: noun.attributes['participantLabel'],
    muted: flag(noun, 'muted', false, warn),
    startConferenceOnEnter: flag(noun, 'startConferenceOnEnter', true, warn),
    endConferenceOnExit: flag(noun, 'endConferenceOnExit', false, warn),
    callSidToCoach: noun.attributes['coach'],
    callback: callback(noun, baseUrl, warn),
  };
}

function callback(noun: XmlElement, baseUrl: string, warn: Warn): ConferenceCallback | undefined {
  const url = noun.attributes['statusCallback'];
  if (url === undefined) return undefined;
  const words = (noun.attributes['statusCallbackEvent'] ?? '').split(/\s+/).filter((word) => word !== '');
  const events = words.filter(isConferenceEvent);
  for (const word of words) if (!isConferenceEvent(word)) warn(`statusCallbackEvent "${word}" is not fired`);
  return { url: resolved(url, baseUrl), method: method(noun, 'statusCallbackMethod'), events };
}

function isConferenceEvent(word: string): word is ConferenceEvent {
  return conferenceEvents.some((event) => event === word);
}

function flag(element: XmlElement, attribute: string, otherwise: boolean, warn: Warn): boolean {
  const value = element.attributes[attribute];
  if (value === undefined || value === 'true' || value === 'false')
    return value === undefined ? otherwise : value === 'true';
  warn(`${attribute}="${value}" on <${element.name}>`);
  return otherwise;
}

function seconds(element: XmlElement, warn: Warn): number {
  const length = Number(element.attributes['length'] ?? 1);
  if (Number.isFinite(length) && length >= 0) return length;
  warn(`length="${element.attributes['length']}" on <Pause>`);
  return 1;
}

function method(element: XmlElement, attribute: string): HttpMethod {
  return element.attributes[attribute]?.toUpperCase() === 'GET' ? 'GET' : 'POST';
}

/** An absolute address stays letter for letter as it was written: it is what gets signed. */
function resolved(url: string, baseUrl: string): string {
  const isRelative = !/^https?:\/\//.test(url) && URL.canParse(url, baseUrl);
  return isRelative ? new URL(url, baseUrl).toString() : url;
}

function known(element: XmlElement, attributes: readonly string[], warn: Warn): void {
  for (const attribute of Object.keys(element.attributes)) {
    if (!attributes.includes(attribute)) warn(`attribute ${attribute} on <${element.name}> has no effect`);
  }
}
