// What the control door takes: what citizens do, and faults of the network.

import { z } from 'zod';

import { callbackFault } from '#simulator/callbacks/callback-faults.ts';
import { behaviour } from '#simulator/citizens/behaviour.ts';
import { restFault } from '#simulator/rest/rest-faults.ts';

export const controlMessage = z.discriminatedUnion('action', [
  /** What the next `times` calls to this address meet; all of them without `times`. */
  z.strictObject({
    action: z.literal('set-behaviour'),
    to: z.string().min(1),
    behaviour,
    times: z.number().int().min(1).optional(),
  }),
  /** What the next call to any telephone number meets. */
  z.strictObject({ action: z.literal('set-next-behaviour'), behaviour }),
  z.strictObject({ action: z.literal('clear-behaviours') }),
  /** The called party hangs up now. */
  z.strictObject({ action: z.literal('hang-up'), callSid: z.string() }),
  z.strictObject({ action: z.literal('add-callback-fault'), fault: callbackFault }),
  z.strictObject({ action: z.literal('add-rest-fault'), fault: restFault }),
  z.strictObject({ action: z.literal('clear-faults') }),
  /** Sends what `hold` and `reorder` faults have kept back. */
  z.strictObject({ action: z.literal('release-callbacks'), order: z.enum(['in-order', 'reversed']) }),
]);
export type ControlMessage = z.infer<typeof controlMessage>;
