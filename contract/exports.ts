// Data out of the system, for statistics programs: pseudonymous, or with names and numbers for a stated reason.
import { z } from 'zod';

import { nothing, surveyParams } from './common.ts';
import { endpoint } from './endpoint.ts';

export const dataFormats = ['csv', 'sav', 'xlsx', 'triple-s', 'ddi', 'r', 'codebook'] as const;
export type DataFormat = (typeof dataFormats)[number];

export const getData = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/data',
  summary: 'Dữ liệu phiếu, không có tên và số điện thoại; một dạng là một tệp, nhiều dạng là một tệp .zip',
  access: ['admin', 'supervisor', 'analyst', 'official'],
  params: surveyParams,
  query: z.object({
    /** Formats, parted by commas. */
    formats: z
      .string()
      .transform((text) => [...new Set(text.split(','))])
      .pipe(z.array(z.enum(dataFormats)).min(1)),
  }),
  body: nothing,
  response: nothing,
  gives: 'file',
});

export const getPersonalData = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/personal-data',
  summary: 'Dữ liệu phiếu kèm họ tên, số điện thoại, mã hồ sơ (.xlsx); lý do được ghi vào nhật ký',
  access: ['admin', 'official'],
  params: surveyParams,
  query: z.object({ reason: z.string().trim().min(10).max(300) }),
  body: nothing,
  response: nothing,
  gives: 'file',
});

export const exportsEndpoints = { getData, getPersonalData };
