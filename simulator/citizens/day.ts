// A day of calls as a table of settings: how often telephones are answered and what people then do. The defaults
// are a working assumption for unsolicited official calls to mobile numbers in Vietnam, not a measured figure:
// about 57 % of calls answered, about 70 % of answered calls give a whole interview.

export interface DaySettings {
  /** Of numbers, for good. */
  notInUse: number;
  /** Of calls to numbers in use; they add up to 1. */
  pickUp: { answers: number; noAnswer: number; switchedOff: number; busy: number };
  /** Of persons, for good: the same in every call. The rest give interviews. */
  person: { wrongPerson: number; refuses: number; notEligible: number };
  /** Of answered calls to persons who give interviews. */
  mood: { callLater: number; hangsUp: number };
  /** After "call me later", the next call is answered with this chance. */
  keepsAppointment: number;
  /** Seconds of ringing before the telephone is taken, shortest and longest. */
  ringSeconds: readonly [number, number];
  /** Chance that a scale answer shifts by one step in any one call, so that two calls agree imperfectly. */
  retestNoise: number;
  /** Chance that a question is answered with "I do not know". */
  doesNotKnow: number;
  /** Chance that a question is first met with a question of the citizen's own. */
  asksBack: number;
}

export const ordinaryDay: DaySettings = {
  notInUse: 0.06,
  pickUp: { answers: 0.61, noAnswer: 0.22, switchedOff: 0.11, busy: 0.06 },
  person: { wrongPerson: 0.04, refuses: 0.08, notEligible: 0.02 },
  mood: { callLater: 0.11, hangsUp: 0.07 },
  keepsAppointment: 0.8,
  ringSeconds: [5, 20],
  retestNoise: 0.04,
  doesNotKnow: 0.03,
  asksBack: 0.04,
};
