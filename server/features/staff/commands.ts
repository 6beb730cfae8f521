// Accounts: creating people, signing in and out.
import { hashPassword } from 'better-auth/crypto';

import { problem } from '#contract/problems.ts';
import type { Me } from '#contract/staff.ts';
import type { Role } from '#domain/staff/roles.ts';
import type { SignIn } from '#server/platform/sign-in.ts';
import { inTransaction, type Context } from '#server/context.ts';
import { leaveRoom } from '#server/features/sessions/commands.ts';
import type { SignInLimit } from './sign-in-limit.ts';

export interface NewStaffMember {
  readonly username: string;
  readonly name: string;
  readonly password: string;
  readonly role: Role;
  readonly unit: string;
  /** `client:…`, `sip:…` or an E.164 number; by default the browser's softphone of this account. */
  readonly station?: string;
  readonly demo?: boolean;
}

/** Creates an account with a password; the username must be free. Returns the account's id. */
export async function createStaffMember(ctx: Context, person: NewStaffMember): Promise<string> {
  const id = crypto.randomUUID();
  const password = await hashPassword(person.password);
  const username = person.username.toLowerCase();
  await inTransaction(ctx, async ({ db, now }) => {
    await db.user.create({
      data: {
        id,
        name: person.name,
        username,
        displayUsername: person.username,
        email: `${username}@lang-nghe.invalid`,
        emailVerified: true,
        role: person.role,
        unit: person.unit,
        station: person.station ?? `client:${username}`,
        demo: person.demo ?? false,
        updatedAt: now(),
      },
    });
    await db.account.create({
      data: {
        id: crypto.randomUUID(),
        accountId: id,
        providerId: 'credential',
        userId: id,
        password,
        updatedAt: now(),
      },
    });
  });
  return id;
}

/**
 * Signs in by username and password. Gives the person and the cookies to set.
 * @throws 'sign-in-refused' for a wrong pair (which of the two is not told), 'too-many-attempts' after repeated failures
 */
export async function signIn(
  auth: SignIn,
  limit: SignInLimit,
  input: { username: string; password: string; headers: Headers; address: string },
): Promise<{ person: Me; cookies: string[] }> {
  await limit.takeGuess(input.username, input.address);
  const response = await auth.api.signInUsername({
    body: { username: input.username, password: input.password },
    headers: input.headers,
    asResponse: true,
  });
  if (!response.ok) throw problem('sign-in-refused');
  await limit.giveBack(input.username, input.address);
  const cookies = response.headers.getSetCookie();
  const found = await auth.api.getSession({
    headers: new Headers({ cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; ') }),
  });
  if (!found) throw new Error('A session that was just made is not found');
  const { id, name, username, role, unit } = found.user;
  return { person: { id, name, username: username ?? '', role: role as Role, unit }, cookies };
}

/**
 * Ends the shift, if one goes on, and then the session; gives the cookies that clear it.
 * @throws 'session-busy' while an attempt is in hand
 */
export async function signOut(ctx: Context, auth: SignIn, headers: Headers): Promise<string[]> {
  await leaveRoom(ctx);
  const response = await auth.api.signOut({ headers, asResponse: true });
  return response.headers.getSetCookie();
}
