// Turns what happens at the console into paradata. Durations come from a clock that nobody sets; where the machine's own
// clock stands against the server's is told with every event.
// No browser interface in here: both clocks are given.
import type { InterviewEvent } from '#contract/paradata.ts';

export interface Clocks {
  /** Milliseconds, never set back. */
  monotonicMs: () => number;
  /** The machine's clock, milliseconds since the epoch. */
  wallMs: () => number;
}

/** The server's clock as far as this machine knows it. */
export interface ServerClock {
  /** The server said `serverNow` between these two moments of the monotonic clock. */
  hear: (serverNow: string, askedAtMs: number, heardAtMs: number) => void;
  /** Server clock minus the machine's clock, now. */
  offsetMs: () => number;
}

/** Until the server was heard, the machine's clock is believed. */
export function createServerClock({ monotonicMs, wallMs }: Clocks): ServerClock {
  let serverMinusMonotonic: number | null = null;
  return {
    hear: (serverNow, askedAtMs, heardAtMs) => {
      serverMinusMonotonic = Date.parse(serverNow) - (askedAtMs + heardAtMs) / 2;
    },
    offsetMs: () =>
      serverMinusMonotonic === null ? 0 : Math.round(serverMinusMonotonic + monotonicMs() - wallMs()),
  };
}

export interface Paradata {
  /** This question, or none, has been painted. Said again of the same one it means nothing. */
  shown: (questionName: string | null) => void;
  answered: (
    kind: 'answered' | 'changed' | 'confirmed',
    questionName: string,
    answerSequence: number,
  ) => void;
  /** Left, or confirmed, without an answer to store. */
  left: (kind: 'back' | 'forward' | 'jumped' | 'confirmed', questionName: string | null) => void;
  /** At the question on screen, painted yet or not. */
  did: (kind: 'noted' | 'helpOpened', questionName: string | null) => void;
  /** The line to the server is up or down. */
  line: (up: boolean) => void;
  /** The page can be seen or cannot. */
  page: (visible: boolean) => void;
}

interface Recorder extends Clocks {
  offsetMs: () => number;
  record: (event: InterviewEvent) => void;
}

/** Begins with `opened`, at the moment of the call. */
export function createParadata({ monotonicMs, wallMs, offsetMs, record }: Recorder): Paradata {
  const beganAt = monotonicMs();
  let sequence = 0;
  let question: string | null = null;
  let shownAt = beganAt;
  let cutAt: number | null = null;
  let hiddenAt: number | null = null;

  const tell = (
    kind: InterviewEvent['kind'],
    since: number | null,
    about = question,
    answerSequence: number | null = null,
  ) => {
    const now = monotonicMs();
    sequence += 1;
    record({
      sequence,
      kind,
      questionName: about,
      at: new Date(wallMs()).toISOString(),
      clockOffsetMs: offsetMs(),
      elapsedMs: Math.round(now - beganAt),
      durationMs: since === null ? null : Math.round(now - since),
      answerSequence,
    });
  };

  /** Null for a question that was gone before it was painted. */
  const shownSince = (name: string | null) => (name === question ? shownAt : null);

  tell('opened', null);
  return {
    shown: (name) => {
      if (name === question) return;
      question = name;
      shownAt = monotonicMs();
      if (name !== null) tell('shown', null);
    },
    answered: (kind, name, answerSequence) => tell(kind, shownSince(name), name, answerSequence),
    left: (kind, name) => tell(kind, shownSince(name), name),
    did: (kind, name) => tell(kind, null, name),
    line: (up) => {
      if (up === (cutAt === null)) return;
      tell(up ? 'reconnected' : 'lineCut', cutAt);
      cutAt = up ? null : monotonicMs();
    },
    page: (visible) => {
      if (visible === (hiddenAt === null)) return;
      tell(visible ? 'returned' : 'hidden', hiddenAt);
      hiddenAt = visible ? null : monotonicMs();
    },
  };
}
