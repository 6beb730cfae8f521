import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { committedSeed, commitmentDigest } from '#domain/samples/seed-commitment.ts';

const protocol = readFileSync(new URL('../../docs/giao-thuc-hat-giong.md', import.meta.url), 'utf8');
const secret = 'k7q2 9f0c 4d31 77ab 52e8 1c6d 0b94';
const withSource = `${secret} | XSKT Dak Lak 01/12/2026 giai dac biet`;

describe('what is committed', () => {
  test('is the whole seed when it names no public source, whatever else stands in it', () => {
    for (const seed of [secret, `${secret} = 904117`, 'a = b', '|', 'a |b'])
      expect(committedSeed(seed)).toEqual({ committed: seed, publicPart: null });
  });

  test('is everything before the last " = " when it names one', () => {
    expect(committedSeed(`${withSource} = 904117`)).toEqual({ committed: withSource, publicPart: '904117' });
    expect(committedSeed(`  ${withSource}  =  904117\n`)).toEqual({
      committed: withSource,
      publicPart: '904117',
    });
  });

  test('is nothing as long as the result of the named source is missing', () => {
    for (const seed of [withSource, `${withSource} =`, `${withSource} = `])
      expect(committedSeed(seed)).toBeNull();
  });

  test('never depends on the result: whoever commits fixes whether there is one, and cannot choose it', () => {
    const word = fc.stringMatching(/^[a-z0-9]{1,12}$/);
    fc.assert(
      fc.property(word, word, word, word, (hidden, source, one, other) => {
        const committed = `${hidden} | ${source}`;
        expect(committedSeed(`${committed} = ${one}`)?.committed).toBe(committed);
        expect(committedSeed(`${committed} = ${other}`)?.committed).toBe(committed);
        expect(committedSeed(committed)).toBeNull();
        expect(committedSeed(`${hidden} = ${one}`)?.committed).toBe(`${hidden} = ${one}`);
      }),
    );
  });
});

describe('the digest', () => {
  test('is the one that the protocol prints for its examples', () => {
    for (const text of [secret, withSource]) expect(protocol).toContain(commitmentDigest(text));
  });

  test('is that of any other SHA-256 over the text without a line end', () => {
    expect(commitmentDigest(`${secret}\n`)).toBe(createHash('sha256').update(secret).digest('hex'));
  });
});
