// Self-completed forms: personal links for the citizens of a survey, and how far they have got.
import { z } from 'zod';

import { day, nothing, surveyParams } from './common.ts';
import { endpoint } from './endpoint.ts';

export const webFormsView = z.object({
  survey: z.object({ name: z.string(), active: z.boolean(), endsOn: day }),
  /** Open cases; those whose persons may be written to; those of these without a link that still works. */
  cases: z.object({ open: z.number(), reachable: z.number(), without: z.number() }),
  /** Links that still work, those that were opened by whoever they are of, forms that are finished. */
  links: z.object({ valid: z.number(), begun: z.number(), complete: z.number(), ended: z.number() }),
});
export type WebFormsView = z.infer<typeof webFormsView>;

export const getWebForms = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/web-forms',
  summary: 'Phiếu trên mạng: số hồ sơ gửi được liên kết, số liên kết còn hiệu lực, số phiếu đã gửi',
  access: ['admin', 'supervisor', 'official'],
  params: surveyParams,
  query: nothing,
  body: nothing,
  response: webFormsView,
});

/** Lists of links for messages; letters to be printed, with the links as codes for telephones. */
export const linkFiles = ['xlsx', 'csv', 'letters'] as const;
export type LinkFile = (typeof linkFiles)[number];
/** Shortest reason that says something. */
export const leastReason = 10;

export const issueLinks = endpoint({
  method: 'POST',
  path: '/api/surveys/:surveyId/web-links',
  summary:
    'Lập liên kết riêng cho từng người; tệp có tên, số điện thoại và liên kết; lý do được ghi vào nhật ký',
  // As other files with names and numbers.
  access: ['admin', 'official'],
  params: surveyParams,
  query: nothing,
  body: z.object({
    /** Last day on which the links work. */
    validUntil: day,
    /** `all` makes new links also for those who have one; the former open nothing any more. */
    cases: z.enum(['without', 'all']),
    files: z.array(z.enum(linkFiles)).min(1),
    reason: z.string().trim().min(leastReason).max(300),
  }),
  response: z.object({
    links: z.number(),
    files: z.array(
      z.object({
        name: z.string(),
        contentType: z.string(),
        /** In base64. Files are made once: the links themselves are not kept. */
        content: z.string(),
      }),
    ),
  }),
});

export const revokeLinks = endpoint({
  method: 'POST',
  path: '/api/surveys/:surveyId/web-link-revocations',
  summary:
    'Thu hồi liên kết của một người theo mã phiếu, hoặc tất cả liên kết còn dùng được; lý do được ghi vào nhật ký',
  access: issueLinks.access,
  params: surveyParams,
  query: nothing,
  body: z.object({
    /** Of the form; null for all links of the survey. */
    code: z.string().trim().min(1).max(60).nullable(),
    reason: z.string().trim().min(leastReason).max(300),
  }),
  response: z.object({ revoked: z.number() }),
});

export const webFormsEndpoints = { getWebForms, issueLinks, revokeLinks };
