// How often a list names each agency, counted while its rows go by: before and since the administrative units changed,
// because the same words then name another commune.
import { remembered } from '#domain/lists/remembered.ts';
import { firstDayOf34, unitSystems, type AcceptedBySystem, type UnitSystem } from './unit-systems.ts';

export interface NameTally {
  /** Once for each transaction that counts, with the day of its result (YYYY-MM-DD). */
  count(name: string, resultOn: string | null): void;
  /** The names as the list writes them, in each system in which it has them, with how often. */
  names(): readonly NameCount[];
}

export interface NameCount {
  readonly name: string;
  readonly system: UnitSystem;
  readonly times: number;
}

export function createNameTally(): NameTally {
  const counts: { readonly name: string; '63': number; '34': number }[] = [];
  // Remembered under a name of its own, so that none of them holds its part of the file.
  const countOf = remembered((name) => {
    const count = { name, '63': 0, '34': 0 };
    counts.push(count);
    return count;
  }, Number.MAX_SAFE_INTEGER);
  return {
    count(name, resultOn) {
      const count = countOf(name);
      if (resultOn !== null && resultOn >= firstDayOf34) count['34'] += 1;
      else count['63'] += 1;
    },
    names: () =>
      counts.flatMap((count) =>
        unitSystems
          .filter((system) => count[system] > 0)
          .map((system) => ({ name: count.name, system, times: count[system] })),
      ),
  };
}

/** How many of the counted transactions are understood in each system by their day. */
export function acceptedBySystem(names: readonly NameCount[]): AcceptedBySystem {
  const accepted = { '63': 0, '34': 0 };
  for (const { system, times } of names) accepted[system] += times;
  return accepted;
}
