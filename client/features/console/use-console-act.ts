// An act that answers with the console as it is afterwards; refused or not, what is shown is what is so.
import type { UseMutationResult } from '@tanstack/react-query';

import type { InputOf, ResponseOf } from '#client/api/client.ts';
import { useAct } from '#client/api/queries.ts';
import { consoleView } from '#contract/attempts.ts';
import type { Endpoint } from '#contract/endpoint.ts';

import { refreshConsole, showConsole } from './use-console.ts';

type ConsoleEndpoint = Endpoint & { response: typeof consoleView };

/** As useAct; shows the console answered with, and reads it again after a refusal. */
export function useConsoleAct<E extends ConsoleEndpoint>(
  endpoint: E,
): UseMutationResult<ResponseOf<E>, Error, InputOf<E>> {
  return useAct(endpoint, {
    onDone: (view) => showConsole(consoleView.parse(view)),
    onRefused: () => void refreshConsole(),
  });
}
