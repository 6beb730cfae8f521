// The voice door, in place of sound: the operator's console says what it reads out and gets what the citizen says.
// It never gives the code of an answer; the operator must understand the words, as on a real call.

import express, { Router } from 'express';
import { z } from 'zod';

import { hasEnded, isStation, type Call } from '#simulator/calls/call.ts';
import type { CallMachine } from '#simulator/calls/call-machine.ts';
import type { CallStore } from '#simulator/calls/call-store.ts';
import { newConversation, reply } from '#simulator/speech/conversation.ts';
import type { Citizen } from '#simulator/speech/citizen.ts';
import { speakingSeconds } from '#simulator/speech/speaking-time.ts';

const saidToCitizen = z.strictObject({
  /** Of the words; citizens answer in Vietnamese whatever it is. */
  language: z.string().max(20),
  text: z.string().max(10_000),
  question: z
    .strictObject({
      name: z.string().min(1).max(100),
      /** The form's word for the kind of question: several answers when it says multi or checkbox. */
      kind: z.string().max(50),
      options: z.array(z.strictObject({ code: z.string(), label: z.string() })).max(200),
      block: z.string().max(100).optional(),
    })
    .optional(),
});

interface VoiceRouterParts {
  calls: CallStore;
  machine: CallMachine;
  citizenOf: (call: Call) => Citizen | undefined;
  now: () => Date;
  /** No time passes on the line: a call lasts as long as its words would take. */
  inNoTime: boolean;
}

export function voiceRouter(parts: VoiceRouterParts): Router {
  const { calls, machine } = parts;
  const router = Router();

  router.post('/calls/:sid/say', express.json(), (request, response) => {
    const read = saidToCitizen.safeParse(request.body);
    if (!read.success) {
      response.status(400).json({ error: 'invalid', message: z.prettifyError(read.error) });
      return;
    }
    const call = calls.find(request.params.sid);
    const citizen = call === undefined ? undefined : parts.citizenOf(call);
    if (call === undefined || citizen === undefined) {
      response.status(404).json({ error: 'no-such-citizen', message: 'No citizen was called by this call.' });
      return;
    }
    if (call.status !== 'in-progress') {
      response.status(409).json({ error: 'not-in-progress', message: `The call is ${call.status}.` });
      return;
    }
    const { text, question } = read.data;
    call.conversation ??= newConversation();
    const given = reply(
      citizen,
      call.conversation,
      { text, question: question === undefined ? undefined : { ...question, text } },
      parts.now(),
    );
    const seconds = parts.inNoTime ? speakingSeconds(citizen, text, given.text) : null;
    call.spokenSeconds += seconds ?? 0;
    if (given.hangsUp) machine.hangUp(call);
    response.json({
      reply: given.text,
      ...(given.hangsUp ? { hungUp: true } : {}),
      ...(seconds === null ? {} : { seconds: Math.round(seconds * 1000) / 1000 }),
    });
  });

  router.get('/calls/:sid', (request, response) => {
    const call = calls.find(request.params.sid);
    if (call === undefined || isStation(call.to)) {
      response.status(404).json({ error: 'no-such-citizen', message: 'No citizen was called by this call.' });
      return;
    }
    response.json({
      status: call.status,
      hasEnded: hasEnded(call),
      transcript: call.conversation?.transcript ?? [],
    });
  });

  return router;
}
