import type { Welcome } from '#contract/staff.ts';
import type { Context } from '#server/context.ts';

/** Everybody with an account, by role and name. */
export async function staff(ctx: Context) {
  const people = await ctx.db.user.findMany({ orderBy: [{ role: 'asc' }, { username: 'asc' }] });
  return people.map(({ id, name, username, role, unit, station }) => ({
    id,
    name,
    username: username ?? '',
    role,
    unit,
    station,
  }));
}

/** The demo's accounts, which the sign-in page may list because everybody shares their password. */
export async function demoAccounts(ctx: Context, password: string): Promise<Welcome['demoAccounts']> {
  const people = await ctx.db.user.findMany({ where: { demo: true }, orderBy: { username: 'asc' } });
  return people.map(({ username, name, role }) => ({ username: username ?? '', name, role, password }));
}
