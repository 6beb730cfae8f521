// Sign-in by better-auth: passwords hashed with scrypt, sessions in PostgreSQL, a signed cookie.
// Its HTTP routes are not exposed; features/staff offers the two that are needed.
import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { username } from 'better-auth/plugins/username';

import type { PrismaClient } from '#prisma/generated/client.ts';
import type { Actor } from '#server/context.ts';

export interface SignInSettings {
  readonly prisma: PrismaClient;
  readonly secret: string;
  readonly publicUrl: string;
}

export type SignIn = ReturnType<typeof openSignIn>;

export function openSignIn({ prisma, secret, publicUrl }: SignInSettings) {
  return betterAuth({
    database: prismaAdapter(prisma, { provider: 'postgresql' }),
    secret,
    baseURL: publicUrl,
    basePath: '/api/auth',
    emailAndPassword: { enabled: true, disableSignUp: true },
    plugins: [username()],
    session: { expiresIn: 12 * 3600, updateAge: 3600 },
    user: {
      additionalFields: {
        role: { type: 'string', input: false },
        unit: { type: 'string', input: false },
        station: { type: 'string', input: false },
      },
    },
    // Ours is keyed by account as well as by address (features/staff/sign-in-limit.ts).
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    advanced: { cookiePrefix: 'lang-nghe' },
  });
}

/** The person behind a request's cookie, or null. */
export async function actorFrom(signIn: SignIn, headers: Headers): Promise<Actor | null> {
  const found = await signIn.api.getSession({ headers });
  if (!found) return null;
  const { id, name, username: userName, role, unit } = found.user;
  return { id, name, username: userName ?? '', role: role as Actor['role'], unit };
}
