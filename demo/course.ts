// What a demo operator's console tells of the course of an interview. No time passes on the line of a demo; the console's
// clock goes on by what saying each thing would have taken.
import type { OpenedInterview } from '#contract/attempts.ts';
import { largestBatch, type InterviewEvent } from '#contract/paradata.ts';

export interface Course {
  /** The question was shown, read out and answered, in so many seconds. */
  answered(questionName: string, answerSequence: number, seconds: number): void;
  /** All of it, in the messages that the server takes. */
  batches(): InterviewEvent[][];
}

/** Begins with the opening of the form. */
export function courseOfInterview({ startedAt }: Pick<OpenedInterview, 'startedAt'>): Course {
  const events: InterviewEvent[] = [];
  let elapsedMs = 0;
  const tell = (
    kind: InterviewEvent['kind'],
    questionName: string | null,
    durationMs: number | null = null,
    answerSequence: number | null = null,
  ): void => {
    const at = new Date(Date.parse(startedAt) + elapsedMs).toISOString();
    const sequence = events.length + 1;
    events.push({
      sequence,
      kind,
      questionName,
      at,
      clockOffsetMs: 0,
      elapsedMs,
      durationMs,
      answerSequence,
    });
  };
  tell('opened', null);
  return {
    answered(questionName, answerSequence, seconds) {
      tell('shown', questionName);
      const durationMs = Math.round(seconds * 1000);
      elapsedMs += durationMs;
      tell('answered', questionName, durationMs, answerSequence);
    },
    batches: () =>
      Array.from({ length: Math.ceil(events.length / largestBatch) }, (_, index) =>
        events.slice(index * largestBatch, (index + 1) * largestBatch),
      ),
  };
}
