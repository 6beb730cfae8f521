import {
  createQuestionnaireDraft,
  getQuestionnaireDraft,
  getQuestionnaireDraftFile,
  getQuestionnaireVersionFile,
  publishQuestionnaireDraft,
  readQuestionnaireFile,
  removeQuestionnaireDraft,
  saveQuestionnaireDraft,
} from '#contract/questionnaire-drafts.ts';
import {
  getQuestionnaires,
  getQuestionnaireVersion,
  listQuestionnaireVersions,
} from '#contract/questionnaires.ts';
import { getVersionMoves, moveSurvey as moveSurveyEndpoint } from '#contract/version-moves.ts';
import { bind, bindFile, type HttpDoor } from '#server/platform/http.ts';
import { createDraft, draftOf, publishDraft, removeDraft, saveDraft } from './drafts.ts';
import { formFile, readForm } from './files.ts';
import { moveSurvey, versionMoves } from './move-survey.ts';
import { definitionOf, questionnaires, questionnaireVersion, questionnaireVersions } from './queries.ts';

export function bindQuestionnaires(door: HttpDoor): void {
  bind(door, listQuestionnaireVersions, questionnaireVersions);
  bind(door, getQuestionnaireVersion, (ctx, { params }) => questionnaireVersion(ctx, params.versionId));
  bind(door, getQuestionnaires, questionnaires);
  bindFile(door, getQuestionnaireVersionFile, async (ctx, { params, query }) =>
    formFile(await definitionOf(ctx, params.versionId), query.format),
  );

  bind(door, createQuestionnaireDraft, (ctx, { body }) => createDraft(ctx, body.from));
  bind(door, getQuestionnaireDraft, (ctx, { params }) => draftOf(ctx, params.draftId));
  bind(door, saveQuestionnaireDraft, (ctx, { params, body }) => saveDraft(ctx, params.draftId, body));
  bind(door, removeQuestionnaireDraft, async (ctx, { params, body }) => {
    await removeDraft(ctx, params.draftId, body.revision);
    return {};
  });
  bind(door, publishQuestionnaireDraft, (ctx, { params, body }) =>
    publishDraft(ctx, params.draftId, body.revision),
  );
  bind(door, readQuestionnaireFile, (_ctx, { file }) => readForm(file));
  bindFile(door, getQuestionnaireDraftFile, async (ctx, { params, query }) =>
    formFile((await draftOf(ctx, params.draftId)).definition, query.format),
  );

  bind(door, getVersionMoves, (ctx, { params }) => versionMoves(ctx, params.surveyId));
  bind(door, moveSurveyEndpoint, (ctx, { params, body }) => moveSurvey(ctx, params.surveyId, body));
}
