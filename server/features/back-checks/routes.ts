import {
  addBackCheckRemark,
  callBackCheck,
  getBackCheckResult,
  getBackChecks,
} from '#contract/back-checks.ts';
import {
  decideBackCheck,
  getBackCheckBoard,
  getRecording,
  getReviewedInterview,
  setRecallRules as setRecallRulesEndpoint,
} from '#contract/back-check-review.ts';
import {
  getBackCheckStatistics,
  getBackCheckWorkbook,
  getOperatorLoads,
} from '#contract/back-check-statistics.ts';
import { appealVerdict, getOwnVerdicts } from '#contract/verdicts.ts';
import {
  getInterviewEvidence,
  getOperatorTests,
  getQualityNotices,
  getSelection,
  getSelectionProtocol,
  liftOperatorFlag,
  publishSelectionSeed,
  recordTraining as recordTrainingEndpoint,
  setSelectionSettings as setSelectionSettingsEndpoint,
} from '#contract/selection.ts';
import { beginBackCheck } from '#server/features/attempts/commands.ts';
import { consoleOf } from '#server/features/attempts/queries.ts';
import { surveyOf } from '#server/features/surveys/queries.ts';
import { bind, bindFile, type HttpDoor } from '#server/platform/http.ts';
import { addRemark, appeal, decide } from './appeals.ts';
import { backCheckBoard } from './board.ts';
import { liftFlag } from './operator-test.ts';
import { ownVerdicts } from './own-verdicts.ts';
import { setRecallRules } from './recall-settings.ts';
import { reviewedInterview, reviewedRecording } from './reviewed-interview.ts';
import { evidenceOf, operatorPaths, qualityNotices, selection } from './selection-queries.ts';
import { publishSeed, selectionProtocol } from './selection-seed.ts';
import { setSelectionSettings } from './selection-settings.ts';
import { operatorLoads } from './item-answers.ts';
import { backCheckStatistics } from './statistics.ts';
import { recordTraining } from './training.ts';
import { backCheckComparison, backCheckQueue } from './verifier-queries.ts';
import { backCheckWorkbook } from './workbook.ts';

export function bindBackChecks(door: HttpDoor): void {
  bind(door, getBackChecks, (ctx, { params }) => backCheckQueue(ctx, params.surveyId));
  bind(door, callBackCheck, async (ctx, { params }) => {
    await beginBackCheck(ctx, params.backCheckId);
    return consoleOf(ctx);
  });
  bind(door, getBackCheckResult, (ctx, { params }) => backCheckComparison(ctx, params.backCheckId));
  bind(door, addBackCheckRemark, async (ctx, { params, body }) => {
    await addRemark(ctx, params.backCheckId, body.text);
    return backCheckComparison(ctx, params.backCheckId);
  });

  bind(door, getOwnVerdicts, ownVerdicts);
  bind(door, appealVerdict, async (ctx, { params, body }) => {
    await appeal(ctx, params.backCheckId, body.statement);
    return ownVerdicts(ctx);
  });

  bind(door, getBackCheckBoard, (ctx, { params }) => backCheckBoard(ctx, params.surveyId));
  bind(door, getReviewedInterview, (ctx, { params }) => reviewedInterview(ctx, params.backCheckId));
  bindFile(door, getRecording, (ctx, { params }) =>
    reviewedRecording(ctx, params.backCheckId, params.recordingId),
  );
  bind(door, decideBackCheck, async (ctx, { params, body }) => {
    await decide(ctx, params.backCheckId, body);
    return reviewedInterview(ctx, params.backCheckId);
  });
  bind(door, setRecallRulesEndpoint, async (ctx, { params, body }) => {
    await setRecallRules(ctx, params.surveyId, body);
    return backCheckBoard(ctx, params.surveyId);
  });
  bind(door, getBackCheckStatistics, (ctx, { params }) => backCheckStatistics(ctx, params.surveyId));
  bind(door, getOperatorLoads, async (ctx, { params }) => {
    const { id } = await surveyOf(ctx, params.surveyId);
    return { loads: await operatorLoads(ctx, id) };
  });
  bindFile(door, getBackCheckWorkbook, (ctx, { params }) => backCheckWorkbook(ctx, params.surveyId));

  bind(door, getSelection, (ctx, { params, query }) => selection(ctx, params.surveyId, query));
  bind(door, getInterviewEvidence, (ctx, { params }) => evidenceOf(ctx, params.interviewId));
  bind(door, getOperatorTests, (ctx, { params }) => operatorPaths(ctx, params.surveyId));
  bind(door, setSelectionSettingsEndpoint, async (ctx, { params, body }) => {
    await setSelectionSettings(ctx, params.surveyId, body);
    return {};
  });
  bind(door, liftOperatorFlag, async (ctx, { params, body }) => {
    await liftFlag(ctx, params.surveyId, params.operatorId, body.reason);
    return operatorPaths(ctx, params.surveyId);
  });
  bind(door, publishSelectionSeed, async (ctx, { params }) => {
    await publishSeed(ctx, params.surveyId);
    return {};
  });
  bindFile(door, getSelectionProtocol, (ctx, { params }) => selectionProtocol(ctx, params.surveyId));
  bind(door, recordTrainingEndpoint, async (ctx, { params }) => {
    await recordTraining(ctx, params.surveyId, params.operatorId);
    return qualityNotices(ctx, params.surveyId);
  });
  bind(door, getQualityNotices, (ctx, { params }) => qualityNotices(ctx, params.surveyId));
}
