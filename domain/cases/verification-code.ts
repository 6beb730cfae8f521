// The code that a citizen quotes to check who is calling: eight digits, one for each case, read out in two groups.
// Made from the case's running number by multiplication modulo a prime, which never gives one code twice and gives no
// neighbouring cases similar codes. It proves nothing by itself: whoever checks compares the call with what is stored.

/** What stands for it in a spoken sentence. */
export const verificationCodeFill = 'case.verificationCode';

/** The greatest prime below 10^8. */
const modulus = 99_999_989n;
const factor = 61_803_399n;
const offset = 31_415_927n;
/** factor × inverse ≡ 1 (mod modulus). */
const inverse = modularInverse(factor, modulus);

/** The code of the case with this running number (1, 2, …), as "1234 5678". */
export function verificationCode(number: number): string {
  const digits = String((BigInt(number) * factor + offset) % modulus).padStart(8, '0');
  return `${digits.slice(0, 4)} ${digits.slice(4)}`;
}

/** The running number behind a code as people type it, spaces and dots among it; null when it cannot be a code. */
export function verificationNumber(typed: string): number | null {
  const digits = typed.replaceAll(/[\s.-]/g, '');
  if (!/^\d{8}$/.test(digits)) return null;
  const code = BigInt(digits);
  if (code >= modulus) return null;
  const number = Number((((code - offset + modulus) % modulus) * inverse) % modulus);
  return number > 0 && number <= 2_147_483_647 ? number : null;
}

/** By the extended Euclidean algorithm. */
function modularInverse(value: bigint, of: bigint): bigint {
  let [former, rest] = [of, value];
  let [coefficient, next] = [0n, 1n];
  while (rest > 0n) {
    const quotient = former / rest;
    [former, rest] = [rest, former - quotient * rest];
    [coefficient, next] = [next, coefficient - quotient * next];
  }
  return (coefficient + of) % of;
}
