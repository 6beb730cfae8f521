// Seeds that nobody could know before, from the browser's own random source.

function digits(count: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(count * 4));
  // 250 is a multiple of ten: digits of the bytes below it are equally likely.
  const drawn = [...bytes].filter((byte) => byte < 250).map((byte) => String(byte % 10));
  return drawn.slice(0, count).join('').padStart(count, '0');
}

/** Six digits: short enough to read aloud when it is published at once. */
export function suggestSeed(): string {
  return digits(6);
}

/** Shorter ones could be found by trying all until the published digest comes out. */
export const leastSecretLength = 20;

/** Six groups of four digits, for a seed of which only the digest is published. */
export function suggestSecretSeed(): string {
  return Array.from({ length: 6 }, () => digits(4)).join(' ');
}

/**
 * What is committed to: the secret, and behind " | " the public source whose result will be added when it is known
 * (domain/samples/seed-commitment.ts). Null while there is no secret.
 */
export function committedText(secret: string, source: string): string | null {
  const [first, second] = [secret.trim(), source.trim()];
  if (first === '') return null;
  return second === '' ? first : `${first} | ${second}`;
}
