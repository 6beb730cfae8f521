// Whom an operator may call into a conversation.
import type { z } from 'zod';

import type { listSupervisors } from '#contract/call-controls.ts';
import { compareVietnamese } from '#domain/vietnamese-order.ts';
import type { Context } from '#server/context.ts';
import { consoleGoneAfterMs } from '#server/features/sessions/queries.ts';

/** All supervisors: those with a page of ours open first, those in another conversation last. */
export async function supervisors(ctx: Context): Promise<z.input<(typeof listSupervisors)['response']>> {
  const people = await ctx.db.user.findMany({
    where: { role: 'supervisor' },
    select: {
      id: true,
      name: true,
      seenAt: true,
      operatorSessions: { where: { endedAt: null }, select: { id: true } },
      askedAsSupervisor: { where: { endedAt: null }, select: { id: true } },
    },
  });
  const seenSince = new Date(ctx.now().getTime() - consoleGoneAfterMs);
  const rated = people.map(({ id, name, seenAt, operatorSessions, askedAsSupervisor }) => ({
    id,
    name,
    here: seenAt !== null && seenAt > seenSince,
    busy: operatorSessions.length > 0 || askedAsSupervisor.length > 0,
  }));
  return rated.sort(
    (left, right) =>
      Number(left.busy) - Number(right.busy) ||
      Number(right.here) - Number(left.here) ||
      compareVietnamese(left.name, right.name),
  );
}
