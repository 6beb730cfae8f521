// From what calls and hours are expected: typed beside the planner, kept in the address so that the view can be sent.
import { useState } from 'react';
import { useSearchParams } from 'react-router';

import { planAssumptions, type PlanAssumptions } from '#contract/plans.ts';

export const assumptionKeys = [
  'responseRate',
  'callsPerPerson',
  'minutesPerCall',
  'minutesPerInterview',
  'share',
  'areaCorrelation',
] as const;
export type AssumptionKey = (typeof assumptionKeys)[number];

/** As typed: null while a field is empty. */
export type AssumptionsDraft = Record<AssumptionKey, number | null>;

const usual = planAssumptions.parse({});

/** What is typed, what it comes to (null while something is out of range), and the fields that are. */
export function useAssumptions(): {
  typed: AssumptionsDraft;
  assumptions: PlanAssumptions | null;
  faulty: (key: AssumptionKey) => boolean;
  isUsual: boolean;
  change: (key: AssumptionKey, value: number | null) => void;
  reset: () => void;
} {
  const [search, setSearch] = useSearchParams();
  const [typed, setTyped] = useState<AssumptionsDraft>(() => fromAddress(search));
  const parsed = planAssumptions.safeParse(typed);
  const wrong = new Set(parsed.error?.issues.map((issue) => issue.path[0]));
  const put = (next: AssumptionsDraft) => {
    setTyped(next);
    setSearch(
      (former) => {
        for (const key of assumptionKeys) {
          const value = next[key];
          if (value === null || value === usual[key]) former.delete(key);
          else former.set(key, String(value));
        }
        return former;
      },
      { replace: true },
    );
  };
  return {
    typed,
    assumptions: parsed.data ?? null,
    faulty: (key) => wrong.has(key),
    isUsual: assumptionKeys.every((key) => typed[key] === usual[key]),
    change: (key, value) => put({ ...typed, [key]: value }),
    reset: () => put(usual),
  };
}

/** What the address says, the usual where it says nothing or nonsense. */
function fromAddress(search: URLSearchParams): AssumptionsDraft {
  const said = Object.fromEntries(
    assumptionKeys.flatMap((key) => {
      const value = search.get(key);
      return value === null ? [] : [[key, Number(value)]];
    }),
  );
  return planAssumptions.safeParse(said).data ?? usual;
}
