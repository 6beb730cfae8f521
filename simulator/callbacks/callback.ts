// A callback to be sent, and the record of what became of it.

import type { HttpMethod } from '#simulator/http-method.ts';

export interface Callback {
  /** Callbacks of one source (a call, a conference) are sent one after the other. */
  source: string;
  /** The called address; empty for a callback about a conference as a whole. */
  to: string;
  /** `initiated` … `completed` of a call, `participant-join` … of a conference. */
  event: string;
  /** Nothing follows from this source. */
  isLast: boolean;
  method: HttpMethod;
  url: string;
  parameters: Record<string, string>;
}

export interface SentCallback {
  url: string;
  event: string;
  parameters: Record<string, string>;
  /** Each try: the HTTP status, or null when there was no answer. Empty for a dropped callback. */
  tries: (number | null)[];
  at: Date;
}
