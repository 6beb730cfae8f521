// Jobs that cross the queue. Each is short, may run twice, and carries ids only: the database is the truth.
import { z } from 'zod';

import { id } from './common.ts';

export const jobs = {
  /** Give due cases of the survey to its ready operators. */
  'assign-cases': z.object({ surveyId: id }),
  /** Send one queued call to the carrier. */
  'place-call': z.object({ callId: id }),
  /** End a call at the carrier. */
  'hang-up': z.object({ carrierCallSid: z.string() }),
  /** Mute or unmute the headset of a session as its row says. */
  'set-mute': z.object({ sessionId: id }),
  /** Record the call of a form, or not, as its citizen has said in it. */
  'follow-consent': z.object({ interviewId: id }),
  /** Ring the headset of a session and put it into its conference. */
  'connect-station': z.object({ sessionId: id }),
  /** A list is on its way: have ready what reads it. */
  'expect-list': z.object({}),
  /** Look at an uploaded list and, when it is sure how, read it: one fate a row. */
  'read-list': z.object({ listId: id }),
  /** Draw the sample that waits as 'drawing'. */
  'draw-sample': z.object({ sampleId: id }),
  /** Say that a worker takes jobs (server/platform/worker-pulse.ts). */
  'beat-pulse': z.object({}),
  /** Every few seconds: assign what fell due, mend what a dead process left half done. */
  sweep: z.object({}),
} as const;

export type JobName = keyof typeof jobs;
export type JobPayload<J extends JobName> = z.infer<(typeof jobs)[J]>;
