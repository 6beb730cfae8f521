import { getQuestionnaireVersion, listQuestionnaireVersions } from '#contract/questionnaires.ts';
import { bind, type HttpDoor } from '#server/platform/http.ts';
import { questionnaireVersion, questionnaireVersions } from './queries.ts';

export function bindQuestionnaires(door: HttpDoor): void {
  bind(door, listQuestionnaireVersions, questionnaireVersions);
  bind(door, getQuestionnaireVersion, (ctx, { params }) => questionnaireVersion(ctx, params.versionId));
}
