// Sorting of table rows: Vietnamese order for words, missing values last whichever way. Pure.

export interface Sort {
  key: string;
  direction: 'up' | 'down';
}

const words = new Intl.Collator('vi', { numeric: true, sensitivity: 'variant' });

/** A sorted copy; equal rows keep their order. `down` puts the largest (or last word) first. */
export function sortRows<Row>(
  rows: readonly Row[],
  value: (row: Row) => string | number | null,
  direction: Sort['direction'],
): Row[] {
  const sign = direction === 'up' ? 1 : -1;
  return rows.toSorted((left, right) => {
    const [a, b] = [value(left), value(right)];
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
    return sign * words.compare(String(a), String(b));
  });
}
