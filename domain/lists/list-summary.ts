// Counting while a list is read: rows by fate, warnings, persons, numbers shared by many persons.
import type { Fate } from './fates.ts';
import { createPhoneCounts } from './phone-counts.ts';
import type { PhoneCounts } from './phone-counts.ts';
import type { ByteText } from './plain-cells.ts';
import { listWarnings } from './warnings.ts';
import type { ListWarning } from './warnings.ts';

export interface ListCounts {
  /** Transactions, each with one fate: the sum of `fates`. */
  rows: number;
  fates: Record<Fate, number>;
  /** Rows with each warning of listWarnings; zeros are listed too. Duplicates only repeat theirs and do not count. */
  warnings: Readonly<Record<string, number>>;
  /** Distinct persons (number and folded name) among accepted rows. */
  persons: number;
  /** Numbers under which many persons stand, and how many stand under the most shared one; zeros when not counted. */
  sharedPhones: { numbers: number; mostPersons: number };
}

/** A person of the list: number and folded name (personKey). */
export interface ListPerson {
  readonly key: string | ByteText;
  /** In E.164, or its digits as a number. */
  readonly phone: string | number;
}

export interface ListCounter {
  /** Counts a row; when its person has stood in an accepted row before, that is put to its warnings. */
  add(person: ListPerson | null, fate: Fate, warnings: ListWarning[]): void;
  counts(): ListCounts;
  /** Counted so far. */
  readonly rows: number;
  /** Makes room for so many persons. */
  reserve(persons: number): void;
}

/** A number with so many names is probably a clerk's or a service agent's. A setting; this is its default. */
export const defaultSharedPhoneNames = 5;

/**
 * A counter over one list. Memory grows with the number of persons, not of rows.
 *
 * @param known takes the numbers and persons of accepted rows; has those of lists read before, if any
 * @param sharedPhoneNames from how many names on a number counts as shared (warning phoneUnderManyNames); null leaves
 *   that to a caller who knows of other lists
 */
export function createListCounter(known: PhoneCounts | null, sharedPhoneNames: number | null): ListCounter {
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
  const phones = known ?? createPhoneCounts();

  return {
    get rows() {
      return rows;
    },
    reserve(count) {
      phones.reserve(count);
    },
    add(person, fate, warnings) {
      const isSeen = person !== null && phones.meet(person.key, person.phone, fate === 'accepted');
      if (isSeen) warnings.push('samePersonAgain');
      rows += 1;
      fateCounts[fate] += 1;
      if (fate === 'duplicate') return;
      for (let at = 0; at < warnings.length; at += 1) {
        const warning = warnings[at];
        if (warning !== undefined && warnings.indexOf(warning) === at)
          warningCounts.set(warning, (warningCounts.get(warning) ?? 0) + 1);
      }
    },
    counts() {
      const shared = sharedPhoneNames === null ? [] : phones.shared(sharedPhoneNames);
      const sharedRows = shared.reduce((sum, phone) => sum + phone.rows, 0);
      const mostPersons = shared.reduce((most, phone) => Math.max(most, phone.persons), 0);
      return {
        rows,
        fates: { ...fateCounts },
        warnings: { ...Object.fromEntries(warningCounts), phoneUnderManyNames: sharedRows },
        persons: phones.persons,
        sharedPhones: { numbers: shared.length, mostPersons },
      };
    },
  };
}
