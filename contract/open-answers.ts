// Citizens' own words: read with names masked, searched, coded with a frame that grows, counted.
import { z } from 'zod';

import { codingRounds } from '#domain/results/open-answers/code-frame.ts';
import { resultReaders } from './breakdown.ts';
import { day, id, instant, nothing, surveyParams } from './common.ts';
import { endpoint } from './endpoint.ts';
import { indexRule } from './index-rule.ts';
import { adjustedClass, scoreError } from './results.ts';

const coders = ['admin', 'supervisor', 'analyst'] as const;
const number = z.number().int();
const answerParams = surveyParams.extend({ interviewId: id });

/** Which answers: all, those nobody has coded, those coded, or those whose two coders differ and nothing is settled. */
export const codingStates = ['all', 'uncoded', 'coded', 'differing'] as const;

const answerCounts = z.object({
  /** Answers in words; of them coded, coded twice, and of those coded alike. */
  worded: number,
  coded: number,
  codedTwice: number,
  codedAlike: number,
});

const frameCode = z.object({
  number,
  label: z.string(),
  mergedInto: number.nullable(),
  /** Answers that it counts for, and their share of those coded, in percent. */
  count: number,
  share: z.number().nullable(),
  error: scoreError,
});

export const openAnswer = z.object({
  interviewId: id,
  /** Names and long numbers masked, as far as a rule finds them. */
  words: z.string(),
  agency: z.string(),
  field: z.string(),
  answeredOn: day,
  codings: z.partialRecord(z.enum(codingRounds), z.array(number)),
  /** The codes that count, merged ones followed; null while nobody has coded it. */
  codes: z.array(number).nullable(),
  /** Null without a second coder. */
  agreed: z.boolean().nullable(),
});
export type OpenAnswer = z.infer<typeof openAnswer>;

export const openAnswersView = z.object({
  survey: z.object({ id, name: z.string() }),
  takenAt: instant,
  questions: z.array(z.object({ name: z.string(), label: z.string(), answers: number })),
  question: z.string(),
  agencies: z.array(z.string()),
  factors: z.array(z.object({ code: z.string(), name: z.string() })),
  /** Found by the filters; null when more than can be gone through were found. */
  found: number.nullable(),
  page: number,
  answers: z.array(openAnswer),
  frame: z.object({ version: number, codes: z.array(frameCode) }),
  counts: answerCounts,
});
export type OpenAnswersView = z.infer<typeof openAnswersView>;

export const getOpenAnswers = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/open-answers',
  summary: 'Ý kiến bằng lời: tìm không dấu, lọc, mã hóa; họ tên và số dài đã che',
  access: resultReaders,
  params: surveyParams,
  query: z.object({
    /** By its present name; the first open question otherwise. */
    question: z.string().max(80).optional(),
    search: z.string().max(200).default(''),
    agency: z.string().max(300).optional(),
    /** Of citizens who rated something of this factor below hài lòng. */
    factor: z.string().max(40).optional(),
    from: day.optional(),
    to: day.optional(),
    state: z.enum(codingStates).default('all'),
    page: z.coerce.number().int().min(1).max(100_000).default(1),
  }),
  body: nothing,
  response: openAnswersView,
});

export const codeShareView = z.object({
  survey: z.object({ id, name: z.string() }),
  takenAt: instant,
  question: z.object({ name: z.string(), label: z.string() }),
  frameVersion: number,
  counts: answerCounts,
  code: frameCode.omit({ mergedInto: true }),
  /** Weights of the interviews that it counts for, and of all that count and were coded. */
  weights: z.object({ counted: z.number(), coded: z.number() }),
  rule: indexRule,
  onPaper: z.boolean(),
  classes: z.array(adjustedClass),
  /** Of the survey: how many count, how many persons were drawn, and how errors follow the design. */
  interviews: z.number(),
  target: z.number(),
  errorWords: z.object({ vi: z.string(), en: z.string() }),
});
export type CodeShareView = z.infer<typeof codeShareView>;

export const getCodeShare = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/open-answers/code-share',
  summary: 'Tỷ lệ của một mã trong các ý kiến đã mã hóa, với số đếm và cách tính',
  access: resultReaders,
  params: surveyParams,
  query: z.object({ question: z.string().max(80), code: z.coerce.number().int().min(1).max(1_000_000) }),
  body: nothing,
  response: codeShareView,
});

export const codeOpenAnswer = endpoint({
  method: 'POST',
  path: '/api/surveys/:surveyId/open-answers/:interviewId/codes',
  summary: 'Mã hóa một ý kiến; lượt hai là người khác',
  access: coders,
  params: answerParams,
  query: nothing,
  body: z.object({
    question: z.string().max(80),
    round: z.enum(codingRounds),
    codes: z.array(number).max(60),
  }),
  response: z.object({ codings: openAnswer.shape.codings }),
});

export const changeCodeFrame = endpoint({
  method: 'POST',
  path: '/api/surveys/:surveyId/open-answers/frame',
  summary: 'Thêm, đổi tên hoặc gộp mã; mỗi lần là một phiên bản của khung mã',
  access: coders,
  params: surveyParams,
  query: nothing,
  body: z.object({
    question: z.string().max(80),
    change: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('created'), label: z.string().trim().min(2).max(120) }),
      z.object({ kind: z.literal('renamed'), number, label: z.string().trim().min(2).max(120) }),
      z.object({ kind: z.literal('merged'), number, into: number }),
    ]),
  }),
  response: z.object({ version: number, number }),
});

export const readOpenWords = endpoint({
  method: 'POST',
  path: '/api/surveys/:surveyId/open-answers/:interviewId/words',
  summary: 'Đọc nguyên lời một ý kiến, không che; lý do được ghi vào nhật ký',
  access: ['admin', 'official'],
  params: answerParams,
  query: nothing,
  body: z.object({ question: z.string().max(80), reason: z.string().trim().min(10).max(300) }),
  response: z.object({ words: z.string() }),
});

export const openAnswersEndpoints = {
  getOpenAnswers,
  getCodeShare,
  codeOpenAnswer,
  changeCodeFrame,
  readOpenWords,
};
