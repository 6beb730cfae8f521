// How long a citizen was on the line in one call.

/** Moments as dates or as milliseconds since 1970. */
export interface TalkTimes {
  readonly answeredAt: Date | number | null;
  readonly endedAt: Date | number | null;
  /** What the carrier counted, in whole seconds from the answer to the end; null until it has told. */
  readonly durationSeconds: number | null;
}

/**
 * Seconds from the answer to the end: as the carrier counted them, or by the moments of its reports. 0 when nobody
 * answered. A call that has not ended yet lasts until `until`, or counts 0 without one.
 */
export function talkSeconds(
  { answeredAt, endedAt, durationSeconds }: TalkTimes,
  until?: Date | number,
): number {
  const end = endedAt ?? until;
  if (answeredAt === null || end === undefined) return 0;
  return durationSeconds ?? Math.max(0, (Number(end) - Number(answeredAt)) / 1000);
}
