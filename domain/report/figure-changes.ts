// What became of a report's figures between two takings.
import type { ReportFigures } from './figures.ts';
import { placeholdersOf } from './placeholders.ts';
import { nothingKnown, score } from './wording.ts';

export interface FigureChange {
  /** What it is, in Vietnamese. */
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

/** The moment itself changes always and is left out. */
const ofTheMoment = 'luc_lay_so_lieu';

/** Figures that read differently now, and agencies whose index does. */
export function figureChanges(before: ReportFigures, after: ReportFigures): FigureChange[] {
  const former = new Map(placeholdersOf(before).map((one) => [one.name, one.text]));
  const named = placeholdersOf(after).flatMap(({ name, meaning, text }) => {
    const was = former.get(name) ?? nothingKnown;
    return was === text || name === ofTheMoment ? [] : [{ what: meaning, before: was, after: text }];
  });
  const formerly = new Map(before.agencies.map(({ name, shown }) => [name, score(shown)]));
  const agencies = after.agencies.flatMap(({ name, shown }) => {
    const was = formerly.get(name) ?? nothingKnown;
    return was === score(shown) ? [] : [{ what: `Chỉ số của ${name}`, before: was, after: score(shown) }];
  });
  return [...named, ...agencies];
}
