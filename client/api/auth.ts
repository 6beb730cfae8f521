// Coming and going: a new session starts with an empty cache, so that nobody sees what was read for somebody else.
import { signIn as signInEndpoint, signOut as signOutEndpoint } from '#contract/staff.ts';

import { call, Refusal } from './client.ts';
import { disconnectLive } from './live.ts';
import { queryClient } from './queries.ts';

/** Signs in; the session is in a cookie. Throws Refusal: 'sign-in-refused', 'too-many-attempts', 'unreachable'. */
export async function signIn(username: string, password: string): Promise<void> {
  await call(signInEndpoint, { body: { username, password } });
  disconnectLive();
  queryClient.clear();
}

/** Signs out. Throws Refusal('unreachable') when the server is away: then the session is still open. */
export async function signOut(): Promise<void> {
  await call(signOutEndpoint, {}).catch((fault: unknown) => {
    // The session had ended before.
    if (!(fault instanceof Refusal) || fault.code !== 'not-signed-in') throw fault;
  });
  disconnectLive();
  queryClient.clear();
}
