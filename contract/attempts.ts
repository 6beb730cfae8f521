// The console's side: the session of whoever calls, the attempt in hand, its disposition.
import { z } from 'zod';

import { supervisorCallOutcomes, supervisorCallStates } from '#domain/attempts/supervisor-call.ts';
import { interviewModes } from '#domain/interviews/modes.ts';
import { answerValue, id, instant, nothing, purpose } from './common.ts';
import { endpoint } from './endpoint.ts';
import { interviewNote } from './notes.ts';
import { shiftSummary } from './shift.ts';

/** A supervisor calls nobody, but may have taken a conversation over. */
const callers = ['operator', 'verifier', 'supervisor'] as const;

export const sessionState = z.enum(['connecting', 'paused', 'ready', 'reserved', 'talking', 'wrapUp']);
export type SessionState = z.infer<typeof sessionState>;

const callView = z.object({
  id,
  state: z.string(),
  phoneMasked: z.string(),
  /** The carrier's id of the call; the demo's voice door is asked by it. */
  carrierCallSid: z.string().nullable(),
  queuedAt: instant,
  answeredAt: instant.nullable(),
  /** The citizen is on hold since then; with endedAt, they hung up meanwhile. */
  heldSince: instant.nullable(),
  endedAt: instant.nullable(),
  /** It is being recorded now. */
  recording: z.boolean(),
});

const supervisorCallView = z.object({
  id,
  state: z.enum(supervisorCallStates),
  outcome: z.enum(supervisorCallOutcomes).nullable(),
  supervisorName: z.string(),
  askedByName: z.string(),
  askedAt: instant,
  joinedAt: instant.nullable(),
});
export type SupervisorCallView = z.infer<typeof supervisorCallView>;

export const attemptView = z.object({
  id,
  purpose,
  number: z.number(),
  maxAttempts: z.number(),
  startedAt: instant,
  call: callView.nullable(),
  case: z.object({
    id,
    respondentName: z.string(),
    organisation: z.boolean(),
    tthcName: z.string(),
    field: z.string(),
    agencyName: z.string(),
    receivedOn: z.string().nullable(),
    resultOn: z.string().nullable(),
    appointmentAt: instant.nullable(),
    /** The citizen has answered in this other mode already, perhaps a moment ago. */
    answeredBy: z.enum(interviewModes).nullable(),
    /** Quoted by the citizen who checks who is calling. */
    verificationCode: z.string(),
    earlier: z.array(
      z.object({
        at: instant,
        disposition: z.string(),
        note: z.string().nullable(),
        appointmentAt: instant.nullable(),
      }),
    ),
  }),
  /** The latest of this attempt. */
  supervisorCall: supervisorCallView.nullable(),
  interviewId: id.nullable(),
  interviewStatus: z.enum(['inProgress', 'complete', 'partial', 'screenedOut', 'void']).nullable(),
  interviewOutcome: z.string().nullable(),
  backCheckId: id.nullable(),
});
export type AttemptView = z.infer<typeof attemptView>;

export const consoleView = z.object({
  session: z
    .object({
      id,
      surveyId: id,
      purpose,
      state: sessionState,
      stateSince: instant,
      stationUp: z.boolean(),
      /** Ready as soon as the headset is connected. */
      readyWanted: z.boolean(),
      pauseReason: z.string().nullable(),
      startedAt: instant,
      mutedSince: instant.nullable(),
      hand: z.object({ id, raisedAt: instant, seenBy: z.string().nullable() }).nullable(),
      /** By when the result of the ended call is to be recorded; null with nothing to record or no limit. */
      wrapUpEndsAt: instant.nullable(),
    })
    .nullable(),
  /** The shift that ended last, today, while no other is open. */
  lastShift: shiftSummary.nullable(),
  survey: z
    .object({
      id,
      name: z.string(),
      authority: z.string(),
      planNumber: z.string(),
      verificationPhone: z.string(),
      versionId: id,
    })
    .nullable(),
  attempt: attemptView.nullable(),
  /** Why nobody is being called to an operator who is ready. */
  waiting: z
    .object({
      reason: z.enum([
        'looking',
        'worker-silent',
        'no-case-due',
        'outside-hours',
        'survey-not-active',
        'station-not-connected',
      ]),
      nextDueAt: instant.nullable(),
    })
    .nullable(),
  today: z.object({ calls: z.number(), completes: z.number() }),
});
export type ConsoleView = z.infer<typeof consoleView>;

export const getConsole = endpoint({
  method: 'GET',
  path: '/api/console',
  summary: 'Bàn gọi của người đang đăng nhập: ca, lượt liên hệ đang giữ, lý do đang chờ',
  access: callers,
  params: nothing,
  query: nothing,
  body: nothing,
  response: consoleView,
});

export const recordDisposition = endpoint({
  method: 'POST',
  path: '/api/attempts/:attemptId/disposition',
  summary: 'Ghi kết quả liên hệ và kết thúc lượt',
  access: callers,
  params: z.object({ attemptId: id }),
  query: nothing,
  body: z.object({
    disposition: z.string(),
    note: z.string().trim().max(1000).optional(),
    appointmentAt: instant.optional(),
    /** Ready for the next call at once, or stop for a pause. */
    then: z.enum(['ready', 'pause']).default('ready'),
  }),
  response: consoleView,
});

export const hangUp = endpoint({
  method: 'POST',
  path: '/api/attempts/:attemptId/hang-up',
  summary: 'Gác máy',
  access: callers,
  params: z.object({ attemptId: id }),
  query: nothing,
  body: nothing,
  response: consoleView,
});

/** Words for the next caller that were typed before their attempt was ended without them. */
export const leaveNote = endpoint({
  method: 'POST',
  path: '/api/attempts/:attemptId/note',
  summary: 'Lời để lại của một lượt đã kết thúc mà chưa có lời ấy; gửi hai lần thì lưu một lần',
  access: callers,
  params: z.object({ attemptId: id }),
  query: nothing,
  body: z.object({ note: z.string().trim().min(1).max(1000) }),
  response: nothing,
});

export const openedInterview = z.object({
  interviewId: id,
  versionId: id,
  epoch: z.number(),
  status: z.enum(['inProgress', 'complete', 'partial', 'screenedOut', 'void']),
  startedAt: instant,
  /** An earlier attempt began it, and this one opens it for the first time: whoever answers is greeted anew. */
  calledAgain: z.boolean(),
  /** The server's clock; the console compares its own with it (contract/paradata.ts). */
  serverNow: instant,
  /** What texts and conditions may know of the case: domain/questionnaire/context.ts. */
  context: z.record(z.string(), z.union([z.string(), z.boolean(), z.null()])),
  /** The latest of each question, in the order in which they were given. */
  answers: z.array(
    z.object({ questionName: z.string(), value: answerValue, epoch: z.number(), sequence: z.number() }),
  ),
  notes: z.array(interviewNote),
});
export type OpenedInterview = z.infer<typeof openedInterview>;

export const openInterview = endpoint({
  method: 'POST',
  path: '/api/attempts/:attemptId/interview',
  summary: 'Mở phiếu của lượt đang giữ (mở lại sau khi tải lại trang thì đi tiếp từ câu đang dở)',
  access: callers,
  params: z.object({ attemptId: id }),
  query: nothing,
  body: nothing,
  response: openedInterview,
});

export const attemptsEndpoints = { getConsole, recordDisposition, hangUp, leaveNote, openInterview };
