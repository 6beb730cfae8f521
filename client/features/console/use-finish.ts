// Ends the attempt: first every answer is stored, then the disposition is recorded, then the next console is shown.
import { useState } from 'react';
import { useNavigate } from 'react-router';

import { useAct } from '#client/api/queries.ts';
import { paths } from '#client/paths.ts';
import { recordDisposition, type AttemptView } from '#contract/attempts.ts';
import type { DispositionCode } from '#domain/attempts/disposition-codes.ts';

import { noteOf } from './use-attempt-note.ts';
import { refreshConsole, showConsole } from './use-console.ts';
import type { InterviewDesk } from './use-interview-desk.ts';

export interface Finish {
  finish: (disposition: DispositionCode, appointmentAt: string | null) => void;
  state: 'idle' | 'storing' | 'recording';
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
  const [storing, setStoring] = useState(false);
  const record = useAct(recordDisposition, {
    onDone: (view, { body }) => {
      sessionStorage.removeItem(noteOf(attempt.id));
      showConsole(view);
      const recheck = attempt.backCheckId;
      const surveyId = view.session?.surveyId;
      if (recheck !== null && surveyId !== undefined && body.disposition === 'complete')
        void navigate(paths.backCheckResult(surveyId, recheck));
    },
  });
  const state = storing ? 'storing' : record.isPending ? 'recording' : 'idle';
  return {
    state,
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
