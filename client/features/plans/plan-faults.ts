// What is wrong with the plan being written, at the fields it concerns.
import { createContext, use } from 'react';

/** A fault in words, and the path in the plan that it is about, as read-plan.ts writes paths. */
export interface SaidFault {
  where: string;
  sentence: string;
  /** The field it is about, in words. */
  place: string;
}

export const PlanFaultsContext = createContext<readonly SaidFault[]>([]);

/** Gives the sentence for a path, or null; the first for it and all under it; whether there is one under it. */
export function usePlanFaults(): {
  at: (where: string) => string | null;
  firstUnder: (where: string) => string | null;
  under: (where: string) => boolean;
} {
  const faults = use(PlanFaultsContext);
  return {
    at: (where) => faults.find((fault) => fault.where === where)?.sentence ?? null,
    firstUnder: (where) => faults.find((fault) => isUnder(fault.where, where))?.sentence ?? null,
    under: (where) => faults.some((fault) => isUnder(fault.where, where)),
  };
}

/** `parts[0].stages[1].area` is under `parts[0].stages`; `parts[10]` is not under `parts[1]`. */
export function isUnder(where: string, above: string): boolean {
  return where === above || where.startsWith(`${above}.`) || where.startsWith(`${above}[`);
}
