// The order in which due cases are handed out. The claim in SQL sorts by the same key:
//
//   ORDER BY appointment_at ASC NULLS LAST, priority DESC, attempt_count ASC, draw_order ASC
//
// over open cases with next_call_at <= now, so that an appointment among them is a due one. After queXS
// (functions/functions.operator.php): due appointments by their end, then priority, then those called least, never
// called first. All appointments of a survey are kept open equally long, so by start is by end. The draw order breaks
// ties: the same cases and clock always give the same order.

export interface DueCase {
  /** The agreed time that has come; null for an ordinary call. */
  appointmentAt: Date | null;
  /** Greater is sooner; 50 unless a supervisor says otherwise. */
  priority: number;
  /** Placed attempts so far. */
  attemptCount: number;
  /** Position in the draw, unique in a survey. */
  drawOrder: number;
}

/** Negative when `left` is handed out before `right`; for Array.prototype.sort. */
export function compareDue(left: DueCase, right: DueCase): number {
  return (
    appointmentMs(left) - appointmentMs(right) ||
    right.priority - left.priority ||
    left.attemptCount - right.attemptCount ||
    left.drawOrder - right.drawOrder
  );
}

function appointmentMs({ appointmentAt }: DueCase): number {
  return appointmentAt === null ? Number.MAX_SAFE_INTEGER : appointmentAt.getTime();
}
