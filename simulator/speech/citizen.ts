// The person on the line in one call: who they are, how they were told to behave, and which call of theirs it is.

import type { Behaviour } from '#simulator/citizens/behaviour.ts';
import type { DaySettings } from '#simulator/citizens/day.ts';
import type { Persona } from '#simulator/citizens/persona.ts';

export interface Citizen {
  seed: number;
  phoneE164: string;
  persona: Persona;
  behaviour: Behaviour;
  /** Which call to this number it is; 1 is the first. */
  attempt: number;
  /** How many earlier calls to this number led to an interview. */
  earlierInterviews: number;
  day: DaySettings;
}
