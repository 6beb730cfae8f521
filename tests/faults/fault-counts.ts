/** What a fault run gives, whatever the scenario; what it does not exercise is 0. */
export interface FaultCounts {
  readonly kills: number;
  /** Typed by an operator, not in the database when all was quiet again. */
  readonly answersLost: number;
  /** Rows beyond those typed. */
  readonly answersDoubled: number;
  readonly doubleDialled: number;
  readonly countedNotPlaced: number;
  readonly placedNotCounted: number;
  readonly stuckCases: number;
  /** The longest time from a kill to the first acknowledgement after it. */
  readonly maxResumeMs: number;
  /** How much work the counts are about. */
  readonly answersTyped: number;
}
