/*
 * The code frame of an open question: what citizens say, under names that can be counted. A code that turned out to mean
 * the same as another is merged into it; what was coded before keeps its number and counts for the other.
 */

export interface FrameCode {
  readonly number: number;
  readonly label: string;
  /** Number of the code that it was merged into. */
  readonly mergedInto: number | null;
}

export const codingRounds = ['first', 'second', 'settled'] as const;
export type CodingRound = (typeof codingRounds)[number];

export type Codings = Partial<Record<CodingRound, readonly number[]>>;

/** The codes as they count now: merged ones followed to the end, each once, in order. */
export function countedCodes(codes: readonly number[], frame: readonly FrameCode[]): number[] {
  const into = new Map(frame.map(({ number, mergedInto }) => [number, mergedInto]));
  const end = (code: number): number => {
    let at = code;
    // A frame cannot have more steps than codes; more would be a circle, which merging refuses.
    for (let steps = 0; steps < frame.length; steps += 1) at = into.get(at) ?? at;
    return at;
  };
  return [...new Set(codes.map(end))].toSorted((a, b) => a - b);
}

/** The coding that counts: what was settled, else the first coder's; null while nobody has coded. */
export function countedCoding(codings: Codings, frame: readonly FrameCode[]): number[] | null {
  const codes = codings.settled ?? codings.first;
  return codes ? countedCodes(codes, frame) : null;
}

/** Did both coders choose the same? Null without a second one. */
export function codersAgree(codings: Codings, frame: readonly FrameCode[]): boolean | null {
  if (!codings.first || !codings.second) return null;
  return countedCodes(codings.first, frame).join() === countedCodes(codings.second, frame).join();
}

/** May `number` be merged into `into`? Both are there and counted, and not the same. */
export function canMerge(frame: readonly FrameCode[], number: number, into: number): boolean {
  const counts = (wanted: number): boolean =>
    frame.some((code) => code.number === wanted && code.mergedInto === null);
  return number !== into && counts(number) && counts(into);
}
