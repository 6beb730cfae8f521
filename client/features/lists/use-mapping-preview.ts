// How the first rows would be read with a mapping, asked of the server a moment after the last change.
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';

import { call, type ResponseOf } from '#client/api/client.ts';
import { queryKey } from '#client/api/queries.ts';
import { previewListMapping, type ListMapping } from '#contract/lists.ts';

const pauseMs = 250;

export interface MappingPreview {
  preview: ResponseOf<typeof previewListMapping> | null;
  fault: Error | null;
  /** The rows shown, if any, are those of the mapping before. */
  isWorking: boolean;
  retry: () => void;
}

export function useMappingPreview(listId: string, mapping: ListMapping): MappingPreview {
  const asked = JSON.stringify(mapping);
  const [settled] = useDebouncedValue(asked, pauseMs);
  const query = useQuery({
    queryKey: [...queryKey(previewListMapping), listId, settled],
    queryFn: ({ signal }) => call(previewListMapping, { params: { listId }, body: mapping }, signal),
    enabled: asked === settled,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
  return {
    preview: query.data ?? null,
    fault: query.error,
    isWorking: query.isFetching || query.isPlaceholderData || asked !== settled,
    retry: () => void query.refetch(),
  };
}
