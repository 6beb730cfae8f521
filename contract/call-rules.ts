// The calling rules as stored with a survey (a JSON column, parsed whenever it is read).
import { z } from 'zod';

import { defaultCallRules, retryDispositions, type CallRules } from '#domain/cases/call-rules.ts';

const clock = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/);
const weekday = z.union([
  z.literal(1),
  z.literal(2),
  z.literal(3),
  z.literal(4),
  z.literal(5),
  z.literal(6),
  z.literal(7),
]);
const weeklyWindow = z.object({ weekday, from: clock, to: clock });
const count = z.number().int().min(0);

export const callRules = z.object({
  timeZone: z.string(),
  hours: z.array(weeklyWindow),
  appointmentHours: z.array(weeklyWindow),
  holidays: z.array(z.string().regex(/^(\d{4}-)?\d{2}-\d{2}$/)),
  maxAttempts: count.min(1),
  maxAttemptsPerDay: count.min(1),
  maxContactsPerDay: count.min(1),
  minDaysSpread: count,
  maxUnplacedTries: count.min(1),
  numberNotInUseProofs: count.min(1),
  // Rules stored before a disposition or a setting was added have its default.
  retryAfterMinutes: z
    .partialRecord(z.enum(retryDispositions), count)
    .transform((given) => ({ ...defaultCallRules.retryAfterMinutes, ...given })),
  refusalConversions: count,
  refusalConversionDays: count,
  wrapUpSeconds: count.default(defaultCallRules.wrapUpSeconds),
  dayParts: z.array(z.object({ key: z.string(), from: clock, to: clock, weight: z.number().positive() })),
  dayPartDispositions: z.array(z.enum(retryDispositions)),
}) satisfies z.ZodType<CallRules>;
