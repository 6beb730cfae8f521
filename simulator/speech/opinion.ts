// Latent opinion: how satisfied this person is with one item, from 1 (the worst) to 5.

import { temperamentOf } from '#simulator/citizens/behaviour.ts';
import { chance, normal } from '#simulator/citizens/chance.ts';

import type { Citizen } from './citizen.ts';

// Cut points of a standard normal that give 1, 4, 11, 54 and 30 per cent: 84 % satisfied, near the national SIPAS of
// 83.94 in 2024 (news.laodong.vn, 06/04/2025).
const cuts = [-2.326, -1.645, -0.994, 0.524] as const;

const itemSpread = 0.15;

/**
 * The step this person gives to an item in this call. It is made of the person, the person's view of the block and
 * of the item, and the item itself, so that items differ and answers within a block hang together. Between calls
 * only the test–retest noise of the day settings changes it.
 */
export function satisfactionOf(citizen: Citizen, item: string, block: string): 1 | 2 | 3 | 4 | 5 {
  const { seed, phoneE164 } = citizen;
  const told = temperamentOf(citizen.behaviour);
  const latent =
    0.82 * citizen.persona.satisfaction +
    0.42 * normal(seed, 'block', phoneE164, block) +
    0.35 * normal(seed, 'item', phoneE164, item) +
    itemSpread * normal(seed, 'item', item);
  const steady = told.satisfaction ?? 1 + cuts.filter((cut) => latent > cut).length;
  if (told.recall === 'differs' && citizen.earlierInterviews > 0)
    return asStep(steady > 2 ? steady - 2 : steady + 2);
  return asStep(steady + noise(citizen, item));
}

function noise(citizen: Citizen, item: string): number {
  const { seed, phoneE164, attempt, day } = citizen;
  if (temperamentOf(citizen.behaviour).satisfaction !== undefined) return 0;
  const drawn = chance(seed, 'retest', phoneE164, attempt, item);
  if (drawn >= day.retestNoise) return 0;
  return drawn < day.retestNoise / 2 ? -1 : 1;
}

function asStep(step: number): 1 | 2 | 3 | 4 | 5 {
  if (step <= 1) return 1;
  if (step >= 5) return 5;
  return step < 3 ? 2 : step < 4 ? 3 : 4;
}
