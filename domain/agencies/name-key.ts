// A name of a list as it is remembered: its spelling key with the code system of its records.
import type { UnitSystem } from './unit-systems.ts';

export interface NameKey {
  readonly system: UnitSystem;
  /** Spelling key (domain/samples/spelling.ts). */
  readonly key: string;
}

/** One text for both parts, to look a name up by. */
export function nameId({ system, key }: NameKey): string {
  return `${system} ${key}`;
}
