import { useSearchParams } from 'react-router';

import { fates, type ListRow } from '#contract/lists.ts';

/** The fate that the address filters by, null for all rows. */
export function useFate(): ListRow['fate'] | null {
  const [search] = useSearchParams();
  return fates.find((fate) => fate === search.get('fate')) ?? null;
}
