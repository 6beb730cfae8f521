// How variables lie in an SPSS system file: every value takes whole elements of eight bytes, names are short, and a text
// longer than 255 bytes is cut into segments. Source: "System File Format", GNU PSPP Developers Guide, version 1.6.
import type { Variable } from './data-set.ts';

export const elementBytes = 8;
const longestPlainText = 255;
/** By this a very long text's width is divided to find its segments… */
const allocatedPerSegment = 252;
/** …and so many of its bytes each of them holds but the last. */
export const keptPerSegment = 255;

/** One variable record with its continuations: a number, a text, or a piece of a very long text. */
export interface Segment {
  /** Eight bytes at most, unique. */
  readonly shortName: string;
  /** 0 for numbers; width in bytes of texts. */
  readonly width: number;
  /** Elements that its value takes in a case. */
  readonly elements: number;
}

export interface LaidOut {
  readonly variable: Variable;
  readonly segments: readonly Segment[];
  /** Number of its first element in a case, from 1: what value labels are bound to. */
  readonly firstElement: number;
}

/** Gives each variable its place in a case. */
export function layOut(variables: readonly Variable[]): LaidOut[] {
  let next = 1;
  let named = 0;
  return variables.map((variable) => {
    const firstElement = next;
    const segments = widthsOf(variable).map((width) => {
      named += 1;
      const elements = width === 0 ? 1 : Math.ceil(width / elementBytes);
      next += elements;
      return { shortName: `V${named}`, width, elements };
    });
    return { variable, segments, firstElement };
  });
}

function widthsOf({ kind, bytes }: Variable): number[] {
  if (kind !== 'text') return [0];
  if (bytes <= longestPlainText) return [bytes];
  const count = Math.ceil(bytes / allocatedPerSegment);
  return Array.from({ length: count }, (_, at) =>
    at < count - 1 ? longestPlainText : bytes - at * allocatedPerSegment,
  );
}
