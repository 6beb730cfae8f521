import { compareCodePoints } from '#domain/samples/canonical-text.ts';

/**
 * Which cells of a one-way table are shown. Cells below the minimum are hidden; and as the table's total is public, what is
 * hidden altogether must hold the minimum too, or the smallest cells that could be shown are hidden with it (secondary
 * suppression; the GP Patient Survey, CMS and Hundepool et al. 2012, ch. 4.3, all do so).
 *
 * @param cells `seen`: how many interviews of the cell can be told apart elsewhere in the publication
 * @param outside interviews of the total that are in no cell
 */
export function shownCells<T extends { label: string; interviews: number; seen?: number }>(
  cells: readonly T[],
  outside: number,
  minimum: number,
): T[] {
  // Where most of a cell can be told apart elsewhere, the rest of it must not be few.
  const isSafe = ({ interviews, seen }: T): boolean => {
    const rest = seen === undefined ? 0 : interviews - seen;
    return interviews >= minimum && (rest === 0 || rest >= minimum);
  };
  const hidden = cells.filter((cell) => !isSafe(cell));
  const shown = cells
    .filter(isSafe)
    .toSorted((a, b) => a.interviews - b.interviews || compareCodePoints(a.label, b.label));
  let kept = outside + hidden.reduce((sum, { interviews }) => sum + interviews, 0);
  while (kept > 0 && kept < minimum) {
    const smallest = shown.shift();
    if (!smallest) break;
    kept += smallest.interviews;
  }
  const labels = new Set(shown.map(({ label }) => label));
  return cells.filter(({ label }) => labels.has(label));
}
