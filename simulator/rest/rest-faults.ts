// Faults a test can put between the product and the REST API: requests refused, or carried out and their answer lost.

import type { RequestHandler } from 'express';
import { z } from 'zod';

import { restErrors } from './rest-error.ts';

export const restFault = z.strictObject({
  /** `lose-answer` carries the request out and then cuts the connection: the product cannot know that it worked. */
  kind: z.enum(['too-many-requests', 'unavailable', 'lose-answer']),
  /** Only requests with this method. */
  method: z.enum(['GET', 'POST', 'DELETE']).optional(),
  times: z.number().int().min(1).optional(),
});
export type RestFault = z.infer<typeof restFault>;

export interface RestFaults {
  add(fault: RestFault): void;
  clear(): void;
  handler: RequestHandler;
}

export function createRestFaults(): RestFaults {
  let faults: { fault: RestFault; timesLeft: number }[] = [];

  function take(method: string): RestFault | undefined {
    const found = faults.find(({ fault }) => fault.method === undefined || fault.method === method);
    if (found === undefined) return undefined;
    found.timesLeft -= 1;
    if (found.timesLeft <= 0) faults = faults.filter((each) => each !== found);
    return found.fault;
  }

  return {
    add(fault) {
      faults.push({ fault, timesLeft: fault.times ?? Infinity });
    },
    clear() {
      faults = [];
    },
    handler(request, response, next) {
      const fault = take(request.method);
      if (fault?.kind === 'too-many-requests') throw restErrors.tooManyRequests();
      if (fault?.kind === 'unavailable') throw restErrors.unavailable();
      if (fault?.kind === 'lose-answer') {
        response.json = (): typeof response => {
          request.socket.destroy();
          return response;
        };
      }
      next();
    },
  };
}
