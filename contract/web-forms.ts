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

export const linkFormats = ['xlsx', 'csv'] as const;
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
    format: z.enum(linkFormats),
    reason: z.string().trim().min(leastReason).max(300),
  }),
  response: z.object({
    links: z.number(),
    name: z.string(),
    contentType: z.string(),
    /** The file in base64. It is made once: the links themselves are not kept. */
    content: z.string(),
  }),
});

export const webFormsEndpoints = { getWebForms, issueLinks };
