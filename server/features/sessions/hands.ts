// A raised hand (commands.ts raises it): a supervisor sees it and comes, either of the two lowers it.
import { problem } from '#contract/problems.ts';
import { actorOf, type Context } from '#server/context.ts';
import { announce } from './commands.ts';

/** A supervisor says that they are coming; the first one stays named. @throws 'not-found' */
export async function seeHand(ctx: Context, handId: string): Promise<void> {
  const hand = await handOf(ctx, handId);
  await ctx.db.raisedHand.updateMany({
    where: { id: handId, loweredAt: null, seenAt: null },
    data: { seenAt: ctx.now(), seenById: actorOf(ctx).id },
  });
  announce(ctx, hand.session, 'hand-seen');
}

/** @throws 'not-found', 'forbidden' when an operator would lower somebody else's */
export async function lowerHand(ctx: Context, handId: string): Promise<void> {
  const hand = await handOf(ctx, handId);
  const actor = actorOf(ctx);
  if (actor.role === 'operator' && hand.session.operatorId !== actor.id) throw problem('forbidden');
  await ctx.db.raisedHand.updateMany({
    where: { id: handId, loweredAt: null },
    data: { loweredAt: ctx.now(), loweredById: actor.id },
  });
  announce(ctx, hand.session, 'hand-lowered');
}

async function handOf(ctx: Context, handId: string) {
  const hand = await ctx.db.raisedHand.findUnique({ where: { id: handId }, include: { session: true } });
  if (!hand) throw problem('not-found', { what: 'hand' });
  return hand;
}
