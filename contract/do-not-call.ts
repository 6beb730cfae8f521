// The one do-not-call list over all surveys: applied when a sample is drawn and again when a call is placed.
import { z } from 'zod';

import { instant, nothing } from './common.ts';
import { endpoint } from './endpoint.ts';

const managers = ['admin', 'supervisor'] as const;
export const doNotCallSource = z.enum(['operator', 'citizen', 'import', 'office']);

export const doNotCallEntry = z.object({
  /** Masked: whoever needs to know whether a number is listed enters it. */
  phoneMasked: z.string(),
  source: doNotCallSource,
  reason: z.string(),
  addedBy: z.string().nullable(),
  addedAt: instant,
});
export type DoNotCallEntry = z.infer<typeof doNotCallEntry>;

const phone = z.string().trim().min(3).max(40);

export const getDoNotCall = endpoint({
  method: 'GET',
  path: '/api/do-not-call',
  summary: 'Danh sách không gọi, mới nhất trước',
  access: managers,
  params: nothing,
  query: z.object({ before: instant.optional(), take: z.coerce.number().int().min(1).max(500).default(100) }),
  body: nothing,
  response: z.object({ total: z.number(), entries: z.array(doNotCallEntry), next: instant.nullable() }),
});

export const checkDoNotCall = endpoint({
  method: 'POST',
  path: '/api/do-not-call/check',
  summary: 'Số này có trong danh sách không gọi không',
  access: managers,
  params: nothing,
  query: nothing,
  body: z.object({ phone }),
  response: z.object({ entry: doNotCallEntry.nullable() }),
});

export const addDoNotCall = endpoint({
  method: 'POST',
  path: '/api/do-not-call',
  summary: 'Thêm một số theo yêu cầu của người dân hoặc cơ quan',
  access: managers,
  params: nothing,
  query: nothing,
  body: z.object({ phone, source: z.enum(['citizen', 'office']), reason: z.string().trim().min(3).max(300) }),
  response: doNotCallEntry,
});

export const removeDoNotCall = endpoint({
  method: 'POST',
  path: '/api/do-not-call/removals',
  summary: 'Bỏ một số khỏi danh sách, có lý do, ghi nhật ký',
  access: ['admin'],
  params: nothing,
  query: nothing,
  body: z.object({ phone, reason: z.string().trim().min(3).max(300) }),
  response: z.object({ removed: z.boolean() }),
});

export const importDoNotCall = endpoint({
  method: 'POST',
  path: '/api/do-not-call/imports',
  summary: 'Nạp danh sách số không gọi (.xlsx, .csv)',
  access: managers,
  params: nothing,
  query: nothing,
  body: nothing,
  response: z.object({
    rows: z.number(),
    added: z.number(),
    alreadyListed: z.number(),
    /** Rows without a number that can be read, by row number. */
    unreadable: z.array(z.object({ rowNumber: z.number(), text: z.string() })),
  }),
  takes: 'file',
});

export const doNotCallEndpoints = {
  getDoNotCall,
  checkDoNotCall,
  addDoNotCall,
  removeDoNotCall,
  importDoNotCall,
};
