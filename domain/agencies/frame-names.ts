// What agencies are called in a frame, so that two of one name do not become one stratum: the same commune's name of
// before and since 01/07/2025, communes of one name in two districts.
import { remembered } from '#domain/lists/remembered.ts';
import { agencyLevel } from '#domain/samples/agency-level.ts';
import { spellingKey } from '#domain/samples/spelling.ts';
import { nameId } from './name-key.ts';
import { isOfPlace, systemInForce, type UnitSystem } from './unit-systems.ts';

export interface NameInFrame {
  readonly system: UnitSystem;
  /** Of the agency that it is linked with, or of the list. */
  readonly name: string;
  readonly level: string;
  /** Null while it is not said which agency it means. */
  readonly agencyId: string | null;
  /** Official name of the district's agency above it; null where none is known. */
  readonly district: string | null;
}

const timeOf: Record<UnitSystem, string> = { '63': 'đến 30/06/2025', '34': 'từ 01/07/2025' };

/** Gives for each name, in the order given, what is to stand behind it; empty where it is nobody else's. */
export function namesApart(names: readonly NameInFrame[]): string[] {
  const holders = new Map<string, NameInFrame[]>();
  for (const one of names) {
    const key = spellingKey(one.name);
    holders.set(key, [...(holders.get(key) ?? []), one]);
  }
  return names.map((one) => {
    const others = (holders.get(spellingKey(one.name)) ?? []).filter(
      (other) => identityOf(other) !== identityOf(one),
    );
    const differs = (part: 'district' | 'system') => others.some((other) => other[part] !== one[part]);
    const said = [
      ...(one.district !== null && differs('district') ? [one.district] : []),
      ...(differs('system') ? [timeOf[one.system]] : []),
    ];
    return said.length === 0 ? '' : ` (${said.join(', ')})`;
  });
}

/** A department that nobody has linked yet is one in both systems, an agency of a place is not. */
function identityOf({ agencyId, system, level }: NameInFrame): string {
  return agencyId ?? (isOfPlace(level) ? system : '');
}

/**
 * The same for transactions whose agencies are in no register: gives what each agency is called, by the day of the result
 * (YYYY-MM-DD). To be called when all of them were noted.
 */
export function createNameNotes(): {
  note(agency: string, resultOn: string): void;
  called(): (agency: string, resultOn: string) => string;
} {
  const keyOf = remembered(spellingKey, Number.MAX_SAFE_INTEGER);
  const noted = new Map<string, NameInFrame>();
  const idOf = (agency: string, resultOn: string) =>
    nameId({ system: systemInForce(resultOn), key: keyOf(agency) });
  return {
    note(name, resultOn) {
      const id = idOf(name, resultOn);
      if (noted.has(id)) return;
      const system = systemInForce(resultOn);
      noted.set(id, { system, name, level: agencyLevel(name), agencyId: null, district: null });
    },
    called() {
      const apart = namesApart([...noted.values()]);
      const apartOf = new Map([...noted.keys()].map((id, place) => [id, apart[place] ?? '']));
      return (agency, resultOn) => `${agency}${apartOf.get(idOf(agency, resultOn)) ?? ''}`;
    },
  };
}
