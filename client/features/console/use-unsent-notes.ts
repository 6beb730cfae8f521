// What the operator has to be told of what was typed and has not reached the server in the ordinary way: sent later,
// not taken, or of an attempt that was closed while the line was down.
import { useEffect, useRef, useState } from 'react';

import { halfTypedBecomesNotes } from '#client/api/half-typed.ts';
import { sendAttemptNotes } from '#client/api/kept-attempt-notes.ts';
import { useConnection } from '#client/api/live.ts';
import type { AttemptView } from '#contract/attempts.ts';

import { isInHand } from './in-hand.ts';
import { leaveOtherForms } from './interview-form.ts';
import { sendLeftBehind } from './left-behind.ts';
import { wasFinishedHere } from './use-attempt-note.ts';

export interface UnsentNotes {
  /** Answers of former pages that have been sent now. */
  sent: number;
  refused: number;
  /** Whose attempt was closed by the server meanwhile. */
  closed: string | null;
  understood: () => void;
}

const nothing = { sent: 0, refused: 0, closed: null };

/**
 * Leaves the forms of attempts that are over and sends what is left of them; what was half-typed there becomes notes.
 * @param read the attempt in hand and when it was read from the server; undefined until it was
 */
export function useUnsentNotes(
  ownerId: string,
  read: { attempt: AttemptView | null; atMs: number } | undefined,
): UnsentNotes {
  const [told, setTold] = useState<Omit<UnsentNotes, 'understood'>>(nothing);
  const connection = useConnection();
  const atCut = useRef<AttemptView | null>(null);
  const known = read !== undefined;
  const attemptInHand = read?.attempt?.id ?? null;
  const interviewInHand = read?.attempt?.interviewId ?? null;

  useEffect(() => {
    if (!known) return;
    leaveOtherForms(ownerId, attemptInHand);
    void halfTypedBecomesNotes(ownerId, attemptInHand);
    void sendAttemptNotes(ownerId, attemptInHand);
    const isTakenCareOf = (interviewId: string) => interviewId === interviewInHand || isInHand(interviewId);
    void sendLeftBehind(ownerId, isTakenCareOf, (outcome) =>
      setTold((before) => ({
        ...before,
        sent: before.sent + outcome.stored,
        refused: before.refused + outcome.refused,
      })),
    );
  }, [known, ownerId, attemptInHand, interviewInHand]);

  useEffect(() => {
    if (read === undefined) return;
    if (connection.state === 'cut') {
      atCut.current ??= read.attempt;
      return;
    }
    const had = atCut.current;
    // Only what was read after the line came back tells.
    if (had === null || connection.state !== 'connected' || read.atMs < connection.sinceMs) return;
    atCut.current = null;
    if (read.attempt?.id === had.id || wasFinishedHere(had.id)) return;
    setTold((before) => ({ ...before, closed: had.case.respondentName }));
  }, [read, connection]);

  return {
    ...told,
    understood: () => setTold(nothing),
  };
}
