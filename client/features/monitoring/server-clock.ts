// The floor tells time by the server's clock: what it says happened how long ago, counted on from when we heard it.
// Pure.

/**
 * When `since` was, on this browser's clock, so that a running clock shows the server's durations even where the
 * browser's clock is wrong.
 * @param takenAt the server's time of the figures; `heardAtMs` is when they arrived here
 */
export function localMs(since: string, takenAt: string, heardAtMs: number): number {
  return heardAtMs - (Date.parse(takenAt) - Date.parse(since));
}

/** Calendar days in Asia/Ho_Chi_Minh from the day of `takenAt` to `endsOn`, both counted; 0 once it is past. */
export function daysLeft(takenAt: string, endsOn: string): number {
  const today = new Date(takenAt).toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });
  return Math.max(0, Math.round((Date.parse(endsOn) - Date.parse(today)) / 86_400_000) + 1);
}
