import { compareCodePoints } from '#domain/samples/canonical-text.ts';

/** Interviews of a group that is public by itself (a stratum of strata.csv), by the label of a table. */
export type Crossed = ReadonlyMap<string, number>;

interface Cell {
  readonly label: string;
  readonly interviews: number;
}

/**
 * Which cells of a one-way table are shown. Cells below the minimum are hidden; and as the table's total is public, what is
 * hidden altogether must hold the minimum too, or the smallest cells that could be shown are hidden with it (secondary
 * suppression; the GP Patient Survey, CMS and Hundepool et al. 2012, ch. 4.3, all do so). Where groups are public beside the
 * table, cells taken from groups or groups from cells must leave nothing small either.
 *
 * @param outside interviews of the total that are in no cell
 * @param crossed the public groups, with what of the total is in no cell under labels of its own
 */
export function shownCells<T extends Cell>(
  cells: readonly T[],
  outside: number,
  minimum: number,
  crossed: readonly Crossed[] = [],
): T[] {
  const shown = cells
    .filter(({ interviews }) => interviews >= minimum)
    .toSorted((a, b) => a.interviews - b.interviews || compareCodePoints(a.label, b.label));
  for (;;) {
    const labels = new Set(shown.map(({ label }) => label));
    const kept = cells.reduce(
      (sum, { label, interviews }) => sum + (labels.has(label) ? 0 : interviews),
      outside,
    );
    if (shown.length === 0) return [];
    const isKeptSmall = kept > 0 && kept < minimum;
    const told = isKeptSmall ? labels : smallRest(crossed, labels, minimum);
    if (told === null) return cells.filter(({ label }) => labels.has(label));
    shown.splice(
      shown.findIndex(({ label }) => told.has(label)),
      1,
    );
  }
}

/** More ways to take cells from groups than anybody looks through: then the smallest cell is hidden. */
const mostLooked = 5000;

/**
 * Looks for cells F and groups G whose difference is small: all groups that F touches less F, or F less all groups that lie in
 * F. The second is the first of what is not F, which is hidden cells and further shown ones; so one search finds both: from
 * some labels on, the groups that they touch, and in these the interviews of other labels.
 *
 * @returns the shown labels to hide one of; null when nothing small can be told
 */
function smallRest(
  crossed: readonly Crossed[],
  shown: ReadonlySet<string>,
  minimum: number,
): ReadonlySet<string> | null {
  const looked = new Set<string>();
  const hidden = new Set(crossed.flatMap((group) => [...group.keys()]).filter((label) => !shown.has(label)));
  /** @param own labels that are taken together */
  const search = (own: ReadonlySet<string>): ReadonlySet<string> | null => {
    const key = JSON.stringify([...own].toSorted(compareCodePoints));
    if (looked.has(key)) return null;
    if (looked.size >= mostLooked) return shown;
    looked.add(key);
    const rest = new Map<string, number>();
    for (const group of crossed)
      if ([...group.keys()].some((label) => own.has(label)))
        for (const [label, count] of group)
          if (!own.has(label)) rest.set(label, (rest.get(label) ?? 0) + count);
    const total = [...rest.values()].reduce((sum, count) => sum + count, 0);
    if (total === 0) return null;
    // Of hidden labels and what else is taken with them, the rest are shown cells that less groups are small.
    if (total < minimum) return [...own].every((label) => shown.has(label)) ? own : new Set(rest.keys());
    // What is large by itself goes along, or the rest stays large.
    const large = [...rest].filter(([, count]) => count >= minimum).map(([label]) => label);
    if (large.some((label) => !shown.has(label))) return null;
    if (large.length > 0) return search(new Set([...own, ...large]));
    for (const label of rest.keys()) {
      const found = shown.has(label) ? search(new Set([...own, label])) : null;
      if (found) return found;
    }
    return null;
  };
  const starts = [...shown].flatMap((label) => [new Set([label]), new Set([...hidden, label])]);
  for (const start of [hidden, ...starts]) {
    const found = start.size > 0 ? search(start) : null;
    if (found) return found;
  }
  return null;
}
