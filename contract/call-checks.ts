// A citizen rings the verification number and quotes the code of their call: was it ours?
import { z } from 'zod';

import { instant, nothing } from './common.ts';
import { endpoint } from './endpoint.ts';

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
});
export type CheckedCall = z.infer<typeof checkedCall>;

export const checkCall = endpoint({
  method: 'POST',
  path: '/api/call-checks',
  summary: 'Kiểm tra cuộc gọi theo mã người dân đọc; mỗi lần tra được ghi vào nhật ký',
  access: ['supervisor', 'admin'],
  params: nothing,
  query: nothing,
  body: z.object({ code: z.string().max(40) }),
  response: z.object({ found: checkedCall.nullable() }),
});

export const callChecksEndpoints = { checkCall };
