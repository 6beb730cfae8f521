// Counting while a list is read: rows by fate, warnings, persons, numbers shared by many persons.
import type { Fate } from './fates.ts';
import type { TransactionFields } from './list-row.ts';
import { listWarnings } from './warnings.ts';
import type { ListWarning } from './warnings.ts';

/** A number under which many persons stand: probably a clerk's or a service agent's, not theirs. */
export interface SharedPhone {
  phoneE164: string;
  persons: number;
}

export interface ListCounts {
  /** Transactions, each with one fate: the sum of `fates`. */
  rows: number;
  fates: Record<Fate, number>;
  /** Rows with each warning of listWarnings; zeros are listed too. Duplicates only repeat theirs and do not count. */
  warnings: Readonly<Record<string, number>>;
  /** Distinct persons (number and folded name) among accepted rows. */
  persons: number;
  /** Numbers that stand with `sharedFrom` or more different persons among accepted rows, the most shared first. */
  sharedPhones: readonly SharedPhone[];
}

export interface ListCounter {
  /** Adds one row; says whether the same person has stood in an accepted row before. */
  isPersonSeen(fields: TransactionFields): boolean;
  add(fields: TransactionFields, fate: Fate, warnings: readonly ListWarning[]): void;
  counts(): ListCounts;
}

const sharedFrom = 5;

/** A counter over one list. Memory grows with the number of persons, not of rows. */
export function createListCounter(): ListCounter {
  let rows = 0;
  const fateCounts: Record<Fate, number> = {
    duplicate: 0,
    missingAgency: 0,
    status: 0,
    period: 0,
    missingPhone: 0,
    premiumPhone: 0,
    invalidPhone: 0,
    accepted: 0,
  };
  const warningCounts = new Map<ListWarning, number>(listWarnings.map((warning) => [warning, 0]));
  const persons = new Set<string>();

  return {
    isPersonSeen: ({ personKey }) => personKey !== null && persons.has(personKey),
    add(fields, fate, warnings) {
      rows += 1;
      fateCounts[fate] += 1;
      if (fate === 'duplicate') return;
      for (const warning of new Set(warnings))
        warningCounts.set(warning, (warningCounts.get(warning) ?? 0) + 1);
      if (fate === 'accepted' && fields.personKey !== null) persons.add(fields.personKey);
    },
    counts: () => ({
      rows,
      fates: { ...fateCounts },
      warnings: Object.fromEntries(warningCounts),
      persons: persons.size,
      sharedPhones: sharedPhones(persons),
    }),
  };
}

function sharedPhones(persons: ReadonlySet<string>): SharedPhone[] {
  const personsByPhone = new Map<string, number>();
  for (const person of persons) {
    const phone = person.slice(0, person.indexOf('|'));
    personsByPhone.set(phone, (personsByPhone.get(phone) ?? 0) + 1);
  }
  return [...personsByPhone]
    .filter(([, count]) => count >= sharedFrom)
    .map(([phoneE164, count]) => ({ phoneE164, persons: count }))
    .toSorted((a, b) => b.persons - a.persons || (a.phoneE164 < b.phoneE164 ? -1 : 1));
}
