/*
 * Which shares of a question about what citizens did, had or are may stand in public: whether of an option, of what it leaves of
 * the valid answers, or of a difference of what is shown, it is nobody or at least the minimum.
 */
import { shownCells } from './small-cells.ts';

export interface CountedQuestion {
  readonly multiple: boolean;
  readonly valid: number;
  readonly options: readonly { readonly code: number; readonly count: number }[];
  /** Those who gave any of the answers of these codes, where the question is reported by one figure. */
  readonly figure: { readonly counts: readonly number[]; readonly count: number } | null;
}

export interface ToldShares {
  /** Codes of the options that are shown. */
  readonly options: ReadonlySet<number>;
  readonly figure: boolean;
}

/** The figure goes before the options: it is what a criterion is reported by. */
export function toldShares(question: CountedQuestion, minimum: number): ToldShares {
  const { valid, multiple, figure } = question;
  const isTold = (persons: number): boolean => persons === 0 || persons >= minimum;
  const told = figure && isTold(figure.count) && isTold(valid - figure.count) ? figure : null;
  const own = new Set(told?.counts);
  const shown = multiple
    ? shownOverlapping(question, told, isTold)
    : // The figure tells how many are in either part, so that each part is a table of its own.
      [true, false].flatMap((isOwn) => {
        const part = question.options.filter(({ code }) => own.has(code) === isOwn);
        return shownParts(part, minimum);
      });
  return { options: new Set(shown), figure: told !== null };
}

/**
 * Codes of options of which a person may choose several: each leaves those who did not choose it, and of the figure those who
 * chose only others. Where two make the figure, they and it tell how many chose both; the second is left out then.
 */
function shownOverlapping(
  { valid, options }: CountedQuestion,
  figure: CountedQuestion['figure'],
  isTold: (persons: number) => boolean,
): number[] {
  const own = new Set(figure?.counts);
  const shown = options
    .filter(({ count }) => isTold(count) && isTold(valid - count))
    .filter(({ code, count }) => !figure || !own.has(code) || isTold(figure.count - count));
  const [one, other, ...rest] = shown.filter(({ code }) => own.has(code));
  const tellsBoth = figure !== null && own.size === 2 && one && other && rest.length === 0;
  const hidden = tellsBoth && !isTold(one.count + other.count - figure.count) ? other.code : null;
  return shown.flatMap(({ code }) => (code === hidden ? [] : [code]));
}

/** Codes of the options that add up to a public total; that nobody chose one is told where anything is. */
function shownParts(options: CountedQuestion['options'], minimum: number): number[] {
  const cells = options.map(({ code, count }) => ({ label: String(code), interviews: count, code }));
  const isEmpty = cells.every(({ interviews }) => interviews === 0);
  const shown = new Set(shownCells(cells, 0, minimum).map(({ code }) => code));
  if (shown.size === 0 && !isEmpty) return [];
  return options.filter(({ code, count }) => count === 0 || shown.has(code)).map(({ code }) => code);
}
