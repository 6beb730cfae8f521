// One call of the demo's first day, as carrier and console report it: dialled, taken or not, the form filled. Every
// step is the command of earnest work; the network's part is invented and nobody is dialled.
import { createHash } from 'node:crypto';

import type { CarrierEvent } from '#domain/attempts/call-states.ts';
import type { AnswerValue } from '#domain/questionnaire/answers.ts';
import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { evaluatePath, type InterviewPath } from '#domain/questionnaire/path.ts';
import { isAsked, questionByName } from '#domain/questionnaire/questions.ts';
import type { Context } from '#server/context.ts';
import { placeCall, recordCarrierEvent } from '#server/features/attempts/commands.ts';
import { openInterview, recordAnswer } from '#server/features/interviews/commands.ts';
import { isAnswered } from '#simulator/citizens/behaviour.ts';
import type { Citizen } from '#simulator/speech/citizen.ts';
import { answerOf, secondsBetween } from './history-citizen.ts';
import type { Course } from './history-clock.ts';

/** A call that has been claimed for the context's actor. */
export interface Line {
  readonly ctx: Context;
  readonly attemptId: string;
  readonly callId: string;
  readonly citizen: Citizen;
}

/** An identifier of the form that the carrier gives, the same for the same words. */
export function inventedSid(...words: string[]): string {
  return `CA${createHash('sha256').update(words.join('\n')).digest('hex').slice(0, 32)}`;
}

/** RFC 3261: 404 not found, 480 temporarily unavailable, 486 busy here, 487 request terminated. */
const unanswered = {
  'not-in-use': { status: 'failed', sipResponseCode: 404, seconds: 2 },
  'switched-off': { status: 'failed', sipResponseCode: 480, seconds: 2 },
  busy: { status: 'busy', sipResponseCode: 486, seconds: 2 },
  'no-answer': { status: 'no-answer', sipResponseCode: 487, seconds: 30 },
} as const;

/** Dials until somebody takes the telephone (true) or the network gives up, which ends the attempt by itself. */
export async function* dial(line: Line): Course<boolean> {
  const { ctx, callId, citizen } = line;
  const { behaviour } = citizen;
  const carrier = {
    ...ctx.carrier,
    callCitizen: () => Promise.resolve({ sid: sidOf(line), status: 'queued' }),
  };
  await placeCall({ ...ctx, carrier }, callId);
  yield 1;
  await report(line, { status: 'initiated', sequenceNumber: 0 });
  const dead = behaviour.kind === 'not-in-use' || behaviour.kind === 'switched-off';
  if (!dead) {
    yield 1;
    await report(line, { status: 'ringing', sequenceNumber: 1 });
  }
  if (isAnswered(behaviour)) {
    yield Math.round(behaviour.ringSeconds ?? 5);
    await report(line, { status: 'in-progress', sequenceNumber: 2 });
    return true;
  }
  const { seconds, ...event } = unanswered[behaviour.kind];
  yield seconds;
  await report(line, { ...event, sequenceNumber: 2 });
  return false;
}

/** The citizen hangs up, or is hung up on. */
export async function hungUp(line: Line, answeredAt: Date): Promise<void> {
  const durationSeconds = Math.round((line.ctx.now().getTime() - answeredAt.getTime()) / 1000);
  await report(line, { status: 'completed', sequenceNumber: 3, sipResponseCode: 200, durationSeconds });
}

async function report(line: Line, event: Omit<CarrierEvent, 'at'>): Promise<void> {
  const sid = sidOf(line);
  const posted = {
    CallSid: sid,
    CallStatus: event.status,
    SequenceNumber: event.sequenceNumber,
    Timestamp: line.ctx.now().toUTCString(),
  };
  await recordCarrierEvent(line.ctx, line.callId, { ...event, at: line.ctx.now() }, sid, posted);
}

function sidOf({ citizen }: Line): string {
  return inventedSid('call', citizen.phoneE164, String(citizen.attempt));
}

/**
 * Reads the form to the citizen and records the answers, until it ends or `patience` questions have been answered:
 * 0 hears the introduction only.
 */
export async function* fillForm(
  { ctx, attemptId, citizen }: Line,
  definition: QuestionnaireDefinition,
  patience: number,
): Course<InterviewPath> {
  const { interviewId, epoch, context } = await openInterview(ctx, attemptId);
  const answers = new Map<string, AnswerValue>();
  let answered = 0;
  for (let sequence = 1; ; sequence += 1) {
    const path = evaluatePath(definition, answers, context);
    const question = path.current === null ? undefined : questionByName(definition, path.current);
    if (!question || !isAsked(question)) return path;
    if (question.kind !== 'statement') {
      if (answered === patience) return path;
      answered += 1;
    }
    yield secondsBetween(0.7 * question.seconds, 1.2 * question.seconds, citizen, question.name);
    const rendering = { definition, language: 'vi', context, answers: path.counted };
    const value = answerOf(citizen, question, rendering);
    const answeredAt = ctx.now().toISOString();
    await recordAnswer(ctx, { interviewId, epoch, sequence, questionName: question.name, value, answeredAt });
    answers.set(question.name, value);
  }
}
