// Ends the attempt: first every answer is stored, then the disposition is recorded, then the next console is shown.
import { useEffect, useEffectEvent, useState } from 'react';
import { useNavigate } from 'react-router';

import { Refusal } from '#client/api/client.ts';
import { useConnection } from '#client/api/live.ts';
import { useAct } from '#client/api/queries.ts';
import { useWho } from '#client/frame/who.ts';
import { paths } from '#client/paths.ts';
import { recordDisposition, type AttemptView } from '#contract/attempts.ts';
import type { DispositionCode } from '#domain/attempts/disposition-codes.ts';

import { noteArrived } from './use-attempt-note.ts';
import { refreshConsole, showConsole } from './use-console.ts';
import type { InterviewDesk } from './use-interview-desk.ts';

export interface Finish {
  finish: (disposition: DispositionCode, appointmentAt: string | null) => void;
  state: 'idle' | 'storing' | 'recording';
  /** The server was not reached: recorded by itself when the line is back, unless another result is chosen. */
  waits: boolean;
  fault: unknown;
}

interface FinishInput {
  attempt: AttemptView;
  desk: InterviewDesk | null;
  note: string;
  then: 'ready' | 'pause';
}

export function useFinish({ attempt, desk, note, then }: FinishInput): Finish {
  const navigate = useNavigate();
  const ownerId = useWho().id;
  const [storing, setStoring] = useState(false);
  const record = useAct(recordDisposition, {
    onDone: (view, { body }) => {
      noteArrived(ownerId, attempt.id);
      showConsole(view);
      const recheck = attempt.backCheckId;
      const surveyId = view.session?.surveyId;
      if (recheck !== null && surveyId !== undefined && body.disposition === 'complete')
        void navigate(paths.backCheckResult(surveyId, recheck));
    },
  });
  const connection = useConnection();
  const waits = record.error instanceof Refusal && record.error.code === 'unreachable';
  const again = useEffectEvent(() => {
    if (waits && record.variables !== undefined) record.mutate(record.variables);
  });
  useEffect(() => {
    if (connection.state === 'connected') again();
  }, [connection.state]);
  const state = storing ? 'storing' : record.isPending ? 'recording' : 'idle';
  return {
    state,
    waits,
    fault: record.error,
    finish: (disposition, appointmentAt) => {
      if (state !== 'idle') return;
      setStoring(true);
      // The server judges "complete" by what is stored; with the line cut this waits, visibly, until it is back.
      void (desk === null ? Promise.resolve() : desk.form.outbox.settled()).then(() => {
        setStoring(false);
        record.mutate(
          {
            params: { attemptId: attempt.id },
            body: {
              disposition,
              then,
              ...(note.trim() === '' ? {} : { note: note.trim() }),
              ...(appointmentAt === null ? {} : { appointmentAt }),
            },
          },
          // Whatever was refused, the console may have moved on meanwhile.
          { onError: () => void refreshConsole() },
        );
      });
    },
  };
}
