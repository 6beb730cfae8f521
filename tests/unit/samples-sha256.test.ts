import { createHash } from 'node:crypto';

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { compareCodePoints } from '#domain/samples/canonical-text.ts';
import { Sha256 } from '#domain/samples/sha256.ts';
import { firstEqual } from '#domain/samples/text-groups.ts';
import { orderOf } from '#domain/samples/text-order.ts';

const digestOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const anyText = fc.oneof(fc.string({ maxLength: 200 }), fc.string({ unit: 'binary', maxLength: 120 }));

describe('SHA-256', () => {
  test('of the examples of FIPS 180-4', () => {
    const hash = new Sha256();
    expect(hash.text('abc').hex()).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(hash.text('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq').hex()).toBe(
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    );
    expect(hash.hex()).toBe(digestOf(''));
  });

  test('of texts of every length around the ends of blocks is what Node gives', () => {
    const hash = new Sha256();
    for (let length = 0; length < 260; length += 1)
      for (const letter of ['x', 'ạ', '💩', '\ud800'])
        expect(hash.text(letter.repeat(length)).hex()).toBe(digestOf(letter.repeat(length)));
  });

  test('of any pieces, as texts or bytes, is that of the whole, and the leading bits are its first digits', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 6 }), (pieces) => {
        const hash = new Sha256();
        // Half a surrogate pair at the end of a piece is no letter: the pieces are encoded one by one.
        const whole = Buffer.concat(pieces.map((piece) => Buffer.from(piece)));
        const digest = createHash('sha256').update(whole).digest('hex');
        for (const piece of pieces) hash.text(piece);
        expect(hash.hex()).toBe(digest);
        expect(hash.bytes(whole).leadingBits()).toBe(Number.parseInt(digest.slice(0, 13), 16));
      }),
    );
  });
});

describe('many texts at once', () => {
  const texts = fc.array(
    fc.oneof(anyText, fc.constantFrom('', 'a', 'ab', 'H16-240101-0001', 'H16-240101-00010', 'Đ', '￿', '💩')),
    { maxLength: 60 },
  );

  /** Sorts by comparing, slowly and surely. */
  const compared = (list: readonly string[]): number[] =>
    [...list.keys()].toSorted((a, b) => compareCodePoints(list[a] ?? '', list[b] ?? '') || a - b);

  test('are put in the order of their code points, equal ones in the order given', () => {
    fc.assert(
      fc.property(texts, (list) => {
        expect([...orderOf(list)]).toEqual(compared(list));
      }),
    );
  });

  test.each([
    ['codes of records', (at: number) => `000.${at % 7}.H16-2401${at % 28}-${(at * 7919) % 5003}`],
    [
      'codes with letters of every plane',
      (at: number) => `${['Đ', '￿', '💩', ''][at % 4]}-${(at * 31) % 997}`,
    ],
    ['codes of which one is very long', (at: number) => (at === 7 ? 'x'.repeat(300) : `${(at * 31) % 997}`)],
    ['codes of which one holds a zero', (at: number) => (at === 7 ? '5\0' : `${(at * 31) % 997}`)],
  ])('%s are put in the same order when they are many', (_name, textAt) => {
    const list = Array.from({ length: 5000 }, (_, at) => textAt(at));
    expect([...orderOf(list)]).toEqual(compared(list));
  });

  test('know the first that is equal to each', () => {
    fc.assert(
      fc.property(texts, (list) => {
        expect([...firstEqual(list)]).toEqual(list.map((text) => list.indexOf(text)));
      }),
    );
  });
});
