// Seeded chance: the same seed and the same words always give the same number, whatever was asked before. So a
// citizen needs no memory to stay the same person over calls and restarts.

import { createHash } from 'node:crypto';

import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

type Words = readonly (string | number)[];

/** A number in [0, 1) that belongs to these words. */
export function chance(seed: number, ...words: Words): number {
  const digest = createHash('sha256')
    .update(JSON.stringify([seed, ...words]))
    .digest();
  return uniformFloat64(xoroshiro128plus(digest.readInt32LE(0)));
}

/** A standard normal number that belongs to these words (Box and Muller, 1958). */
export function normal(seed: number, ...words: Words): number {
  const radius = Math.sqrt(-2 * Math.log(1 - chance(seed, 'radius', ...words)));
  return radius * Math.cos(2 * Math.PI * chance(seed, 'angle', ...words));
}

/** One of the choices, each with the same chance. */
export function oneOf<Choice>(
  choices: readonly [Choice, ...Choice[]],
  seed: number,
  ...words: Words
): Choice {
  return choices[Math.floor(chance(seed, ...words) * choices.length)] ?? choices[0];
}

/** One of the choices by weight; weights need not add up to 1. */
export function oneByWeight<Choice>(
  choices: readonly [readonly [Choice, number], ...(readonly [Choice, number])[]],
  seed: number,
  ...words: Words
): Choice {
  const total = choices.reduce((sum, [, weight]) => sum + weight, 0);
  let left = chance(seed, ...words) * total;
  for (const [choice, weight] of choices) {
    left -= weight;
    if (left < 0) return choice;
  }
  return choices[0][0];
}
