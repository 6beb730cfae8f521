// What an operator sees of phúc tra: the verdicts on their own interviews, without the verifier's name, and the answer
// they may give to each once.
import { z } from 'zod';

import { consequences } from '#domain/back-checks/consequences.ts';
import { comparedAnswer, verdict } from './back-checks.ts';
import { id, instant, nothing } from './common.ts';
import { endpoint } from './endpoint.ts';

const appealBlocks = ['nothing-to-answer', 'answered', 'decided', 'too-late'] as const;

export const decisionView = z.object({
  finding: z.enum(['upheld', 'overturned']),
  consequences: z.array(z.enum(consequences)),
  reason: z.string(),
  decidedAt: instant,
});

export const ownVerdict = z.object({
  id,
  surveyId: id,
  surveyName: z.string(),
  /** The interview's own version, for the words of the answers. */
  versionId: id,
  respondentName: z.string(),
  tthcName: z.string(),
  agencyName: z.string(),
  interviewedAt: instant,
  submittedAt: instant,
  verdict,
  reasons: z.array(z.string()),
  questions: z.array(comparedAnswer),
  consequences: z.array(z.enum(consequences)),
  appealUntil: instant,
  /** Why the verdict cannot be answered (any more); null when it can. */
  appealBlock: z.enum(appealBlocks).nullable(),
  appeal: z.object({ statement: z.string(), appealedAt: instant }).nullable(),
  decision: decisionView.nullable(),
});
export type OwnVerdict = z.infer<typeof ownVerdict>;

export const getOwnVerdicts = endpoint({
  method: 'GET',
  path: '/api/verdicts',
  summary: 'Kết luận phúc tra về các phiếu do người đang đăng nhập phỏng vấn',
  access: ['operator'],
  params: nothing,
  query: nothing,
  body: nothing,
  response: z.array(ownVerdict),
});

export const appealVerdict = endpoint({
  method: 'POST',
  path: '/api/back-checks/:backCheckId/appeal',
  summary: 'Điện thoại viên giải trình về một kết luận, một lần, trong thời hạn của đợt khảo sát',
  access: ['operator'],
  params: z.object({ backCheckId: id }),
  query: nothing,
  body: z.object({ statement: z.string().trim().min(10).max(4000) }),
  response: z.array(ownVerdict),
});

export const verdictsEndpoints = { getOwnVerdicts, appealVerdict };
