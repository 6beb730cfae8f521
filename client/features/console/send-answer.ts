// One try to bring an answer to the server, and what its outcome means for the outbox.
import { Refusal } from '#client/api/client.ts';

import type { OutboxEntry, SendResult } from './outbox.ts';

interface Line {
  /** Throws Refusal. */
  emit: (entry: OutboxEntry) => Promise<unknown>;
  /** The person signed in as far as this page knows; null for nobody. */
  signedIn: () => string | null;
  /** The person signed in, asked of the server. Throws Refusal. */
  askSignedIn: () => Promise<string>;
}

/** The line, or the session, that will come back. */
const passing = new Set<string>(['unreachable', 'not-signed-in', 'too-many-attempts']);
/** What the server also says when somebody else has signed in meanwhile, e.g. in another tab. */
const perhapsSomebodyElse = new Set<string>(['not-found', 'forbidden']);

/** Sends an answer of `ownerId`: only while that person is signed in, and given up only if it was them who were refused. */
export async function sendAnswer(ownerId: string, entry: OutboxEntry, line: Line): Promise<SendResult> {
  if (line.signedIn() !== ownerId) return { kind: 'later' };
  try {
    await line.emit(entry);
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
