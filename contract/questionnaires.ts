import { z } from 'zod';

import { id, instant, nothing, purpose } from './common.ts';
import { endpoint } from './endpoint.ts';
import { questionnaireDefinition } from './questionnaire-definition.ts';
import {
  createQuestionnaireDraft,
  getQuestionnaireDraft,
  getQuestionnaireDraftFile,
  getQuestionnaireVersionFile,
  publishQuestionnaireDraft,
  readers,
  readQuestionnaireFile,
  removeQuestionnaireDraft,
  saveQuestionnaireDraft,
} from './questionnaire-drafts.ts';
import { getVersionMoves, moveSurvey } from './version-moves.ts';

export const getQuestionnaireVersion = endpoint({
  method: 'GET',
  path: '/api/questionnaire-versions/:versionId',
  summary: 'Một phiên bản bảng hỏi đã công bố',
  access: 'signed-in',
  params: z.object({ versionId: id }),
  query: nothing,
  body: nothing,
  response: z.object({
    id,
    key: z.string(),
    version: z.number(),
    digest: z.string(),
    definition: questionnaireDefinition,
  }),
});

export const listQuestionnaireVersions = endpoint({
  method: 'GET',
  path: '/api/questionnaire-versions',
  summary: 'Các phiên bản bảng hỏi đã công bố',
  access: ['admin', 'supervisor', 'analyst'],
  params: nothing,
  query: nothing,
  body: nothing,
  response: z.array(
    z.object({
      id,
      key: z.string(),
      version: z.number(),
      title: z.string(),
      purpose,
      /** Of a form of phúc tra: the versions all of whose questions it repeats it finds there. */
      repeats: z.array(id),
    }),
  ),
});

/** All questionnaires with their versions and drafts, for whoever writes and chooses them. */
export const getQuestionnaires = endpoint({
  method: 'GET',
  path: '/api/questionnaires',
  summary: 'Các bảng hỏi: phiên bản đã công bố, bản nháp, đợt khảo sát đang dùng',
  access: readers,
  params: nothing,
  query: nothing,
  body: nothing,
  response: z.object({
    versions: z.array(
      z.object({
        id,
        key: z.string(),
        version: z.number(),
        title: z.record(z.string(), z.string()),
        purpose,
        questions: z.number(),
        languages: z.array(z.string()),
        publishedAt: instant,
        publishedBy: z.string().nullable(),
        /** Surveys that go on with it, and how many interviews keep it, over all surveys. */
        surveys: z.array(z.object({ id, name: z.string() })),
        interviews: z.number(),
      }),
    ),
    drafts: z.array(
      z.object({
        id,
        key: z.string(),
        title: z.record(z.string(), z.string()),
        questions: z.number(),
        problems: z.number(),
        updatedAt: instant,
        updatedBy: z.string(),
      }),
    ),
  }),
});

export const questionnairesEndpoints = {
  getQuestionnaireVersion,
  listQuestionnaireVersions,
  getQuestionnaires,
  createQuestionnaireDraft,
  getQuestionnaireDraft,
  saveQuestionnaireDraft,
  removeQuestionnaireDraft,
  publishQuestionnaireDraft,
  readQuestionnaireFile,
  getQuestionnaireDraftFile,
  getQuestionnaireVersionFile,
  getVersionMoves,
  moveSurvey,
};
