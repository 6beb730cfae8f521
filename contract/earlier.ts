// Results against an earlier period: another survey of the system, or a table of an earlier year.
import { z } from 'zod';

import { rowFaults } from '#domain/results/earlier/read-earlier-table.ts';
import { resultReaders } from './breakdown.ts';
import { id, instant, nothing, surveyParams } from './common.ts';
import { endpoint } from './endpoint.ts';

const keepers = ['admin', 'supervisor', 'analyst'] as const;
const label = z.string().trim().min(2).max(80);
const periodParams = surveyParams.extend({ periodId: id });

const difference = z.object({
  /** Agency of now; empty for the whole. */
  agency: z.string(),
  code: z.string(),
  now: z.number(),
  then: z.number(),
  /** Points, now less then. */
  difference: z.number(),
  se: z.number().nullable(),
  /** Of each of the two figures; degrees of freedom are null where only the error was told. */
  seNow: z.number().nullable(),
  seThen: z.number().nullable(),
  degreesOfFreedomNow: z.number().nullable(),
  degreesOfFreedomThen: z.number().nullable(),
  /** By which the difference is judged (Welch), and its probability before it is adjusted. */
  degreesOfFreedom: z.number().nullable(),
  unadjusted: z.number().nullable(),
  /** Adjusted by Holm's method for the differences of the same code. */
  probability: z.number().nullable(),
  /** Null: cannot be said, since an error is not known. */
  significant: z.boolean().nullable(),
  interviewsNow: z.number(),
  interviewsThen: z.number().nullable(),
  /** Enough interviews now to be ranked. */
  ranked: z.boolean(),
});
export type EarlierDifference = z.infer<typeof difference>;

export const earlierView = z.object({
  survey: z.object({ id, name: z.string() }),
  takenAt: instant,
  minimumInterviews: z.number(),
  periods: z.array(z.object({ id, label: z.string(), source: z.string(), isTable: z.boolean() })),
  /** Other surveys that this one can be set against. */
  surveys: z.array(z.object({ id, name: z.string() })),
  /** The period shown; null without any. */
  period: id.nullable(),
  /** False: the earlier survey's index is computed by another rule. Null: of a table nobody knows. */
  sameRule: z.boolean().nullable(),
  /** Some figure of then has no error, so nothing is said of its difference. */
  errorsUnknown: z.boolean(),
  measures: z.array(z.object({ code: z.string(), name: z.string() })),
  agencies: z.array(z.string()),
  /** Agencies as they were called then, and which of now they mean. */
  names: z.array(z.object({ name: z.string(), agency: z.string().nullable(), isStated: z.boolean() })),
  differences: z.array(difference),
});
export type EarlierView = z.infer<typeof earlierView>;

export const getEarlier = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/earlier',
  summary: 'So với kỳ trước: từng chỉ số, từng cơ quan, khác biệt có ý nghĩa hay không',
  access: resultReaders,
  params: surveyParams,
  query: z.object({ period: id.optional() }),
  body: nothing,
  response: earlierView,
});

const tableRead = z.object({
  /** Null: only looked at. */
  periodId: id.nullable(),
  figures: z.array(
    z.object({
      agency: z.string(),
      code: z.string(),
      score: z.number(),
      interviews: z.number().nullable(),
      se: z.number().nullable(),
    }),
  ),
  faults: z.array(
    z.object({
      sheet: z.string(),
      rowNumber: z.number(),
      column: z.string(),
      fault: z.enum(rowFaults),
      value: z.string(),
    }),
  ),
});
export type EarlierTableRead = z.infer<typeof tableRead>;

export const readEarlierTable = endpoint({
  method: 'POST',
  path: '/api/surveys/:surveyId/earlier/tables',
  summary: 'Đọc bảng kết quả kỳ trước (.xlsx, .csv): xem trước, hoặc lưu các dòng đọc được',
  access: keepers,
  params: surveyParams,
  query: z.object({ label, keep: z.enum(['yes', 'no']).default('no') }),
  body: nothing,
  response: tableRead,
  takes: 'file',
});

export const addEarlierSurvey = endpoint({
  method: 'POST',
  path: '/api/surveys/:surveyId/earlier/surveys',
  summary: 'So với một đợt khảo sát trước trong hệ thống',
  access: keepers,
  params: surveyParams,
  query: nothing,
  body: z.object({ label, earlierSurveyId: id }),
  response: z.object({ periodId: id }),
});

export const nameEarlierAgency = endpoint({
  method: 'POST',
  path: '/api/surveys/:surveyId/earlier/:periodId/names',
  summary: 'Tên cơ quan kỳ trước ứng với cơ quan nào nay',
  access: keepers,
  params: periodParams,
  query: nothing,
  body: z.object({ name: z.string().max(300), agency: z.string().max(300).nullable() }),
  response: nothing,
});

export const removeEarlier = endpoint({
  method: 'POST',
  path: '/api/surveys/:surveyId/earlier/:periodId/removal',
  summary: 'Bỏ một kỳ trước khỏi so sánh',
  access: keepers,
  params: periodParams,
  query: nothing,
  body: nothing,
  response: nothing,
});

export const earlierEndpoints = {
  getEarlier,
  readEarlierTable,
  addEarlierSurvey,
  nameEarlierAgency,
  removeEarlier,
};
