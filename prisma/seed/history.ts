// What the demo tells before anybody touches it: on the survey's first day two operators called some of its cases, and
// the verifier re-called one of those interviewed. Through the commands of earnest work, so no rule is passed over;
// the same list and the same draw give the same day. Everything it opens it closes.
import { createHash } from 'node:crypto';

import type { Context } from '#server/context.ts';
import { beginBackCheck, recordDisposition } from '#server/features/attempts/commands.ts';
import { assignCases } from '#server/features/cases/commands.ts';
import { definitionOf } from '#server/features/questionnaires/queries.ts';
import {
  endSession,
  markSeen,
  pauseSession,
  readySession,
  startSession,
  stationUp,
} from '#server/features/sessions/commands.ts';
import { dayText } from '#server/platform/days.ts';
import { dial, fillForm, hungUp, inventedSid, type Line } from './history-call.ts';
import { citizenOf, secondsBetween } from './history-citizen.ts';
import { playOut, vietnamTime, type Clock, type Course } from './history-clock.ts';
import { newStory, type Story } from './history-story.ts';

const shifts = [
  { username: 'dtv01', from: '08:00', calls: 13 },
  { username: 'dtv02', from: '08:02', calls: 13 },
  { username: 'dtv01', from: '13:30', calls: 12 },
  { username: 'dtv02', from: '13:31', calls: 12 },
] as const;
const recheck = { username: 'phuctra', from: '16:15' } as const;

/**
 * Fills the first day of an active survey. Must run in the transaction that activates it, so that a start that is cut
 * off leaves neither. `seededAt`: the real moment, for the appointment that comes due soon after.
 */
export async function seedHistory(ctx: Context, surveyId: string, seededAt: Date): Promise<void> {
  const survey = await ctx.db.survey.findUniqueOrThrow({ where: { id: surveyId } });
  const day = dayText(survey.startsOn);
  const clock: Clock = { at: vietnamTime(day, '08:00') };
  const story = newStory(day, seededAt);
  const newId = inventedIds();
  const as = async (username: string): Promise<Context> => {
    const actor = await ctx.db.user.findUniqueOrThrow({ where: { username } });
    return { ...ctx, actor: { ...actor, username }, now: () => clock.at, newId };
  };
  const courses: { startsAt: Date; course: Course }[] = [];
  for (const { username, from, calls } of shifts)
    courses.push({
      startsAt: vietnamTime(day, from),
      course: shift(await as(username), survey, story, calls, from),
    });
  courses.push({
    startsAt: vietnamTime(day, recheck.from),
    course: recheckOne(await as(recheck.username), survey),
  });
  await playOut(clock, courses);
}

/** Ids of the form of RFC 9562 version 8, the same ones in the same order at every start. */
function inventedIds(): () => string {
  let made = 0;
  return () => {
    made += 1;
    const digits = createHash('sha256').update(`interview\n${made}`).digest('hex');
    return [
      digits.slice(0, 8),
      digits.slice(8, 12),
      `8${digits.slice(13, 16)}`,
      `a${digits.slice(17, 20)}`,
      digits.slice(20, 32),
    ].join('-');
  };
}

interface CalledSurvey {
  readonly id: string;
  readonly interviewVersionId: string;
  readonly backCheckVersionId: string;
}

/** An operator's shift: one case after the other, until so many are done or none is due. */
async function* shift(ctx: Context, survey: CalledSurvey, story: Story, calls: number, from: string): Course {
  yield* sitDown(ctx, survey.id, 'interview', from);
  for (let call = 0; call < calls; call += 1) {
    const line = await nextLine(ctx, survey.id);
    if (!line) break;
    yield* callOnce(line, survey, story);
    yield secondsBetween(45, 300, line.citizen, 'between calls');
  }
  await endSession(ctx);
}

async function* sitDown(
  ctx: Context,
  surveyId: string,
  purpose: 'interview' | 'backCheck',
  from: string,
): Course {
  const session = await startSession(ctx, surveyId, purpose);
  yield 6;
  await stationUp(ctx, session.id, inventedSid('station', session.operatorId, from));
  yield 20;
}

/** Asks for a case and takes it in the same moment, so that a colleague's asking never brings one. */
async function nextLine(ctx: Context, surveyId: string): Promise<Line | null> {
  await readySession(ctx);
  if (ctx.actor) await markSeen(ctx, [ctx.actor.id]);
  const [claimed] = await assignCases(ctx, surveyId);
  return claimed ? lineOf(ctx, claimed.callId, 0) : null;
}

async function lineOf(ctx: Context, callId: string, earlierInterviews: number): Promise<Line> {
  const { attemptId, phoneE164 } = await ctx.db.call.findUniqueOrThrow({ where: { id: callId } });
  const citizen = citizenOf(phoneE164, await callsTo(ctx, phoneE164), earlierInterviews);
  return { ctx, callId, attemptId, citizen };
}

/** Two persons of a list may share a telephone: the network counts its calls, not those of a case. */
function callsTo(ctx: Context, phoneE164: string): Promise<number> {
  return ctx.db.call.count({ where: { phoneE164 } });
}

async function* callOnce(line: Line, survey: CalledSurvey, story: Story): Course {
  const { ctx, attemptId, citizen } = line;
  if (yield* dial(line)) {
    const answeredAt = ctx.now();
    const turn = story.turnOf(citizen.behaviour);
    const definition = await definitionOf(ctx, survey.interviewVersionId);
    const path = turn.patience === null ? null : yield* fillForm(line, definition, turn.patience);
    yield turn.lastSeconds;
    await hungUp(line, answeredAt);
    yield secondsBetween(4, 20, citizen, 'wrap-up');
    await recordDisposition(ctx, { attemptId, ...turn.ending(path), then: 'ready' });
  }
  // Not to be handed a case before asking for it again.
  await pauseSession(ctx, 'break');
}

/** The verifier re-calls the first of the chosen who will take the telephone; the others go on waiting. */
async function* recheckOne(ctx: Context, survey: CalledSurvey): Course {
  const waiting = await ctx.db.backCheck.findMany({
    where: { surveyId: survey.id, status: 'waiting' },
    orderBy: { selectedAt: 'asc' },
    include: { interview: { include: { surveyCase: { include: { person: true } } } } },
  });
  const chosen = await firstWhoAnswers(ctx, waiting);
  if (!chosen) return;
  yield* sitDown(ctx, survey.id, 'backCheck', recheck.from);
  await beginBackCheck(ctx, chosen.id);
  const call = await ctx.db.call.findFirstOrThrow({
    where: { endedAt: null, attempt: { caseId: chosen.interview.caseId, purpose: 'backCheck' } },
  });
  const line = await lineOf(ctx, call.id, 1);
  if (yield* dial(line)) {
    const answeredAt = ctx.now();
    yield* fillForm(line, await definitionOf(ctx, survey.backCheckVersionId), Infinity);
    yield 5;
    await hungUp(line, answeredAt);
    yield 15;
    const ending = { disposition: 'complete', note: null, appointmentAt: null, then: 'pause' } as const;
    await recordDisposition(ctx, { attemptId: line.attemptId, ...ending });
  }
  await endSession(ctx);
}

async function firstWhoAnswers<
  Recall extends { interview: { surveyCase: { person: { phones: string[] } } } },
>(ctx: Context, recalls: readonly Recall[]): Promise<Recall | null> {
  for (const recall of recalls) {
    const [phone = ''] = recall.interview.surveyCase.person.phones;
    const { behaviour } = citizenOf(phone, 1 + (await callsTo(ctx, phone)), 1);
    if (behaviour.kind === 'completes') return recall;
  }
  return null;
}
