// A survey goes on with another version of its questionnaire: interviews keep theirs, comparable items are counted on.
import { z } from 'zod';

import { id, instant, nothing, surveyParams } from './common.ts';
import { endpoint } from './endpoint.ts';
import { authors, readers } from './questionnaire-drafts.ts';

/** For a question of the new version the one of the former that it is comparable with; null: with none. */
export const counterpart = z.object({ question: z.string(), was: z.string().nullable() });

const versionMove = z.object({
  id,
  movedAt: instant,
  movedBy: z.string(),
  from: z.object({ id, key: z.string(), version: z.number() }),
  to: z.object({ id, key: z.string(), version: z.number() }),
  counterparts: z.array(counterpart),
});

export const getVersionMoves = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/version-moves',
  summary: 'Các lần đợt khảo sát chuyển phiên bản, và số phiếu theo từng phiên bản',
  access: readers,
  params: surveyParams,
  query: nothing,
  body: nothing,
  response: z.object({
    moves: z.array(versionMove),
    /** Interviews by the version that they keep. */
    interviews: z.array(
      z.object({ versionId: id, version: z.number(), complete: z.number(), inProgress: z.number() }),
    ),
  }),
});

export const moveSurvey = endpoint({
  method: 'POST',
  path: '/api/surveys/:surveyId/version-moves',
  summary: 'Chuyển đợt khảo sát sang phiên bản khác; phiếu đã có giữ phiên bản của mình',
  access: authors,
  params: surveyParams,
  query: nothing,
  body: z.object({
    /** The version that the survey had when the counterparts were decided. */
    fromVersionId: id,
    toVersionId: id,
    backCheckVersionId: id,
    /** What the office decided; questions that need no decision may be left out. */
    counterparts: z.array(counterpart),
  }),
  response: versionMove,
});
