// Which objections the typed words find, and whether Enter may go on to a result. Pure.
import { finds, folded } from '#client/ui/fold.ts';
import type { RefusalHelp } from '#contract/refusal-help.ts';
import { dispositionOf } from '#domain/attempts/dispositions.ts';

export type Objection = RefusalHelp['objections'][number];

const wordsOf = ({ heard, keywords }: Objection) => `${heard.vi} ${heard.en} ${keywords}`;

/** Those that have a word for each one typed; those in which they stand whole come first («tiền» before «tiếng»). */
export function foundObjections(objections: readonly Objection[], typed: string): Objection[] {
  const parts = folded(typed).split(/\s+/).filter(Boolean);
  const isWhole = (objection: Objection) => {
    const words = new Set(folded(wordsOf(objection)).split(/[^\p{L}\p{N}]+/u));
    return parts.every((part) => words.has(part));
  };
  const found = objections.filter((objection) => finds(typed, wordsOf(objection)));
  return [...found.filter(isWhole), ...found.filter((objection) => !isWhole(objection))];
}

/** It ends in a result after which the citizen is not called again: that is not reached by an Enter on the first hit. */
export function endsForGood({ disposition }: Objection): boolean {
  return disposition !== null && dispositionOf(disposition).finality === 'final';
}
