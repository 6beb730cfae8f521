/** Six digits nobody could know before: from the browser's own random source, kept short enough to read aloud. */
export function suggestSeed(): string {
  const [value = 0] = crypto.getRandomValues(new Uint32Array(1));
  return String(value % 1_000_000).padStart(6, '0');
}
