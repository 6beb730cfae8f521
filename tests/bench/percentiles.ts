/** What of `times` (milliseconds) lies at the middle and near the end; rounded to hundredths. */
export function percentiles(times: readonly number[]): { p50Ms: number; p95Ms: number; p99Ms: number } {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) =>
    toHundredths(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
  return { p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99) };
}

/** How many times as long the measured one took, at each of the three places. */
export function ratios(
  measured: ReturnType<typeof percentiles>,
  baseline: ReturnType<typeof percentiles>,
): { p50: number; p95: number; p99: number } {
  return {
    p50: toHundredths(measured.p50Ms / baseline.p50Ms),
    p95: toHundredths(measured.p95Ms / baseline.p95Ms),
    p99: toHundredths(measured.p99Ms / baseline.p99Ms),
  };
}

function toHundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
