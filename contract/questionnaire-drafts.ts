// Questionnaires being written: begun from a published version, a file or nothing, saved as often as one likes,
// published as a version that never changes. Also files in and out.
import { z } from 'zod';

import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { id, instant, nothing } from './common.ts';
import { endpoint } from './endpoint.ts';
import { questionnaireDefinition } from './questionnaire-definition.ts';

/** Who writes questionnaires and says what is comparable: docs/decisions/0011. */
export const authors = ['admin', 'analyst'] as const;
export const readers = ['admin', 'supervisor', 'analyst', 'official'] as const;

type Issue = z.core.$ZodIssue;

/** Filled in wrongly or not yet: what a draft may have. A part that is missing or of another kind is not. */
function isBlank(issue: Issue): boolean {
  if (issue.code === 'invalid_union')
    return issue.errors.some((branch) => branch.length > 0 && branch.every(isBlank));
  if (issue.code === 'invalid_type') return issue.expected === 'int';
  return issue.code === 'too_small' || issue.code === 'invalid_format';
}

/** Where a value has not the shape of a questionnaire, finished or not, said by `words`. None: it can be a draft. */
export function shapeFaults(
  value: unknown,
  words?: z.core.$ZodErrorMap,
): { where: string; message: string }[] {
  const result = questionnaireDefinition.safeParse(value, words && { error: words });
  if (result.success) return [];
  return result.error.issues
    .filter((issue) => !isBlank(issue))
    .map(({ path, message }) => ({ where: z.core.toDotPath(path), message }));
}

/** A questionnaire that is still being written: of the right shape, texts and names may be wanting. */
export const draftDefinition = z.custom<QuestionnaireDefinition>(
  (value) => shapeFaults(value).length === 0,
  'not a questionnaire',
);

const sentence = z.object({ vi: z.string(), en: z.string() });
/** What reading an XLSForm had to say of one place in it (domain/questionnaire/xlsform/findings.ts). */
export const formFinding = z.object({
  sheet: z.string(),
  row: z.number().nullable(),
  column: z.string().nullable(),
  message: sentence,
});
export type FormFinding = z.infer<typeof formFinding>;

const readFindings = {
  fileName: z.string().max(300),
  /** The form says something that was not carried over. */
  problems: z.array(formFinding),
  /** It was carried over, but not as it stood. */
  notes: z.array(formFinding),
};

export const draftOrigin = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('version'), versionId: id, key: z.string(), version: z.number() }),
  z.object({ kind: z.literal('file'), ...readFindings }),
  z.object({ kind: z.literal('copy'), ofDraftId: id }),
  z.object({ kind: z.literal('blank') }),
]);
export type DraftOrigin = z.infer<typeof draftOrigin>;

export const draftView = z.object({
  id,
  definition: draftDefinition,
  revision: z.number(),
  origin: draftOrigin,
  createdAt: instant,
  updatedAt: instant,
  updatedBy: z.string(),
  /** The number that publishing would give it now. */
  nextVersion: z.number(),
});
export type DraftView = z.infer<typeof draftView>;

const draftParams = z.object({ draftId: id });
const revision = z.int().min(1);

export const createQuestionnaireDraft = endpoint({
  method: 'POST',
  path: '/api/questionnaire-drafts',
  summary: 'Lập bản nháp bảng hỏi: từ phiên bản đã công bố, từ tệp, từ bản nháp khác, hoặc từ đầu',
  access: authors,
  params: nothing,
  query: nothing,
  body: z.object({
    from: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('version'), versionId: id }),
      z.object({ kind: z.literal('file'), definition: draftDefinition, ...readFindings }),
      z.object({ kind: z.literal('copy'), definition: draftDefinition, ofDraftId: id }),
      z.object({ kind: z.literal('blank'), title: z.string().trim().min(1).max(200), key: z.string() }),
    ]),
  }),
  response: draftView,
});

export const getQuestionnaireDraft = endpoint({
  method: 'GET',
  path: '/api/questionnaire-drafts/:draftId',
  summary: 'Một bản nháp bảng hỏi',
  access: readers,
  params: draftParams,
  query: nothing,
  body: nothing,
  response: draftView,
});

export const saveQuestionnaireDraft = endpoint({
  method: 'POST',
  path: '/api/questionnaire-drafts/:draftId',
  summary: 'Lưu bản nháp; bị từ chối khi người khác đã lưu sau lần đọc này',
  access: authors,
  params: draftParams,
  query: nothing,
  body: z.object({ revision, definition: draftDefinition }),
  response: draftView,
});

export const removeQuestionnaireDraft = endpoint({
  method: 'POST',
  path: '/api/questionnaire-drafts/:draftId/removal',
  summary: 'Bỏ bản nháp',
  access: authors,
  params: draftParams,
  query: nothing,
  body: z.object({ revision }),
  response: nothing,
});

export const publishQuestionnaireDraft = endpoint({
  method: 'POST',
  path: '/api/questionnaire-drafts/:draftId/publication',
  summary: 'Công bố bản nháp thành phiên bản không bao giờ đổi',
  access: authors,
  params: draftParams,
  query: nothing,
  body: z.object({ revision }),
  response: z.object({ versionId: id, key: z.string(), version: z.number() }),
});

export const readQuestionnaireFile = endpoint({
  method: 'POST',
  path: '/api/questionnaire-files',
  summary: 'Đọc tệp bảng hỏi (XLSForm .xlsx hoặc JSON) mà không lưu gì',
  access: authors,
  params: nothing,
  query: nothing,
  body: nothing,
  response: z.object({ definition: draftDefinition, ...readFindings }),
  takes: 'file',
});

const format = z.object({ format: z.enum(['xlsx', 'json']) });

export const getQuestionnaireDraftFile = endpoint({
  method: 'GET',
  path: '/api/questionnaire-drafts/:draftId/file',
  summary: 'Bản nháp thành tệp XLSForm hoặc JSON',
  access: readers,
  params: draftParams,
  query: format,
  body: nothing,
  response: nothing,
  gives: 'file',
});

export const getQuestionnaireVersionFile = endpoint({
  method: 'GET',
  path: '/api/questionnaire-versions/:versionId/file',
  summary: 'Phiên bản đã công bố thành tệp XLSForm hoặc JSON',
  access: readers,
  params: z.object({ versionId: id }),
  query: format,
  body: nothing,
  response: nothing,
  gives: 'file',
});
