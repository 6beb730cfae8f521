// Self-completed forms: personal links for the citizens of a survey, and how far they have got.
import { z } from 'zod';

import { day, id, nothing, surveyParams } from './common.ts';
import { endpoint } from './endpoint.ts';

export const webFormsView = z.object({
  survey: z.object({ name: z.string(), active: z.boolean(), endsOn: day }),
  /** Open cases; those whose persons may be written to; those of these without a link that still works. */
  cases: z.object({ open: z.number(), reachable: z.number(), without: z.number() }),
  /** Links that still work, those that were opened by whoever they are of, forms that are finished. */
  links: z.object({ valid: z.number(), begun: z.number(), complete: z.number(), ended: z.number() }),
  /** Parts of the survey that links can be made for alone; lô mẫu 0 is the reserve. */
  parts: z.object({
    strata: z.array(z.object({ id, name: z.string() })),
    agencies: z.array(z.string()),
    replicates: z.array(z.number()),
  }),
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

/**
 * Whom links are made for. Of telephone: `open` are cases that are not over; `not-reached` those that were called and at which
 * nobody was met, also when they have been given up for it.
 */
export const linkWhom = z.object({
  reach: z.enum(['open', 'not-reached']).default('open'),
  /** `all` makes new links also for those who have one; the former open nothing any more. */
  cases: z.enum(['without', 'all']),
  /** Of one part alone, where it is given. */
  stratum: id.optional(),
  agency: z.string().min(1).max(300).optional(),
  replicate: z.coerce.number().int().min(0).max(10_000).optional(),
});
export type LinkWhom = z.output<typeof linkWhom>;

export const countLinks = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/web-links/count',
  summary: 'Số người sẽ có liên kết nếu lập theo lựa chọn này',
  access: ['admin', 'supervisor', 'official'],
  params: surveyParams,
  query: linkWhom,
  body: nothing,
  response: z.object({ people: z.number() }),
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
  body: linkWhom.extend({
    /** Last day on which the links work. */
    validUntil: day,
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

export const webFormsEndpoints = { getWebForms, countLinks, issueLinks, revokeLinks };
