// What of a survey may be changed while it runs: its days of calling, the number to check it by, its calling rules.
import { z } from 'zod';

import { isNumberToCheckBy } from '#domain/cases/number-to-check.ts';
import { countLimits, countRules, longestRetryMinutes } from '#domain/cases/call-rule-limits.ts';
import { callRules } from './call-rules.ts';
import { day, nothing, surveyParams } from './common.ts';
import { endpoint } from './endpoint.ts';

const settings = z.object({
  verificationPhone: z.string().trim().min(3).max(30),
  startsOn: day,
  endsOn: day,
  callRules,
});
export type SurveySettings = z.infer<typeof settings>;

const settable = settings.superRefine(
  ({ startsOn, endsOn, verificationPhone, callRules: rules }, context) => {
    const wrong = (...path: (string | number)[]) =>
      context.addIssue({ code: 'custom', path, message: 'out of place' });
    if (startsOn > endsOn) wrong('endsOn');
    if (!isNumberToCheckBy(verificationPhone)) wrong('verificationPhone');
    for (const name of countRules) {
      const { from, to } = countLimits[name];
      if (rules[name] < from || rules[name] > to) wrong('callRules', name);
    }
    for (const [name, minutes] of Object.entries(rules.retryAfterMinutes))
      if (minutes > longestRetryMinutes) wrong('callRules', 'retryAfterMinutes', name);
    if (rules.hours.length === 0) wrong('callRules', 'hours');
    for (const which of ['hours', 'appointmentHours'] as const)
      if (rules[which].some(({ from, to }) => from >= to)) wrong('callRules', which);
  },
);

export const getSurveySettings = endpoint({
  method: 'GET',
  path: '/api/surveys/:surveyId/settings',
  summary: 'Thiết lập của đợt khảo sát: ngày gọi, số kiểm tra, quy tắc gọi',
  access: ['admin', 'supervisor', 'official', 'analyst'],
  params: surveyParams,
  query: nothing,
  body: nothing,
  response: settings,
});

export const setSurveySettings = endpoint({
  method: 'POST',
  path: '/api/surveys/:surveyId/settings',
  summary: 'Đổi thiết lập của đợt khảo sát; có hiệu lực từ lượt gọi sau và được ghi vào nhật ký',
  access: ['admin', 'supervisor'],
  params: surveyParams,
  query: nothing,
  body: settable,
  response: settings,
});

export const surveySettingsEndpoints = { getSurveySettings, setSurveySettings };
