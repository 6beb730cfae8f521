// Whom a change in phúc tra is told: those who do it and those who answer for it. Never the room of the survey: there
// the moment of a hint would say that the interview just completed was chosen.
import type { Context } from '#server/context.ts';
import { room } from '#server/platform/rooms.ts';

export function hintBackChecks(ctx: Context, surveyId: string): void {
  for (const role of ['verifier', 'official'] as const)
    ctx.live.publish(room.role(role), 'back-checks:changed', { surveyId });
}
