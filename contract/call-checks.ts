// A citizen rings the verification number and quotes the code of their call: was it ours?
import { z } from 'zod';

import { instant, nothing } from './common.ts';
import { endpoint } from './endpoint.ts';

const code = z.string().max(40);

export const checkedCall = z.object({
  surveyName: z.string(),
  authority: z.string(),
  planNumber: z.string(),
  /** To be compared with who is ringing; never to be told first. */
  respondentName: z.string(),
  tthcName: z.string(),
  agencyName: z.string(),
  /** Our calls to this person, the latest first; empty when nobody has called yet. */
  calls: z.array(
    z.object({ at: instant, phoneMasked: z.string(), operatorName: z.string(), answered: z.boolean() }),
  ),
  /** Recordings of these calls that there are; null for a supervisor, who sees no call of phúc tra either. */
  recordings: z.number().nullable(),
});
export type CheckedCall = z.infer<typeof checkedCall>;

export const checkCall = endpoint({
  method: 'POST',
  path: '/api/call-checks',
  summary: 'Kiểm tra cuộc gọi theo mã người dân đọc; mỗi lần tra được ghi vào nhật ký',
  access: ['supervisor', 'admin', 'official'],
  params: nothing,
  query: nothing,
  body: z.object({ code }),
  response: z.object({ found: checkedCall.nullable() }),
});

export const deleteRecordings = endpoint({
  method: 'POST',
  path: '/api/call-checks/recording-deletions',
  summary:
    'Xóa mọi bản ghi âm của người mang mã này theo yêu cầu của họ, cả ở nhà mạng; ghi nhật ký cùng lý do',
  access: ['admin', 'official'],
  params: nothing,
  query: nothing,
  body: z.object({ code, reason: z.string().trim().min(3).max(300) }),
  response: z.object({ deleted: z.number() }),
});

export const callChecksEndpoints = { checkCall, deleteRecordings };
