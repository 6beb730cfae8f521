// How fast a list is being read, from what was heard of it lately.
import { useState } from 'react';

interface Heard {
  atMs: number;
  rows: number;
}

const rememberedMs = 5_000;

/** Rows a second over what is remembered; null until two different counts were heard. Pure. */
export function rateOf(heard: readonly Heard[]): number | null {
  const [first, last] = [heard[0], heard.at(-1)];
  if (!first || !last || last.rows <= first.rows || last.atMs <= first.atMs) return null;
  return ((last.rows - first.rows) * 1000) / (last.atMs - first.atMs);
}

/** Seconds until the rest is read, its rows taken to be as long as those before; null while nothing tells. Pure. */
export function secondsLeft(
  { byteSize, bytesRead, rowsRead }: { byteSize: number; bytesRead: number; rowsRead: number },
  rowsPerSecond: number | null,
): number | null {
  if (rowsPerSecond === null || bytesRead === 0 || rowsRead === 0 || bytesRead >= byteSize) return null;
  return ((byteSize - bytesRead) * rowsRead) / bytesRead / rowsPerSecond;
}

/** Remembers each new count of rows with the moment it came (`receivedAtMs`), and gives the rate. */
export function useReadingRate(rows: number, receivedAtMs: number): number | null {
  const [heard, setHeard] = useState<readonly Heard[]>([{ atMs: receivedAtMs, rows }]);
  const last = heard.at(-1);
  if (last && last.rows !== rows) {
    const recent = heard.filter((each) => receivedAtMs - each.atMs <= rememberedMs && each.rows < rows);
    setHeard([...recent, { atMs: receivedAtMs, rows }]);
  }
  return rateOf(heard);
}
