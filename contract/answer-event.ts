// An answer on its way from a console to the server, and how one is known at a glance.
import { z } from 'zod';

import { answerValue, id, instant } from './common.ts';

const largestInteger = 2_147_483_647;

export const answerEvent = z.object({
  interviewId: id,
  epoch: z.number().int().min(1).max(largestInteger),
  sequence: z.number().int().min(1).max(largestInteger),
  questionName: z.string().max(60),
  value: answerValue,
  answeredAt: instant,
});
export type AnswerEvent = z.infer<typeof answerEvent>;

/**
 * Is it an answer as a console writes it, which the schema would take unchanged? False says nothing: ask the schema.
 * For the one payload that somebody waits for at every key; at the pace of keys, 40 a second, the schema takes 70 µs.
 */
export function isPlainAnswer(raw: unknown): raw is AnswerEvent {
  if (!isObject(raw) || Object.keys(raw).length !== 6) return false;
  const { interviewId, epoch, sequence, questionName, value, answeredAt } = raw;
  return (
    typeof interviewId === 'string' &&
    uuid.test(interviewId) &&
    isCount(epoch) &&
    isCount(sequence) &&
    typeof questionName === 'string' &&
    questionName.length <= 60 &&
    isPlainValue(value) &&
    typeof answeredAt === 'string' &&
    isInstant(answeredAt)
  );
}

/** As randomUUID and PostgreSQL write them. */
const uuid = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

function isObject(raw: unknown): raw is Record<string, unknown> {
  return typeof raw === 'object' && raw !== null;
}

function isCount(raw: unknown): boolean {
  return typeof raw === 'number' && Number.isInteger(raw) && raw >= 1 && raw <= largestInteger;
}

function isPlainValue(raw: unknown): boolean {
  if (!isObject(raw) || Object.keys(raw).length !== 1) return false;
  const { value } = raw;
  return typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value));
}

/** As Date.toISOString writes it. */
function isInstant(text: string): boolean {
  const time = text.length === 24 ? Date.parse(text) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString() === text;
}
