// TanStack Query over the contract's endpoints: one key form, one way to read, one way to act.
import {
  keepPreviousData,
  type Query,
  QueryCache,
  QueryClient,
  useMutation,
  useQuery,
  useSuspenseQuery,
  type UseMutationResult,
  type UseQueryOptions,
  type UseQueryResult,
} from '@tanstack/react-query';

import type { Endpoint } from '#contract/endpoint.ts';
import { getMe } from '#contract/staff.ts';

import { call, Refusal, type InputOf, type ResponseOf } from './client.ts';

/** The cache key of an endpoint with its input; without input it is the prefix of all inputs. */
export function queryKey<E extends Endpoint>(endpoint: E, input?: InputOf<E>): readonly unknown[];
export function queryKey(
  endpoint: Endpoint,
  input?: { params?: unknown; query?: unknown },
): readonly unknown[] {
  return input ? [endpoint.path, input.params ?? {}, input.query ?? {}] : [endpoint.path];
}

const worthRepeating = (failures: number, fault: unknown) =>
  fault instanceof Refusal && (fault.code === 'unreachable' || fault.code === 'internal') && failures < 2;

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (fault, query) => {
      // A session that ended anywhere ends everywhere: the frame reads `me` and shows the sign-in page.
      const signedOut = fault instanceof Refusal && fault.code === 'not-signed-in';
      if (signedOut && query.queryKey[0] !== getMe.path) void readAgain(getMe);
    },
  }),
  defaultOptions: {
    queries: { staleTime: 5_000, retry: worthRepeating, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
});

/**
 * Reads these endpoints again where they are on screen, whatever their input; without any, all that was read.
 * A first read under way is not cut short (TanStack Query joins it), and what it brings may be from before the change:
 * it is followed by another.
 */
export async function readAgain(...endpoints: readonly Endpoint[]): Promise<void> {
  const keys = endpoints.length === 0 ? [{}] : endpoints.map((each) => ({ queryKey: queryKey(each) }));
  await Promise.all(
    keys.map(async (which) => {
      const isFirst = ({ state }: Query) => state.data === undefined;
      const joined = queryClient.isFetching({ ...which, predicate: isFirst }) > 0;
      await queryClient.invalidateQueries(which);
      if (joined) await queryClient.invalidateQueries(which);
    }),
  );
}

interface ReadOptions {
  enabled?: boolean;
  refetchInterval?: number;
  staleTime?: number;
  /** Keep showing the former result while another input is read, e.g. the next page of rows. */
  keepPrevious?: boolean;
}

/** Reads an endpoint: `{ data, error, isPending, … }`; `error` is a Refusal (show it with FaultNote). */
export function useEndpoint<E extends Endpoint>(
  endpoint: E,
  input: InputOf<E>,
  { keepPrevious = false, ...options }: ReadOptions = {},
): UseQueryResult<ResponseOf<E>> {
  const query: UseQueryOptions<ResponseOf<E>> = {
    queryKey: queryKey(endpoint, input),
    queryFn: ({ signal }) => call(endpoint, input, signal),
    ...options,
  };
  if (keepPrevious) query.placeholderData = keepPreviousData;
  return useQuery(query);
}

/** Reads an endpoint that the screen cannot do without: suspends until it is there, throws the Refusal to the page. */
export function useLoaded<E extends Endpoint>(endpoint: E, input: InputOf<E>): ResponseOf<E> {
  return useSuspenseQuery<ResponseOf<E>>({
    queryKey: queryKey(endpoint, input),
    queryFn: ({ signal }) => call(endpoint, input, signal),
  }).data;
}

interface ActOptions<E extends Endpoint> {
  /** Endpoints whose every input is read again afterwards. */
  invalidates?: readonly Endpoint[];
  onDone?: (response: ResponseOf<E>, input: InputOf<E>) => void;
  onRefused?: () => void;
  /** Acts of one name go out one after the other, in the order in which they were asked for. */
  inTurn?: string;
}

/** Acts through an endpoint: `act.mutate({ params, body })`, `act.isPending`, `act.error` (a Refusal). */
export function useAct<E extends Endpoint>(
  endpoint: E,
  { invalidates = [], onDone, onRefused, inTurn }: ActOptions<E> = {},
): UseMutationResult<ResponseOf<E>, Error, InputOf<E>> {
  return useMutation<ResponseOf<E>, Error, InputOf<E>>({
    mutationFn: (input) => call(endpoint, input),
    ...(inTurn !== undefined && { scope: { id: inTurn } }),
    onError: () => onRefused?.(),
    onSuccess: async (response, input) => {
      onDone?.(response, input);
      if (invalidates.length > 0) await readAgain(...invalidates);
    },
  });
}
