// Which rows of a list are shown, kept in the address: any view can be sent to a colleague.
import { useSearchParams } from 'react-router';

import type { ListRow } from '#contract/lists.ts';
import { fates } from '#domain/lists/fates.ts';
import { listWarnings, type ListWarning } from '#domain/lists/warnings.ts';

export interface RowsFilter {
  readonly fate: ListRow['fate'] | null;
  readonly warning: ListWarning | null;
  readonly search: string;
  /** Where the page begins, as the server gave it; 0 is the top. */
  readonly after: number;
}

/** What the address asks for; what it says wrongly is left out. Pure. */
export function filterOf(address: URLSearchParams): RowsFilter {
  const after = Number(address.get('after') ?? 0);
  return {
    fate: fates.find((fate) => fate === address.get('fate')) ?? null,
    warning: listWarnings.find((warning) => warning === address.get('warning')) ?? null,
    search: address.get('search') ?? '',
    after: Number.isSafeInteger(after) && after > 0 ? after : 0,
  };
}

/** The address's part for a filter. Another filter begins at the top. Pure. */
export function addressOf(filter: RowsFilter, changes: Partial<RowsFilter>): string {
  const { fate, warning, search, after } = { ...filter, after: 0, ...changes };
  const address = new URLSearchParams();
  if (fate !== null) address.set('fate', fate);
  if (warning !== null) address.set('warning', warning);
  if (search !== '') address.set('search', search);
  if (after > 0) address.set('after', String(after));
  return address.size === 0 ? '' : `?${address}`;
}

/** The filter of the address, and the address with changes. */
export function useRowsFilter(): {
  filter: RowsFilter;
  isFiltered: boolean;
  to: (changes: Partial<RowsFilter>) => { search: string };
} {
  const [address] = useSearchParams();
  const filter = filterOf(address);
  return {
    filter,
    isFiltered: filter.fate !== null || filter.warning !== null || filter.search !== '',
    to: (changes) => ({ search: addressOf(filter, changes) }),
  };
}
