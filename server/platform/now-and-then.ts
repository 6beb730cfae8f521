/** Lets something be done for each key at most once in a while, as far as this process knows. */
export interface NowAndThen {
  /** Is it time again for this key? Noted as done if so. */
  isTime(key: string, now: Date): boolean;
}

const mostKeys = 10_000;

export function createNowAndThen(everyMs: number): NowAndThen {
  const doneAt = new Map<string, number>();
  return {
    isTime(key, now) {
      if (now.getTime() - (doneAt.get(key) ?? 0) < everyMs) return false;
      if (doneAt.size >= mostKeys) doneAt.clear();
      doneAt.set(key, now.getTime());
      return true;
    },
  };
}
