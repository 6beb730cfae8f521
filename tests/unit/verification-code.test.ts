import fc from 'fast-check';
import { expect, test } from 'vitest';

import { verificationCode, verificationNumber } from '#domain/cases/verification-code.ts';

const numbers = fc.integer({ min: 1, max: 90_000_000 });

test('the code leads back to the case, however it is typed', () => {
  fc.assert(
    fc.property(numbers, fc.constantFrom('', ' ', '.', '-'), (number, between) => {
      const code = verificationCode(number);
      expect(code).toMatch(/^\d{4} \d{4}$/);
      expect(verificationNumber(code.replace(' ', between))).toBe(number);
    }),
  );
});

test('no two cases have one code', () => {
  fc.assert(
    fc.property(numbers, numbers, (left, right) => {
      fc.pre(left !== right);
      expect(verificationCode(left)).not.toBe(verificationCode(right));
    }),
  );
});

test.each(['', '123', 'abcd efgh', '9999 9999', '123456789'])('%j is no code', (typed) => {
  expect(verificationNumber(typed)).toBeNull();
});
