// How long an exchange of words takes on a telephone, where nobody speaks: for calls on which no time passes.

import { chance } from '#simulator/citizens/chance.ts';

import type { Citizen } from './citizen.ts';

/** Syllables a second of ordinary Vietnamese speech (Pellegrino, Coupé & Marsico 2011, Language 87, 539–558). */
const syllablesPerSecond = 5.2;

/** Shortest and longest seconds before a citizen answers: an assumption. */
const thinking = [0.5, 3] as const;

/** How much slower or faster than ordinary an exchange is: an assumption. */
const pace = [0.85, 1.3] as const;

/** Seconds in which the operator says the one and the citizen, after some thought, the other. */
export function speakingSeconds(citizen: Citizen, said: string, reply: string): number {
  const drawn = (what: string, [least, most]: readonly [number, number]): number =>
    least + (most - least) * chance(citizen.seed, what, citizen.phoneE164, citizen.attempt, said);
  const words = (syllables(said) + syllables(reply)) / syllablesPerSecond;
  return drawn('pace', pace) * words + drawn('thinking', thinking);
}

/** Vietnamese is written syllable by syllable. */
function syllables(text: string): number {
  return text.split(/[\s,.;:?!()"“”–-]+/u).filter(Boolean).length;
}
