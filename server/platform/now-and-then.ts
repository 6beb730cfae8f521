/** Lets something be done for each key at most once in a while, as far as this process knows. */
export interface NowAndThen {
  /** Is it time again for this key? Noted as done if so. */
  isTime(key: string, now: Date): boolean;
  /** At most `most` of these, in their order, whose time it is: what fails each time keeps nobody behind it waiting. */
  turnOf<Row extends { id: string }>(rows: readonly Row[], now: Date, most: number): Row[];
}

const mostKeys = 10_000;

export function createNowAndThen(everyMs: number): NowAndThen {
  const doneAt = new Map<string, number>();
  const isTime = (key: string, now: Date) => {
    if (now.getTime() - (doneAt.get(key) ?? 0) < everyMs) return false;
    if (doneAt.size >= mostKeys) doneAt.clear();
    doneAt.set(key, now.getTime());
    return true;
  };
  return {
    isTime,
    turnOf(rows, now, most) {
      const turn: (typeof rows)[number][] = [];
      for (const row of rows) if (turn.length < most && isTime(row.id, now)) turn.push(row);
      return turn;
    },
  };
}
