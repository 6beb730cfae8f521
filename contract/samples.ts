// The sample of a survey: drawn by a worker, confirmed, released in replicates and reserves, published as a bundle.
import { z } from 'zod';

import { id, instant, nothing, surveyParams } from './common.ts';
import { endpoint } from './endpoint.ts';
import { samplePlan } from './plans.ts';

const managers = ['admin', 'supervisor'] as const;
const readers = ['admin', 'supervisor', 'analyst', 'official'] as const;

export const stratum = z.object({
  id,
  key: z.string(),
  part: z.string(),
  /** Label of each of the plan's strata keys. */
  values: z.record(z.string(), z.string()),
  agencyName: z.string(),
  field: z.string(),
  transactions: z.number(),
  persons: z.number(),
  main: z.number(),
  reserve: z.number(),
  shortfall: z.number(),
});
export type StratumView = z.infer<typeof stratum>;

export const sample = z.object({
  id,
  surveyId: id,
  planKey: z.string(),
  plan: samplePlan,
  seed: z.string(),
  frameDigest: z.string(),
  sampleDigest: z.string(),
  transactions: z.number(),
  persons: z.number(),
  /** Kept out of the frame, by reason, in transactions. */
  excluded: z.record(z.string(), z.number()),
  main: z.number(),
  /** What the plan's totals ask for beyond what all strata together gave; beside the strata's own shortfall. */
  missing: z.number(),
  reserve: z.number(),
  replicates: z.number(),
  status: z.enum(['drawing', 'drawn', 'confirmed', 'failed']),
  /** Why the draw could not be made: a code of domain/samples/sample-fault.ts. */
  fault: z.object({ code: z.string(), details: z.record(z.string(), z.unknown()) }).nullable(),
  drawnAt: instant,
  confirmedAt: instant.nullable(),
  strata: z.array(stratum),
});
export type SampleView = z.infer<typeof sample>;

/** The frame of a survey: what a draw takes, and whether lists can still be added. */
export const frame = z.object({
  closedAt: instant.nullable(),
  digest: z.string().nullable(),
  /** Accepted by the lists. */
  transactions: z.number(),
  persons: z.number(),
  /** Of these left out now whatever the plan, by reason, in transactions; and what is left to draw from. */
  excluded: z.record(z.string(), z.number()),
  drawable: z.object({ transactions: z.number(), persons: z.number() }),
  /** Names of agencies in these lists that nobody has said an agency for yet. */
  newAgencyNames: z.number(),
  restMonths: z.number(),
  sharedPhoneNames: z.number(),
  /** Numbers under many names, which the frame still holds; the office says what becomes of them. */
  sharedPhones: z.array(
    z.object({
      phoneMasked: z.string(),
      names: z.number(),
      transactions: z.number(),
      decision: z.enum(['undecided', 'keep', 'exclude']),
      /** Opaque name of the number for the decision. */
      key: z.string(),
    }),
  ),
  commitment: z
    .object({
      digest: z.string(),
      publishedIn: z.string(),
      committedAt: instant,
      revealedAt: instant.nullable(),
    })
    .nullable(),
});
export type FrameView = z.infer<typeof frame>;

export const stratumBoardRow = z.object({
  stratumId: id,
  part: z.string(),
  values: z.record(z.string(), z.string()),
  persons: z.number(),
  main: z.number(),
  shortfall: z.number(),
  /** Main units whose replicate is released. */
  released: z.number(),
  completes: z.number(),
  open: z.number(),
  /** Cases that ended without an interview. */
  ended: z.number(),
  /** Of those, whom nobody called: on the do-not-call list, or called by another survey lately. */
  leftInPeace: z.number(),
  reserve: z.number(),
  reserveReleased: z.number(),
  reserveLeft: z.number(),
  /** Why reserves were released: disposition of the case that each replaced. */
  reserveReasons: z.record(z.string(), z.number()),
});
export type StratumBoardRow = z.infer<typeof stratumBoardRow>;

export const strataBoard = z.object({
  sampleId: id,
  status: z.enum(['drawing', 'drawn', 'confirmed', 'failed']),
  replicates: z.array(
    z.object({
      number: z.number(),
      units: z.number(),
      releasedAt: instant.nullable(),
      releasedBy: z.string().nullable(),
      reason: z.string().nullable(),
      completes: z.number(),
    }),
  ),
  strata: z.array(stratumBoardRow),
});
export type StrataBoard = z.infer<typeof strataBoard>;

const seed = z.string().trim().min(1).max(200);
const sampleParams = z.object({ sampleId: id });

export const drawSample = endpoint({
  method: 'POST',
  path: '/api/surveys/:surveyId/samples',
  summary: 'Rút mẫu theo phương án và hạt giống; bản rút chưa xác nhận trước đó được thay thế',
  access: managers,
  params: surveyParams,
  query: nothing,
  /** `planKey`: key of a built-in plan or id of one of the office. */
  body: z.object({ planKey: z.string().min(1).max(60), seed }),
  response: sample,
});

export const getSample = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/sample',
  summary: 'Mẫu hiện có của đợt khảo sát',
  access: readers,
  params: surveyParams,
  query: nothing,
  body: nothing,
  response: sample.nullable(),
});

export const confirmSample = endpoint({
  method: 'POST',
  path: '/api/samples/:sampleId/confirmation',
  summary: 'Xác nhận mẫu: từ đây không đổi được nữa',
  access: managers,
  params: sampleParams,
  query: nothing,
  body: nothing,
  response: sample,
});

export const releaseReplicate = endpoint({
  method: 'POST',
  path: '/api/samples/:sampleId/replicates/:number/release',
  summary: 'Đưa một lô mẫu vào gọi',
  access: managers,
  params: z.object({ sampleId: id, number: z.coerce.number().int().min(1) }),
  query: nothing,
  body: z.object({ reason: z.string().trim().min(3).max(300) }),
  response: strataBoard,
});

export const getStrataBoard = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/strata-board',
  summary: 'Mỗi tầng: mẫu đã đưa vào gọi, còn lại, đã dùng',
  access: readers,
  params: surveyParams,
  query: nothing,
  body: nothing,
  response: strataBoard.nullable(),
});

export const getSampleBundle = endpoint({
  method: 'GET',
  path: '/api/samples/:sampleId/bundle',
  summary: 'Hồ sơ kiểm chứng việc rút mẫu (zip): khung mẫu không tên và số, phương án, hạt giống, mẫu',
  access: readers,
  params: sampleParams,
  query: nothing,
  body: nothing,
  response: nothing,
  gives: 'file',
});

export const getSampleManifest = endpoint({
  method: 'GET',
  path: '/api/samples/:sampleId/manifest',
  summary: 'Mã băm của bản kê trong hồ sơ kiểm chứng tải bây giờ; null khi khung mẫu không còn',
  access: readers,
  params: sampleParams,
  query: nothing,
  body: nothing,
  response: z.object({ digest: z.string().nullable() }),
});

export const getFrame = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/frame',
  summary: 'Khung mẫu của đợt khảo sát',
  access: readers,
  params: surveyParams,
  query: nothing,
  body: nothing,
  response: frame,
});

export const changeFrameRules = endpoint({
  method: 'POST',
  path: '/api/surveys/:surveyId/frame-rules',
  summary: 'Ai được để yên: số tháng nghỉ giữa hai lần gọi, ngưỡng số dùng chung',
  access: managers,
  params: surveyParams,
  query: nothing,
  body: z.object({
    restMonths: z.number().int().min(0).max(60),
    sharedPhoneNames: z.number().int().min(2).max(1000),
  }),
  response: frame,
});

export const decideSharedPhone = endpoint({
  method: 'POST',
  path: '/api/surveys/:surveyId/shared-phones',
  summary: 'Số đứng tên nhiều người: giữ trong khung mẫu hay loại',
  access: managers,
  params: surveyParams,
  query: nothing,
  body: z.object({ key: z.string().max(80), decision: z.enum(['keep', 'exclude']) }),
  response: frame,
});

export const commitSeed = endpoint({
  method: 'POST',
  path: '/api/surveys/:surveyId/seed-commitment',
  summary: 'Ghi bản cam kết hạt giống đã công bố, trước khi khóa khung mẫu',
  access: managers,
  params: surveyParams,
  query: nothing,
  /** SHA-256 of the seed, 64 hexadecimal digits; the seed itself stays with the official. */
  body: z.object({
    digest: z.string().regex(/^[0-9a-f]{64}$/),
    publishedIn: z.string().trim().min(3).max(300),
  }),
  response: frame,
});

export const closeFrame = endpoint({
  method: 'POST',
  path: '/api/surveys/:surveyId/frame-closing',
  summary: 'Khóa khung mẫu: từ đây không nhận thêm danh sách',
  access: managers,
  params: surveyParams,
  query: nothing,
  body: nothing,
  response: frame,
});

export const samplesEndpoints = {
  drawSample,
  getSample,
  confirmSample,
  releaseReplicate,
  getStrataBoard,
  getSampleBundle,
  getSampleManifest,
  getFrame,
  changeFrameRules,
  decideSharedPhone,
  commitSeed,
  closeFrame,
};
