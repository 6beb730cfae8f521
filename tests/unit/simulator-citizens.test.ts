import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { behaviour, isAnswered } from '#simulator/citizens/behaviour.ts';
import { chance, normal, oneByWeight } from '#simulator/citizens/chance.ts';
import { ordinaryDay } from '#simulator/citizens/day.ts';
import { personaOf } from '#simulator/citizens/persona.ts';
import { sentinelNumbers } from '#simulator/citizens/sentinels.ts';
import { whoAnswers } from '#simulator/citizens/who-answers.ts';

const phones = Array.from({ length: 4000 }, (_, index) => `+8491${String(index * 7919).padStart(7, '0')}`);

function share(of: readonly unknown[], among: readonly unknown[]): number {
  return of.length / among.length;
}

describe('who answers', () => {
  test('depends on the seed, the number and the number of calls, and on nothing asked before', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.nat(9_999_999),
        fc.integer({ min: 1, max: 12 }),
        (seed, digits, attempt) => {
          const phone = `+8498${String(digits).padStart(7, '0')}`;
          const first = whoAnswers(seed, phone, attempt, ordinaryDay);
          whoAnswers(seed, phone, attempt + 1, ordinaryDay);
          expect(whoAnswers(seed, phone, attempt, ordinaryDay)).toEqual(first);
          expect(behaviour.safeParse(first).success).toBe(true);
        },
      ),
    );
  });

  test('on an ordinary day is somebody in 55 to 60 % of calls, and an interview in about 70 % of those', () => {
    const outcomes = phones.map((phone) => whoAnswers(1, phone, 1, ordinaryDay));
    const answered = outcomes.filter(isAnswered);
    expect(share(answered, outcomes)).toBeGreaterThan(0.55);
    expect(share(answered, outcomes)).toBeLessThan(0.6);
    const interviews = answered.filter(({ kind }) => kind === 'completes');
    expect(share(interviews, answered)).toBeGreaterThan(0.66);
    expect(share(interviews, answered)).toBeLessThan(0.74);
  });

  test('a number out of use stays out of use, and who refuses goes on refusing', () => {
    const histories = phones
      .slice(0, 600)
      .map((phone) => [1, 2, 3, 4, 5].map((attempt) => whoAnswers(1, phone, attempt, ordinaryDay).kind));
    const unused = histories.filter((kinds) => kinds.includes('not-in-use'));
    expect(new Set(unused.flat())).toEqual(new Set(['not-in-use']));
    const refusing = histories.filter((kinds) => kinds.includes('refuses'));
    expect(refusing.length).toBeGreaterThan(0);
    expect(refusing.flat()).not.toContain('completes');
  });

  test('who asked to be called later is mostly there for the next call, and is not put off again', () => {
    const askers = phones.filter((phone) => whoAnswers(1, phone, 1, ordinaryDay).kind === 'call-later');
    expect(askers.length).toBeGreaterThan(100);
    const next = askers.map((phone) => whoAnswers(1, phone, 2, ordinaryDay));
    expect(share(next.filter(isAnswered), next)).toBeGreaterThan(0.7);
    expect(next.map(({ kind }) => kind)).not.toContain('call-later');
  });

  test('another day is another distribution', () => {
    const closed = {
      ...ordinaryDay,
      notInUse: 0,
      pickUp: { answers: 0, noAnswer: 0, switchedOff: 1, busy: 0 },
    };
    expect(
      phones.slice(0, 50).every((phone) => whoAnswers(1, phone, 1, closed).kind === 'switched-off'),
    ).toBe(true);
  });
});

describe('sentinel numbers', () => {
  test('are valid in form and provoke each behaviour whatever the seed', () => {
    const kinds = new Set(sentinelNumbers.map((phone) => whoAnswers(1, phone, 1, ordinaryDay).kind));
    expect([...kinds].toSorted()).toEqual(
      behaviour.options.map((option) => option.shape.kind.value).toSorted(),
    );
    for (const phone of sentinelNumbers) {
      expect(phone).toMatch(/^\+84[35789]\d{8}$/);
      expect(whoAnswers(1, phone, 2, ordinaryDay)).toEqual(whoAnswers(99, phone, 2, ordinaryDay));
    }
  });

  test('one is out the first time and gives an interview the second', () => {
    expect(whoAnswers(1, '+84900000019', 1, ordinaryDay).kind).toBe('no-answer');
    expect(whoAnswers(1, '+84900000019', 2, ordinaryDay).kind).toBe('completes');
  });
});

describe('a persona', () => {
  test('belongs to the number, and is an adult', () => {
    for (const phone of phones.slice(0, 300)) {
      const persona = personaOf(1, phone);
      expect(personaOf(1, phone)).toEqual(persona);
      expect(persona.ageYears).toBeGreaterThanOrEqual(18);
      expect(persona.visits).toBeGreaterThanOrEqual(1);
    }
    expect(new Set(phones.slice(0, 300).map((phone) => JSON.stringify(personaOf(1, phone)))).size).toBe(300);
  });
});

describe('chance', () => {
  test('is even, and normal where it should be', () => {
    const even = phones.map((phone) => chance(1, phone));
    expect(even.reduce((sum, each) => sum + each, 0) / even.length).toBeCloseTo(0.5, 1);
    expect(
      share(
        even.filter((each) => each < 0.1),
        even,
      ),
    ).toBeCloseTo(0.1, 1);
    const bell = phones.map((phone) => normal(1, phone));
    expect(bell.reduce((sum, each) => sum + each, 0) / bell.length).toBeCloseTo(0, 1);
    expect(
      share(
        bell.filter((each) => Math.abs(each) < 1.96),
        bell,
      ),
    ).toBeCloseTo(0.95, 1);
  });

  test('by weight follows the weights', () => {
    const drawn = phones.map((phone) =>
      oneByWeight(
        [
          ['a', 3],
          ['b', 1],
          ['never', 0],
        ],
        1,
        phone,
      ),
    );
    expect(
      share(
        drawn.filter((each) => each === 'a'),
        drawn,
      ),
    ).toBeCloseTo(0.75, 1);
    expect(drawn).not.toContain('never');
  });
});
