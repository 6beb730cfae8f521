import {
  changeFrameRules,
  closeFrame,
  commitSeed,
  confirmSample,
  decideSharedPhone,
  drawSample,
  getFrame,
  getSample,
  getSampleBundle,
  getSampleManifest,
  getStrataBoard,
  releaseReplicate,
} from '#contract/samples.ts';
import { bind, bindFile, type HttpDoor } from '#server/platform/http.ts';
import { manifestDigest, sampleBundle } from './bundle.ts';
import * as closing from './closed-frame.ts';
import * as commands from './commands.ts';
import * as frameCommands from './frame-commands.ts';
import { frameView, sampleOf, sampleView } from './queries.ts';
import { boardOfSample, strataBoard } from './strata-board.ts';

export function bindSamples(door: HttpDoor): void {
  bind(door, getFrame, (ctx, { params }) => frameView(ctx, params.surveyId));
  bind(door, changeFrameRules, async (ctx, { params, body }) => {
    await frameCommands.changeFrameRules(ctx, params.surveyId, body);
    return frameView(ctx, params.surveyId);
  });
  bind(door, decideSharedPhone, async (ctx, { params, body }) => {
    await frameCommands.decideSharedPhone(ctx, params.surveyId, body);
    return frameView(ctx, params.surveyId);
  });
  bind(door, commitSeed, async (ctx, { params, body }) => {
    await frameCommands.commitSeed(ctx, params.surveyId, body);
    return frameView(ctx, params.surveyId);
  });
  bind(door, closeFrame, async (ctx, { params }) => {
    await closing.closeFrame(ctx, params.surveyId);
    return frameView(ctx, params.surveyId);
  });

  bind(door, getSample, (ctx, { params }) => sampleOf(ctx, params.surveyId));
  bind(door, drawSample, async (ctx, { params, body }) =>
    sampleView(ctx, await commands.drawSample(ctx, params.surveyId, body)),
  );
  bind(door, confirmSample, async (ctx, { params }) => {
    await commands.confirmSample(ctx, params.sampleId);
    return sampleView(ctx, params.sampleId);
  });
  bind(door, releaseReplicate, async (ctx, { params, body }) => {
    await commands.releaseReplicate(ctx, params.sampleId, { number: params.number, reason: body.reason });
    return boardOfSample(ctx, params.sampleId);
  });
  bind(door, getStrataBoard, (ctx, { params }) => strataBoard(ctx, params.surveyId));
  bind(door, getSampleManifest, async (ctx, { params }) => ({
    digest: await manifestDigest(ctx, params.sampleId),
  }));
  bindFile(door, getSampleBundle, (ctx, { params }) => sampleBundle(ctx, params.sampleId));
}
