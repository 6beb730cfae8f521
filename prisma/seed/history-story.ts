// How each conversation of the demo's first day ends. The simulated citizens decide; three of them are given a turn of
// their own, so that a demo has what a day may lack: somebody due soon, an interview left in the middle, a firm no.
import type { DispositionCode } from '#domain/attempts/disposition-codes.ts';
import { dispositionOfOutcome } from '#domain/attempts/from-outcome.ts';
import type { InterviewPath } from '#domain/questionnaire/path.ts';
import type { Behaviour } from '#simulator/citizens/behaviour.ts';
import { vietnamTime } from './history-clock.ts';

interface Ending {
  readonly disposition: DispositionCode;
  readonly appointmentAt: Date | null;
  readonly note: string | null;
}

interface Turn {
  /** Questions answered before the citizen has had enough; null: nobody hears even the introduction. */
  readonly patience: number | null;
  /** From the last answer to the end of the call. */
  readonly lastSeconds: number;
  /** What the operator keys, from how far the form got. */
  ending(path: InterviewPath | null): Ending;
}

export interface Story {
  /** The turn of the next person who takes the telephone; counts them. */
  turnOf(behaviour: Behaviour): Turn;
}

/** Which of the day's citizens of a kind (1 is the first) has the turn. */
const dueSoonAmongWilling = 4;
const interruptedAmongWilling = 9;
const firmAmongRefusing = 2;

const minutesUntilDue = 5;
const questionsUntilInterrupted = 14;
/** Of those who ask to be called later: the day after the visitor's first. */
const daysAhead = 2;
const askedTimes = ['08:30', '09:00', '14:30', '10:15', '16:00', '15:10'] as const;

/** The story of a day (yyyy-mm-dd), as seen from the real moment of its telling. */
export function newStory(day: string, seededAt: Date): Story {
  const counts = new Map<Behaviour['kind'], number>();
  const askedFor = (nth: number) =>
    new Date(
      vietnamTime(day, askedTimes[nth % askedTimes.length] ?? '09:00').getTime() + daysAhead * 86_400_000,
    );
  return {
    turnOf(behaviour) {
      const nth = (counts.get(behaviour.kind) ?? 0) + 1;
      counts.set(behaviour.kind, nth);
      switch (behaviour.kind) {
        case 'completes':
          // Willing in the network too, so that the appointment is kept and the interview can be finished.
          if (nth === dueSoonAmongWilling)
            return appointment(
              new Date(seededAt.getTime() + minutesUntilDue * 60_000),
              'Đang họp, hẹn gọi lại đúng giờ này',
            );
          if (nth === interruptedAmongWilling)
            return turn(
              questionsUntilInterrupted,
              15,
              'callback-mid-interview',
              'Có khách đến, đề nghị gọi lại để trả lời tiếp',
            );
          return interview;
        case 'not-eligible':
          return interview;
        case 'hangs-up':
          return turn(behaviour.afterQuestions, 4, 'break-off');
        case 'refuses':
          return nth === firmAmongRefusing
            ? turn(0, 15, 'refusal-hard', 'Đề nghị không gọi lại nữa')
            : turn(0, 12, 'refusal-soft');
        case 'call-later':
          return appointment(askedFor(nth), 'Đang bận, hẹn gọi lại');
        case 'wrong-person':
          return turn(0, 12, 'wrong-person');
        case 'answering-machine':
          return turn(null, 8, 'voicemail');
        case 'hangs-up-at-once':
          return turn(null, 1, 'hung-up');
        default:
          throw new Error(`Nobody takes the telephone: ${behaviour.kind}`);
      }
    },
  };
}

const interview: Turn = {
  patience: Infinity,
  lastSeconds: 4,
  ending(path) {
    const ended = path?.ended;
    if (!ended) throw new Error('A willing citizen did not get to the end of the form');
    const disposition = ended.kind === 'complete' ? 'complete' : dispositionOfOutcome(ended.outcome);
    return { disposition, appointmentAt: null, note: null };
  },
};

function turn(
  patience: number | null,
  lastSeconds: number,
  disposition: DispositionCode,
  note: string | null = null,
  appointmentAt: Date | null = null,
): Turn {
  return { patience, lastSeconds, ending: () => ({ disposition, appointmentAt, note }) };
}

function appointment(at: Date, note: string): Turn {
  return turn(0, 15, 'appointment', note, at);
}
