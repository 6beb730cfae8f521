import type { AreaStage } from '#domain/samples/area-stages.ts';
import { compareCodePoints } from '#domain/samples/canonical-text.ts';

/** A row of areas.csv: an area that was drawn, by a number without a name. */
export interface PublishedArea {
  readonly number: number;
  /** The area that it was drawn within; null at the first stage. */
  readonly within: number | null;
  /** Areas that were drawn against each other have the same. */
  readonly draw: number;
  readonly drawn: number;
  /** Areas that there were to draw from; null for a draw by size. */
  readonly of: number | null;
}

/** Numbers for the drawn areas of every stage, each after the one that it lies in. */
export class AreaNumbers {
  readonly areas: PublishedArea[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly draws = new Map<string, number>();

  constructor(paths: readonly (readonly AreaStage[])[]) {
    const keyOf = (path: readonly AreaStage[]): string => JSON.stringify(path.map(({ unit }) => unit));
    for (const path of paths.toSorted((a, b) => compareCodePoints(keyOf(a), keyOf(b)))) this.add(path);
  }

  /** The number of the smallest area of the path. */
  of(path: readonly AreaStage[]): number | null {
    return this.numbers.get(path.at(-1)?.unit ?? '') ?? null;
  }

  private add(path: readonly AreaStage[]): void {
    let within: number | null = null;
    for (const { unit, group, drawn, population } of path) {
      const known = this.numbers.get(unit);
      if (known === undefined) {
        const draw = this.draws.get(group) ?? this.draws.size + 1;
        this.draws.set(group, draw);
        const number = this.areas.length + 1;
        this.numbers.set(unit, number);
        const of = population === Infinity ? null : population;
        this.areas.push({ number, within, draw, drawn, of });
        within = number;
      } else within = known;
    }
  }
}

/** The stages of an area, the first one first; null when a row is missing. */
export function pathOfArea(areas: readonly PublishedArea[], number: number | null) {
  const path: { group: number; unit: number; drawn: number; population: number }[] = [];
  for (let at = number; at !== null;) {
    const area: PublishedArea | undefined = areas[at - 1];
    if (area?.number !== at || path.length > areas.length) return null;
    path.unshift({ group: area.draw, unit: at, drawn: area.drawn, population: area.of ?? Infinity });
    at = area.within;
  }
  return path;
}
