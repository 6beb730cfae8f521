import { getMe, getWelcome, listStaff, signIn, signOut } from '#contract/staff.ts';
import { actorOf } from '#server/context.ts';
import { bind, type HttpDoor } from '#server/platform/http.ts';
import type { SignIn } from '#server/platform/sign-in.ts';
import * as commands from './commands.ts';
import { demoAccounts, staff } from './queries.ts';
import type { SignInLimit } from './sign-in-limit.ts';

export interface StaffDoor {
  readonly auth: SignIn;
  readonly limit: SignInLimit;
  readonly version: string;
  readonly voiceOrigin: string | null;
  readonly demoPassword: string;
}

export function bindStaff(
  door: HttpDoor,
  { auth, limit, version, voiceOrigin, demoPassword }: StaffDoor,
): void {
  bind(door, getMe, async (ctx) => actorOf(ctx));
  bind(door, getWelcome, async (ctx) => ({
    version,
    voiceOrigin,
    demoAccounts: await demoAccounts(ctx, demoPassword),
  }));
  bind(door, listStaff, staff);
  bind(door, signIn, async (_ctx, { body, headers, address, setHeader }) => {
    const { person, cookies } = await commands.signIn(auth, limit, { ...body, headers, address });
    setHeader('Set-Cookie', cookies);
    return person;
  });
  bind(door, signOut, async (ctx, { headers, setHeader }) => {
    setHeader('Set-Cookie', await commands.signOut(ctx, auth, headers));
    return {};
  });
}
