// What the carrier posts to us. Each request is signed; a forged one learns nothing and changes nothing.
// The answer to a webhook tells the carrier what to do next (TwiML) or just that it was heard (204).
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';

import { answeredBy, carrierStatuses, hasEnded, type CallState } from '#domain/attempts/call-states.ts';
import type { Context } from '#server/context.ts';
import { takeRecordingReport } from '#server/features/recordings/commands.ts';
import { stationDown, stationUp } from '#server/features/sessions/commands.ts';
import { recordCarrierEvent } from './calls.ts';
import { recordSupervisorEvent } from './supervisor-calls.ts';
import { apology, conference, hangUpNow, onHold } from './spoken-twiml.ts';

const wholeNumber = z.coerce.number().int();

/** Twilio's status callback (Voice, "StatusCallback" parameters). */
const statusCallback = z.object({
  CallSid: z.string(),
  CallStatus: z.enum(carrierStatuses),
  SequenceNumber: wholeNumber.optional(),
  Timestamp: z.string().optional(),
  SipResponseCode: wholeNumber.optional(),
  CallDuration: wholeNumber.optional(),
  AnsweredBy: z.enum(answeredBy).optional(),
});
/** Twilio's recording status callback (Recording resource, "RecordingStatusCallback parameters"). */
const recordingCallback = z.object({
  /** It becomes part of an address at the carrier. */
  RecordingSid: z.string().regex(/^RE[0-9a-f]{32}$/),
  RecordingStatus: z.enum(['in-progress', 'completed', 'absent']),
  RecordingDuration: wholeNumber.optional(),
});
const recordingParams = z.object({ recordingId: z.uuid() });
const callParams = z.object({ callId: z.uuid() });
const supervisorCallParams = z.object({ supervisorCallId: z.uuid() });
const sessionParams = z.object({ sessionId: z.uuid() });

type Hook = (ctx: Context, request: Request, response: Response) => Promise<void>;

/** The doors for the carrier, under /twilio. */
export function webhooks(base: Context): Router {
  const router = express.Router();
  router.use(express.urlencoded({ extended: false, limit: '64kb' }));
  const door = (path: string, hook: Hook) =>
    router.post(path, (request, response, next) => {
      const signature = request.header('x-twilio-signature');
      const parameters = z.record(z.string(), z.string()).safeParse(request.body);
      if (!parameters.success || !base.carrier.isSigned(request.originalUrl, signature, parameters.data)) {
        base.log.warn({ path: request.path }, 'webhook refused: its signature is not ours');
        response.status(403).end();
        return;
      }
      hook(base, request, response).catch(next);
    });

  door('/calls/:callId/status', async (ctx, request, response) => {
    const { callId } = callParams.parse(request.params);
    const event = statusCallback.parse(request.body);
    await recordCarrierEvent(
      ctx,
      callId,
      {
        status: event.CallStatus,
        sequenceNumber: event.SequenceNumber ?? null,
        at: momentOf(event.Timestamp) ?? ctx.now(),
        ...(event.SipResponseCode === undefined ? {} : { sipResponseCode: event.SipResponseCode }),
        ...(event.CallDuration === undefined ? {} : { durationSeconds: event.CallDuration }),
        ...(event.AnsweredBy === undefined ? {} : { answeredBy: event.AnsweredBy }),
      },
      event.CallSid,
      event,
    );
    response.status(204).end();
  });

  door('/calls/:callId/voice', async (ctx, request, response) => {
    const { callId } = callParams.parse(request.params);
    const call = await ctx.db.call.findUnique({
      where: { id: callId },
      include: { attempt: { include: { assignment: { include: { session: true } } } } },
    });
    const session = call?.attempt.assignment.session;
    const joins = call && session?.stationUp && !call.attempt.endedAt && !hasEnded(call.state as CallState);
    sendTwiml(response, joins ? conference(session.conference, 'respondent', false) : apology());
  });

  door('/sessions/:sessionId/status', async (ctx, request, response) => {
    const { sessionId } = sessionParams.parse(request.params);
    const event = statusCallback.parse(request.body);
    if (event.CallStatus === 'in-progress') {
      // News may come late: a leg that has ended meanwhile must not look alive, or citizens meet an empty conference.
      if ((await ctx.carrier.statusOf(event.CallSid)) === 'in-progress')
        await stationUp(ctx, sessionId, event.CallSid);
    }
    if (hasEnded(event.CallStatus as CallState))
      await stationDown(ctx, sessionId, 'station-lost', event.CallSid);
    response.status(204).end();
  });

  door('/sessions/:sessionId/voice', async (ctx, request, response) => {
    const { sessionId } = sessionParams.parse(request.params);
    const session = await ctx.db.operatorSession.findUnique({ where: { id: sessionId } });
    sendTwiml(
      response,
      session && !session.endedAt ? conference(session.conference, 'operator', true) : hangUpNow(),
    );
  });

  door('/supervisor-calls/:supervisorCallId/status', async (ctx, request, response) => {
    const { supervisorCallId } = supervisorCallParams.parse(request.params);
    const event = statusCallback.parse(request.body);
    await recordSupervisorEvent(ctx, supervisorCallId, event.CallStatus, event.CallSid);
    response.status(204).end();
  });

  door('/recordings/:recordingId/status', async (ctx, request, response) => {
    const { recordingId } = recordingParams.parse(request.params);
    const { RecordingSid, RecordingStatus, RecordingDuration } = recordingCallback.parse(request.body);
    await takeRecordingReport(ctx, recordingId, {
      sid: RecordingSid,
      status: RecordingStatus,
      seconds: RecordingDuration ?? null,
    });
    response.status(204).end();
  });

  door('/on-hold', async (_ctx, _request, response) => sendTwiml(response, onHold()));

  return router;
}

function sendTwiml(response: Response, twiml: string): void {
  response.type('text/xml').send(twiml);
}

function momentOf(text: string | undefined): Date | null {
  const at = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(at) ? null : new Date(at);
}
