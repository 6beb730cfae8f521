import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { placesAfter } from '#client/ui/steady.ts';

const people = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'));

describe('places on the floor', () => {
  test('whoever stays keeps their place, whoever else comes or goes', () => {
    fc.assert(
      fc.property(fc.array(people, { minLength: 2 }), fc.boolean(), (moments, reusing) => {
        let places: (string | null)[] = [];
        for (const present of moments) {
          const next = placesAfter(places, present, reusing);
          for (const person of present) {
            const former = places.indexOf(person);
            if (former >= 0) expect(next.indexOf(person)).toBe(former);
          }
          expect(next.filter((key) => key !== null).toSorted()).toEqual(present.toSorted());
          places = next;
        }
      }),
    );
  });

  test('the place of somebody who left stays empty', () => {
    expect(placesAfter(['a', 'b', 'c'], ['a', 'c', 'd'], false)).toEqual(['a', null, 'c', 'd']);
  });

  test('a new call takes the first place that a finished one left', () => {
    expect(placesAfter(['a', 'b', 'c'], ['c', 'd'], true)).toEqual(['d', null, 'c']);
  });

  test('empty places at the end are given up', () => {
    expect(placesAfter(['a', 'b', 'c'], ['a'], false)).toEqual(['a']);
  });
});
