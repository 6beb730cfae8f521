// Keeps a table's sort in the address (`?sort=name.up`), so that the view can be sent to a colleague.
import { useSearchParams } from 'react-router';

import type { Sort } from './sort-rows.ts';

/** The sort and its setter, for DataTable; `name` tells several tables of one page apart. */
export function useSortInAddress(name = 'sort'): [Sort | null, (sort: Sort | null) => void] {
  const [search, setSearch] = useSearchParams();
  const match = /^(.+)\.(up|down)$/.exec(search.get(name) ?? '');
  const key = match?.[1];
  const sort: Sort | null =
    key === undefined ? null : { key, direction: match?.[2] === 'up' ? 'up' : 'down' };
  const change = (next: Sort | null) =>
    setSearch(
      (former) => {
        if (next) former.set(name, `${next.key}.${next.direction}`);
        else former.delete(name);
        return former;
      },
      { replace: true },
    );
  return [sort, change];
}
