import { z } from 'zod';

import { id, nothing } from './common.ts';
import { endpoint } from './endpoint.ts';
import { questionnaireDefinition } from './questionnaire-definition.ts';

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
      purpose: z.enum(['interview', 'backCheck']),
    }),
  ),
});

export const questionnairesEndpoints = { getQuestionnaireVersion, listQuestionnaireVersions };
