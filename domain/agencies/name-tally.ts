// How often a list names each agency, counted while its rows go by.
import { remembered } from '#domain/lists/remembered.ts';

export interface NameTally {
  /** Once for each transaction that counts. */
  count(name: string): void;
  /** The names as the list writes them, each with how often. */
  names(): readonly NameCount[];
}

export interface NameCount {
  readonly name: string;
  times: number;
}

export function createNameTally(): NameTally {
  const counts: NameCount[] = [];
  // Remembered under a name of its own, so that none of them holds its part of the file.
  const countOf = remembered((name): NameCount => {
    const count = { name, times: 0 };
    counts.push(count);
    return count;
  }, Number.MAX_SAFE_INTEGER);
  return {
    count(name) {
      countOf(name).times += 1;
    },
    names: () => counts,
  };
}
