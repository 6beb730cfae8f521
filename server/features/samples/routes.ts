import { confirmSample, drawSample, getSample } from '#contract/samples.ts';
import { problem } from '#contract/problems.ts';
import type { Context } from '#server/context.ts';
import { bind, type HttpDoor } from '#server/platform/http.ts';
import * as commands from './commands.ts';
import { sampleOf } from './queries.ts';

export function bindSamples(door: HttpDoor): void {
  bind(door, getSample, (ctx, { params }) => sampleOf(ctx, params.surveyId));
  bind(door, drawSample, async (ctx, { params, body }) => {
    await commands.drawSample(ctx, params.surveyId, body);
    return existing(ctx, params.surveyId);
  });
  bind(door, confirmSample, async (ctx, { params }) => {
    await commands.confirmSample(ctx, params.sampleId);
    const { surveyId } = await ctx.db.sample.findUniqueOrThrow({ where: { id: params.sampleId } });
    return existing(ctx, surveyId);
  });
}

async function existing(ctx: Context, surveyId: string) {
  const sample = await sampleOf(ctx, surveyId);
  if (!sample) throw problem('not-found', { what: 'sample' });
  return sample;
}
