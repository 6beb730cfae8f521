// Each job by name and the one command it runs.
import type pg from 'pg';

import type { Context } from '#server/context.ts';
import {
  closeUnattended,
  finishHandOvers,
  placeCall,
  recoverCalls,
  releaseAbandoned,
  setMute,
} from '#server/features/attempts/commands.ts';
import { assignCases, assignEverywhere } from '#server/features/cases/commands.ts';
import { prepareReader, readList, recoverLists } from '#server/features/lists/commands.ts';
import { recoverDraws, runDraw } from '#server/features/samples/commands.ts';
import { followConsent, recoverRecordings, removeWithdrawn } from '#server/features/recordings/commands.ts';
import { checkStations, connectStation, recoverStations } from '#server/features/sessions/commands.ts';
import { remindOfSteps } from '#server/features/timeline/commands.ts';
import type { Processors } from '#server/platform/queue.ts';
import { beatPulse } from '#server/platform/worker-pulse.ts';

export function processors(ctx: Context, pool: pg.Pool): Processors {
  return {
    'assign-cases': async ({ surveyId }) => void (await assignCases(ctx, surveyId)),
    'place-call': ({ callId }) => placeCall(ctx, callId),
    'hang-up': ({ carrierCallSid }) => ctx.carrier.hangUp(carrierCallSid),
    'connect-station': ({ sessionId }) => connectStation(ctx, sessionId),
    'set-mute': ({ sessionId }) => setMute(ctx, sessionId),
    'follow-consent': ({ interviewId }) => followConsent(ctx, interviewId),
    'expect-list': async () => prepareReader(),
    'read-list': async ({ listId }) => void (await readList(ctx, pool, listId)),
    'draw-sample': ({ sampleId }) => runDraw(ctx, pool, sampleId),
    'beat-pulse': () => beatPulse(ctx),
    sweep: async () => {
      // One step that fails must not keep the others from their work.
      for (const step of sweepSteps)
        await step(ctx).catch((error: unknown) => ctx.log.warn({ err: error }, 'sweep'));
    },
  };
}

const sweepSteps: readonly ((ctx: Context) => Promise<unknown>)[] = [
  recoverCalls,
  closeUnattended,
  finishHandOvers,
  releaseAbandoned,
  recoverStations,
  checkStations,
  recoverRecordings,
  removeWithdrawn,
  recoverLists,
  recoverDraws,
  assignEverywhere,
  remindOfSteps,
];
