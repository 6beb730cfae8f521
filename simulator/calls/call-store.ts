// All calls since the start, in order. Kept in memory only: a restart of the simulator is a network that lost its
// calls; a restart of the product leaves them as they are.

import { randomBytes } from 'node:crypto';

import type { Call, CallRequest } from './call.ts';

export interface CallStore {
  add(request: CallRequest, now: Date): Call;
  find(sid: string): Call | undefined;
  /** Oldest first. */
  all(): readonly Call[];
  /** Calls to this address, oldest first. */
  to(address: string): readonly Call[];
}

/** A resource identifier of Twilio's shape: two letters and 32 hexadecimal digits. */
export function newSid(prefix: 'CA' | 'CF' | 'RE'): string {
  return prefix + randomBytes(16).toString('hex');
}

export function createCallStore(): CallStore {
  const bySid = new Map<string, Call>();
  const byAddress = new Map<string, Call[]>();
  const inOrder: Call[] = [];

  return {
    add(request, now) {
      const earlier = byAddress.get(request.to) ?? [];
      const call: Call = {
        ...request,
        sid: newSid('CA'),
        attempt: earlier.length + 1,
        status: 'queued',
        history: [{ status: 'queued', at: now }],
        createdAt: now,
        updatedAt: now,
        startedAt: undefined,
        answeredAt: undefined,
        endedAt: undefined,
        queueMilliseconds: 0,
        sipResponseCode: undefined,
        behaviour: undefined,
        conversation: undefined,
        spokenSeconds: 0,
        heardOnHold: [],
        eventsFired: 0,
        callOff: () => undefined,
        script: undefined,
      };
      bySid.set(call.sid, call);
      byAddress.set(request.to, [...earlier, call]);
      inOrder.push(call);
      return call;
    },
    find: (sid) => bySid.get(sid),
    all: () => inOrder,
    to: (address) => byAddress.get(address) ?? [],
  };
}
