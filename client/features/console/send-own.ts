// One try to bring something of a person to the server, and what its outcome means for whoever sends it.
import { Refusal } from '#client/api/client.ts';

import type { SendResult } from './outbox.ts';

interface Line {
  /** The person signed in as far as this page knows; null for nobody. */
  signedIn: () => string | null;
  /** The person signed in, asked of the server. Throws Refusal. */
  askSignedIn: () => Promise<string>;
}

/** The line, or the session, that will come back. */
const passing = new Set<string>(['unreachable', 'not-signed-in', 'too-many-attempts']);
/** What the server also says when somebody else has signed in meanwhile, e.g. in another tab. */
const perhapsSomebodyElse = new Set<string>(['not-found', 'forbidden']);

/**
 * Sends what is `ownerId`'s: only while that person is signed in, and given up only if it was them who were refused.
 * @param emit throws Refusal
 */
export async function sendOwn(
  ownerId: string,
  emit: () => Promise<unknown>,
  line: Line,
): Promise<SendResult> {
  if (line.signedIn() !== ownerId) return { kind: 'later' };
  try {
    await emit();
    return { kind: 'stored' };
  } catch (fault) {
    if (!(fault instanceof Refusal)) return { kind: 'failed', fault };
    if (passing.has(fault.code)) return { kind: 'later' };
    if (fault.code === 'internal') return { kind: 'failed', fault };
    if (perhapsSomebodyElse.has(fault.code)) {
      const nowSignedIn = await line.askSignedIn().catch(() => null);
      if (nowSignedIn !== ownerId) return { kind: 'later' };
    }
    return { kind: 'refused', fault };
  }
}
