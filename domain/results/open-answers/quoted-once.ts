// Citizens' words beside several items, each quoted once.
import { foldText } from '#domain/lists/names.ts';

/**
 * Up to `most` of the words that have not been quoted yet, in their order; they are added to `quoted`. Who is dissatisfied
 * with several items has said it once, and what several said in the same words is one quote.
 */
export function quotedOnce(words: readonly string[], quoted: Set<string>, most: number): string[] {
  const chosen: string[] = [];
  for (const one of words) {
    const key = foldText(one);
    if (chosen.length === most || quoted.has(key)) continue;
    quoted.add(key);
    chosen.push(one);
  }
  return chosen;
}
