// How the versions that a survey has left name what its present version asks.

import type { Counterpart } from './comparability.ts';

export interface Move {
  readonly fromVersionId: string;
  readonly toVersionId: string;
  readonly counterparts: readonly Counterpart[];
}

/**
 * For every version that the survey has left: name of a question there → name in the present version, only where the
 * two are comparable. Moves that followed one another are gone through one after another; of a version that was left
 * more than once the last leaving counts.
 *
 * @param moves of one survey, in the order in which they happened
 */
export function namesNow(
  moves: readonly Move[],
  presentVersionId: string,
): Map<string, ReadonlyMap<string, string>> {
  const known = new Map<string, ReadonlyMap<string, string>>();
  for (const { fromVersionId, toVersionId, counterparts } of moves.toReversed()) {
    if (fromVersionId === presentVersionId || known.has(fromVersionId)) continue;
    const onwards = known.get(toVersionId);
    const nowOf = (name: string) => (toVersionId === presentVersionId ? name : onwards?.get(name));
    known.set(
      fromVersionId,
      new Map(
        counterparts.flatMap(({ question, was }) => {
          const now = nowOf(question);
          return was === null || now === undefined ? [] : [[was, now] as const];
        }),
      ),
    );
  }
  return known;
}

/** The moves by which the survey came to a version for the last time, of all its moves in their order. */
export function movesUpTo<Known extends Move>(moves: readonly Known[], versionId: string): readonly Known[] {
  return moves.slice(0, moves.findLastIndex(({ toVersionId }) => toVersionId === versionId) + 1);
}
