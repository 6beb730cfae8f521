// Who answers a call: a pure function of the seed, the number and how many calls the number has had.

import type { Behaviour } from './behaviour.ts';
import { chance, oneByWeight } from './chance.ts';
import type { DaySettings } from './day.ts';
import { sentinelBehaviour } from './sentinels.ts';

/**
 * What happens when this number is called for the `attempt`-th time (1 is the first). Sentinel numbers do as their
 * table says. A number out of use stays so, and a person who refuses goes on refusing; being busy, away or in a
 * hurry is drawn anew for each call, and whoever asked to be called later usually answers the next call.
 */
export function whoAnswers(seed: number, phoneE164: string, attempt: number, day: DaySettings): Behaviour {
  const sentinel = sentinelBehaviour(phoneE164, attempt);
  if (sentinel !== undefined) return sentinel;
  if (chance(seed, 'in use', phoneE164) < day.notInUse) return { kind: 'not-in-use' };
  if (!picksUp(seed, phoneE164, attempt, day)) return missed(seed, phoneE164, attempt, day);
  return taken(seed, phoneE164, attempt, day);
}

function picksUp(seed: number, phoneE164: string, attempt: number, day: DaySettings): boolean {
  const likelihood = askedForThisCall(seed, phoneE164, attempt, day)
    ? day.keepsAppointment
    : day.pickUp.answers;
  return chance(seed, 'picks up', phoneE164, attempt) < likelihood;
}

function missed(seed: number, phoneE164: string, attempt: number, day: DaySettings): Behaviour {
  const { noAnswer, switchedOff, busy } = day.pickUp;
  const weights = [
    ['no-answer', noAnswer],
    ['switched-off', switchedOff],
    ['busy', busy],
  ] as const;
  return { kind: oneByWeight(weights, seed, 'missed', phoneE164, attempt) };
}

function taken(seed: number, phoneE164: string, attempt: number, day: DaySettings): Behaviour {
  const [shortest, longest] = day.ringSeconds;
  const ringSeconds = shortest + (longest - shortest) * chance(seed, 'ring', phoneE164, attempt);
  const person = kindOfPerson(seed, phoneE164, day);
  if (person !== 'willing') return { kind: person, ringSeconds };
  const mood = moodOf(seed, phoneE164, attempt, day);
  if (mood === 'hangs-up') {
    const afterQuestions = Math.floor(4 + 22 * chance(seed, 'patience', phoneE164, attempt));
    return { kind: mood, afterQuestions, ringSeconds };
  }
  return { kind: mood, ringSeconds };
}

function kindOfPerson(seed: number, phoneE164: string, day: DaySettings) {
  const { wrongPerson, refuses, notEligible } = day.person;
  const weights = [
    ['wrong-person', wrongPerson],
    ['refuses', refuses],
    ['not-eligible', notEligible],
    ['willing', 1 - wrongPerson - refuses - notEligible],
  ] as const;
  return oneByWeight(weights, seed, 'person', phoneE164);
}

function moodOf(seed: number, phoneE164: string, attempt: number, day: DaySettings) {
  const { callLater, hangsUp } = day.mood;
  const weights = [
    ['call-later', callLater],
    ['hangs-up', hangsUp],
    ['completes', 1 - callLater - hangsUp],
  ] as const;
  const mood = oneByWeight(weights, seed, 'mood', phoneE164, attempt);
  // Nobody puts the interviewer off twice in a row.
  return mood === 'call-later' && askedForThisCall(seed, phoneE164, attempt, day) ? 'completes' : mood;
}

function askedForThisCall(seed: number, phoneE164: string, attempt: number, day: DaySettings): boolean {
  if (attempt <= 1 || kindOfPerson(seed, phoneE164, day) !== 'willing') return false;
  const before = attempt - 1;
  return picksUp(seed, phoneE164, before, day) && moodOf(seed, phoneE164, before, day) === 'call-later';
}
