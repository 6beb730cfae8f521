import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { createKeySet } from '#domain/lists/key-set.ts';
import { createPhoneCounts } from '#domain/lists/phone-counts.ts';

describe('a set of keys', () => {
  // Few different keys, so that they repeat; of all lengths around the blocks that the digest takes them in.
  const key = fc.oneof(
    fc.constantFrom('', 'A', 'AB', '\u0000', '\u0000\u0000', 'ABCDEFGH', 'ABCDEFGH\u0000', 'ABCDEFGHI'),
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.integer({ min: 126, max: 600 }).map((length) => 'Đ'.repeat(length)),
    fc.integer({ min: 1, max: 40 }).map((serial) => `000.00.30.H16-240208-${serial}`),
  );

  test('answers as a Set does, whatever is put in and asked', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.boolean(), key), { maxLength: 300 }), (steps) => {
        const ours = createKeySet();
        const plain = new Set<string>();
        for (const [isPut, isDenied, text] of steps) {
          expect(ours.has(text)).toBe(plain.has(text));
          if (!isPut) continue;
          if (isDenied && !plain.has(text)) ours.addDenied();
          else expect(ours.add(text)).toBe(!plain.has(text));
          plain.add(text);
          expect(ours.size).toBe(plain.size);
        }
      }),
    );
  });

  test('grows past its first table and keeps every key', () => {
    const keys = Array.from({ length: 50_000 }, (_, serial) => `000.00.30.H16-240208-${serial}`);
    const ours = createKeySet(keys);
    expect(ours.size).toBe(keys.length);
    expect(keys.every((text) => ours.has(text) && !ours.has(`${text}x`))).toBe(true);
    expect(keys.some((text) => ours.add(text))).toBe(false);
  });
});

test('numbers are counted with their rows and persons, however many there are', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(3000), fc.boolean()), { maxLength: 4000 }),
      fc.integer({ min: 1, max: 4 }),
      (rows, from) => {
        const ours = createPhoneCounts();
        const plain = new Map<string, { rows: number; persons: number }>();
        for (const [subscriber, isNewPerson] of rows) {
          const phoneE164 = `+8491${String(1_000_000 + subscriber)}`;
          ours.add(phoneE164, isNewPerson);
          const count = plain.get(phoneE164) ?? { rows: 0, persons: 0 };
          plain.set(phoneE164, { rows: count.rows + 1, persons: count.persons + Number(isNewPerson) });
        }
        const expected = [...plain].filter(([, { persons }]) => persons >= from);
        expect(new Map(ours.shared(from).map(({ phoneE164, ...count }) => [phoneE164, count]))).toEqual(
          new Map(expected),
        );
      },
    ),
  );
});
