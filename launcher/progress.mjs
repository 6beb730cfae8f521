// Progress lines of a start: how long this process has taken so far, and what comes now.

/** Prints one line, as in `[  3,4 s] Cài thư viện / installing packages`. */
export function progress(sentence) {
  const seconds = (performance.now() / 1000).toFixed(1).replace('.', ',');
  process.stdout.write(`[${seconds.padStart(5)} s] ${sentence}\n`);
}
