// Paper forms keyed in: finding the case, keying once or a second time unseen, ruling on differences.
import { z } from 'zod';

import { answerValue, id, instant, nothing, surveyParams } from './common.ts';
import { endpoint } from './endpoint.ts';

const clerks = ['operator', 'supervisor', 'admin'] as const;
const settlers = ['supervisor', 'admin'] as const;

const errorRate = z.object({ key: z.string(), compared: z.number(), wrong: z.number() });
const waitingForm = z.object({ interviewId: id, code: z.string(), keyedAt: instant });

export const paperFormsView = z.object({
  survey: z.object({ id, name: z.string(), active: z.boolean() }),
  /** Share of forms that are keyed twice, 0–1. */
  share: z.number(),
  keyed: z.number(),
  checked: z.number(),
  /** Keyed by another version than the paper has, and taken back for it. */
  takenBack: z.number(),
  /** Forms that this person may key a second time, and those whose differences they may rule on. */
  toKeyAgain: z.array(waitingForm),
  toSettle: z.array(waitingForm.extend({ differences: z.number() })),
  /** Forms that wait for somebody else than this person. */
  waiting: z.number(),
  /** Only for those who rule on differences: `key` is a person's name, or a question's. */
  errors: z.object({ clerks: z.array(errorRate), questions: z.array(errorRate) }).nullable(),
});
export type PaperFormsView = z.infer<typeof paperFormsView>;

export const getPaperForms = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/paper-forms',
  summary: 'Phiếu giấy: đã nhập, chờ nhập lần hai, chờ chọn giá trị đúng, tỷ lệ nhập sai',
  // Officials print forms.
  access: [...clerks, 'official'],
  params: surveyParams,
  query: nothing,
  body: nothing,
  response: paperFormsView,
});

/** A version by which a form can have been printed: one that the survey has, or had. */
const paperVersion = z.object({
  id,
  /** As the head of a printed form says it: "transaction-form", 2. */
  key: z.string(),
  version: z.number(),
  isPresent: z.boolean(),
  /** Items of the index that it asks, and codes of those that do not count together with the present version's. */
  items: z.number(),
  notComparable: z.array(z.string()),
});
export type PaperVersion = z.infer<typeof paperVersion>;

export const paperCase = z.object({
  caseId: id,
  code: z.string(),
  /** Of a second keying the one of the first; else the present one, or what the paper says it is (`versions`). */
  versionId: id,
  /** Second: somebody else keyed it, and what they keyed is not shown. */
  round: z.union([z.literal(1), z.literal(2)]),
  /** What the form can be keyed by; one alone leaves nothing to choose. */
  versions: z.array(paperVersion).min(1),
  /** Null where nothing is keyed, somebody ruled, or the survey has had one version only. */
  takeBack: z
    .object({
      interviewId: id,
      former: paperVersion,
      /** What the paper may say instead. */
      versions: z.array(paperVersion).min(1),
      /** When each keying was saved. */
      keyedAt: z.array(instant),
      /** This person has nothing to key unless the form is taken back. */
      only: z.boolean(),
    })
    .nullable(),
  /** The case was given up by telephone; the form makes it answered after all. */
  late: z.boolean(),
  respondentName: z.string(),
  tthcName: z.string(),
  agencyName: z.string(),
  context: z.record(z.string(), z.union([z.string(), z.boolean()]).nullable()),
});
export type PaperCase = z.infer<typeof paperCase>;

export const findPaperCase = endpoint({
  method: 'POST',
  path: '/api/surveys/:surveyId/paper-cases',
  summary: 'Hồ sơ của một phiếu giấy, theo mã phiếu hoặc mã hồ sơ',
  access: clerks,
  params: surveyParams,
  query: nothing,
  body: z.object({ code: z.string().trim().min(1).max(60) }),
  response: paperCase,
});

const keyedAnswer = z.object({ questionName: z.string(), value: answerValue });

export const keyPaperForm = endpoint({
  method: 'POST',
  path: '/api/surveys/:surveyId/paper-forms',
  summary: 'Lưu một phiếu giấy vừa nhập, lần một hoặc lần hai',
  access: clerks,
  params: surveyParams,
  query: nothing,
  body: z.object({
    caseId: id,
    round: z.union([z.literal(1), z.literal(2)]),
    /** That the form was printed from. */
    versionId: id,
    /** The form keyed before by a version that the paper doesn't have: it is kept, and counts no more. */
    takesBack: id.optional(),
    /** In the order in which they were keyed. */
    answers: z.array(keyedAnswer).min(1).max(1_000),
  }),
  response: z.object({
    status: z.enum(['complete', 'partial', 'ended']),
    /** Somebody else has to key it again, or to rule on differences. */
    differences: z.number().nullable(),
  }),
});

export const paperDifferences = z.object({
  interviewId: id,
  code: z.string(),
  versionId: id,
  context: paperCase.shape.context,
  /** What both keyed alike, which the questions that differ may refer to. */
  agreed: z.array(keyedAnswer),
  differences: z.array(z.object({ questionName: z.string(), first: answerValue, second: answerValue })),
});
export type PaperDifferences = z.infer<typeof paperDifferences>;

const ofForm = surveyParams.extend({ interviewId: id });

export const getPaperDifferences = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/paper-forms/:interviewId',
  summary: 'Chỗ khác nhau giữa hai lần nhập một phiếu giấy',
  access: settlers,
  params: ofForm,
  query: nothing,
  body: nothing,
  response: paperDifferences,
});

export const settlePaperForm = endpoint({
  method: 'POST',
  path: '/api/surveys/:surveyId/paper-forms/:interviewId/settlement',
  summary: 'Chọn giá trị đúng theo phiếu giấy cho từng chỗ khác nhau; người chọn không phải người đã nhập',
  access: settlers,
  params: ofForm,
  query: nothing,
  body: z.object({ answers: z.array(keyedAnswer).min(1).max(1_000) }),
  response: z.object({}),
});

export const setPaperShare = endpoint({
  method: 'POST',
  path: '/api/surveys/:surveyId/paper-share',
  summary: 'Tỷ lệ phiếu giấy được nhập hai lần, từ phiếu nhập sau đó',
  access: settlers,
  params: surveyParams,
  query: nothing,
  body: z.object({ share: z.number().min(0).max(1) }),
  response: z.object({}),
});

export const paperFormsEndpoints = {
  getPaperForms,
  findPaperCase,
  keyPaperForm,
  getPaperDifferences,
  settlePaperForm,
  setPaperShare,
};
