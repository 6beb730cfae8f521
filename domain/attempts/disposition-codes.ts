// The words in which the outcome of a contact attempt is described: codes, AAPOR classes, what follows, what it tells.
// The table itself is disposition-table.ts, its rules dispositions.ts.

export const aaporClasses = ['I', 'P', 'R', 'NC', 'O', 'UH', 'UO', 'NE'] as const;
/** Interview, partial, refusal or break-off, non-contact, other, unknown (household, other), not eligible. */
export type AaporClass = (typeof aaporClasses)[number];

export const dispositionCodes = [
  'complete',
  'partial',
  'refusal-hard',
  'refusal-soft',
  'refusal-household',
  'break-off',
  'callback-mid-interview',
  'appointment',
  'not-available',
  'proxy-offered',
  'checks-caller',
  'hung-up',
  'language-barrier',
  'unable',
  'deceased',
  'voided',
  'wrong-person',
  'moved',
  'ineligible',
  'transaction-denied',
  'voicemail-confirmed',
  'voicemail',
  'no-answer',
  'busy',
  'unreachable',
  'number-not-in-use',
  'call-blocked',
  'technical-failure',
  'max-attempts',
  'recently-called',
  'survey-closed',
] as const;
export type DispositionCode = (typeof dispositionCodes)[number];

/**
 * How much an outcome tells about the case, most first: the written precedence that AAPOR asks for when one final
 * code must stand for a history of calls. `settled` outcomes overrule an earlier refusal because they show that it was
 * not the sampled person, or not a person to interview at all, who refused.
 */
export const informativeness = [
  'completion',
  'partial',
  'settled',
  'refusal',
  'break-off',
  'contact',
  'machine',
  'no-answer',
  'nothing',
] as const;
export type Informativeness = (typeof informativeness)[number];

/** What follows the disposition; the waits and limits are the survey's call rules. */
export type NextStep =
  | 'close'
  | 'close-and-do-not-call'
  | 'retry'
  /** A retry, at the time that was agreed if one was. */
  | 'retry-or-agreed'
  | 'resume'
  | 'appointment'
  | 'convert-refusal'
  | 'confirm-number';

/** What must have been heard before an operator may choose the disposition. */
export type Evidence = 'person' | 'voicemail' | 'announcement' | 'no-pick-up' | 'fault' | 'system';

/** How far the interview may have got in this attempt. */
export type InterviewGate = 'complete' | 'under-way' | 'not-complete' | 'not-started';

export interface Disposition {
  code: DispositionCode;
  aapor: string;
  aaporClass: AaporClass;
  vi: string;
  en: string;
  /** Who normally sets it. An operator may also choose what the carrier usually reports, having heard it. */
  by: 'carrier' | 'operator' | 'system';
  finality: 'interim' | 'final';
  next: NextStep;
  tells: Informativeness;
  /** A person spoke with us: counts towards the limit of answered calls a day. */
  contact: boolean;
  /** Closing the case with this outcome lets the next reserve of the stratum be released. */
  replaced: boolean;
  /** The owner of the transaction list must hear of it. */
  frameFinding: boolean;
  evidence: Evidence;
  interview: InterviewGate;
  /** Key on the operator's keyboard; null when it cannot be chosen by hand. */
  key: string | null;
  rdd?: { aapor: string; aaporClass: AaporClass };
}

export const aaporProfiles = ['named-list', 'rdd'] as const;
export type AaporProfile = (typeof aaporProfiles)[number];
