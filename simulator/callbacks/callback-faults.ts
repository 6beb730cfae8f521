// Faults a test can put between the network and the product: callbacks lost, doubled, late or in the wrong order.
// Owns what is waiting for its turn or held back; does not send.

import { z } from 'zod';

import type { Callback } from './callback.ts';

export const callbackFault = z.strictObject({
  kind: z.enum(['drop', 'duplicate', 'delay', 'hold', 'reorder']),
  /** Only callbacks about this called address. */
  to: z.string().optional(),
  /** Only these events, such as "answered" or "participant-join". */
  events: z.array(z.string()).optional(),
  /** How many callbacks it touches; all of them without it. */
  times: z.number().int().min(1).optional(),
  /** For `delay`: simulated seconds. */
  seconds: z.number().min(0).optional(),
});
export type CallbackFault = z.infer<typeof callbackFault>;

export interface CallbackFaults {
  add(fault: CallbackFault): void;
  clear(): void;
  /** The fault that touches this callback, now used up once; nothing when it goes through. */
  touching(callback: Callback): CallbackFault | undefined;
}

export function createCallbackFaults(): CallbackFaults {
  let faults: { fault: CallbackFault; timesLeft: number }[] = [];

  return {
    add(fault) {
      faults.push({ fault, timesLeft: fault.times ?? Infinity });
    },
    clear() {
      faults = [];
    },
    touching(callback) {
      const found = faults.find(({ fault }) => touches(fault, callback));
      if (found === undefined) return undefined;
      found.timesLeft -= 1;
      if (found.timesLeft <= 0) faults = faults.filter((each) => each !== found);
      return found.fault;
    },
  };
}

function touches(fault: CallbackFault, callback: Callback): boolean {
  if (fault.to !== undefined && fault.to !== callback.to) return false;
  return fault.events === undefined || fault.events.includes(callback.event);
}
