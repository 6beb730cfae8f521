/** What a benchmark gives; names say the unit. */
export interface Measurement {
  readonly measured: Record<string, number>;
  /** The same in the plainest way, where there is one to compare with. */
  readonly baseline: Record<string, number>;
  readonly ratio: Record<string, number>;
  /** What a value of that name is to be at most. */
  readonly limits?: Record<string, number>;
}
