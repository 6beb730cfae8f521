// What the sweep does over and over: each its turn, whatever fails before it.
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { createNowAndThen } from '#server/platform/now-and-then.ts';

test('however many fail for ever, each has its turn within a while, and none twice in it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 20 }), (many, most) => {
      const waiting = Array.from({ length: many }, (_, index) => ({ id: `RE${index}` }));
      const tries = createNowAndThen(60_000);
      const rounds = Array.from({ length: Math.ceil(many / most) }, (_, round) =>
        tries.turnOf(waiting, new Date(1_000_000 + round * 500), most),
      );
      expect(rounds.every((turn) => turn.length <= most)).toBe(true);
      expect(rounds.flat()).toEqual(waiting);
      expect(tries.turnOf(waiting, new Date(1_059_999), most)).toEqual([]);
      expect(tries.turnOf(waiting, new Date(1_060_000), most)).toEqual(rounds[0]);
    }),
  );
});
