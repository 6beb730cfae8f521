// A person's own shift and day: what was done, how the time was spent.
import { z } from 'zod';

import { instant, nothing } from './common.ts';
import { endpoint } from './endpoint.ts';

export const shiftSummary = z.object({
  startedAt: instant,
  /** Null while it goes on. */
  endedAt: instant.nullable(),
  calls: z.number(),
  completes: z.number(),
  talkSeconds: z.number(),
  wrapUpSeconds: z.number(),
  /** By reason, in the order of the shift's first pause of each. */
  pauses: z.array(z.object({ reason: z.string(), seconds: z.number() })),
});
export type ShiftSummary = z.infer<typeof shiftSummary>;

export const myDay = z.object({
  shifts: z.array(shiftSummary),
  /** The latest first. */
  attempts: z.array(
    z.object({
      id: z.uuid(),
      at: instant,
      respondentName: z.string(),
      tthcName: z.string(),
      agencyName: z.string(),
      phoneMasked: z.string(),
      talkSeconds: z.number(),
      /** Null while in hand. */
      disposition: z.string().nullable(),
      appointmentAt: instant.nullable(),
      note: z.string().nullable(),
      /** Handed over to this supervisor, who says how it ended. */
      handedTo: z.string().nullable(),
    }),
  ),
});
export type MyDay = z.infer<typeof myDay>;

export const getMyDay = endpoint({
  method: 'GET',
  path: '/api/console/day',
  summary: 'Hôm nay của tôi: các ca và các lượt liên hệ của người đang đăng nhập',
  access: ['operator', 'verifier', 'supervisor'],
  params: nothing,
  query: nothing,
  body: nothing,
  response: myDay,
});

export const shiftEndpoints = { getMyDay };
