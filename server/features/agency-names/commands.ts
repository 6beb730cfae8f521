// Notes the agencies that a list names while it is read: what is known by its exact name is linked, the rest waits for
// somebody to say what it is. Apart from the other commands on agencies: the process that reads lists calls it, and needs
// a quarter of a second and 40 MB less without Prisma and all that.
import { nameId, type NameKey } from '#domain/agencies/name-key.ts';
import type { NameCount } from '#domain/agencies/name-tally.ts';
import { isNamedIn, unitSystems, type UnitSystem } from '#domain/agencies/unit-systems.ts';
import { compareCodePoints } from '#domain/samples/canonical-text.ts';
import { spellingKey } from '#domain/samples/spelling.ts';
import type { RunQuery } from '#server/platform/run-query.ts';

export interface NotedList {
  readonly listId: string;
  /** The agencies of its accepted rows. */
  readonly names: readonly NameCount[];
  /** What was said of the whole list; null when each record's day says it. */
  readonly unitSystem: UnitSystem | null;
  readonly now: Date;
}

interface Spelling extends NameKey {
  readonly name: string;
  readonly times: number;
}

/**
 * Enters the spellings that agency_names doesn't have yet, each under its most frequent form. To be called in the
 * transaction that stores the list's rows. Gives how many of them wait for review.
 */
export async function noteAgencyNames(
  run: RunQuery,
  { listId, names, unitSystem, now }: NotedList,
): Promise<number> {
  const spellings = mostFrequentByKey(names, unitSystem);
  const noted = await run<NameKey>(
    'select unit_system as system, key from agency_names where key = any($1::text[])',
    [[...new Set([...spellings.values()].map(({ key }) => key))]],
  );
  for (const known of noted) spellings.delete(nameId(known));
  if (spellings.size === 0) return 0;
  const agencies = await run<NamedAgency>(
    'select id, name, level, unit_system as "unitSystem" from agencies',
    [],
  );
  const known = Object.fromEntries(
    unitSystems.map((system) => [system, onlyByKey(agencies.filter((one) => isNamedIn(one, system)))]),
  );
  // In one order: of two lists that are read side by side none waits for the other in a circle.
  const ids = [...spellings.keys()].toSorted(compareCodePoints);
  const fresh = ids.flatMap((id) => {
    const spelling = spellings.get(id);
    return spelling ? [{ ...spelling, agency_id: known[spelling.system]?.get(spelling.key) ?? null }] : [];
  });
  await run(
    `insert into agency_names (unit_system, key, name, agency_id, first_list_id, seen_at)
     select t.system, t.key, t.name, t.agency_id, $2::uuid, $3::timestamptz
     from jsonb_to_recordset($1::jsonb) as t(system text, key text, name text, agency_id uuid)
     on conflict (unit_system, key) do nothing`,
    [JSON.stringify(fresh), listId, now],
  );
  return fresh.filter(({ agency_id: agencyId }) => agencyId === null).length;
}

/** Of the spellings with one key in one system the most frequent, of equally frequent ones the first by code point. */
function mostFrequentByKey(
  names: readonly NameCount[],
  unitSystem: UnitSystem | null,
): Map<string, Spelling> {
  const most = new Map<string, Spelling>();
  for (const { name, times, system: ofDay } of names) {
    const spelling = { system: unitSystem ?? ofDay, key: spellingKey(name), name, times };
    const id = nameId(spelling);
    const former = most.get(id);
    const isMore =
      !former || times > former.times || (times === former.times && compareCodePoints(name, former.name) < 0);
    if (spelling.key !== '' && isMore) most.set(id, spelling);
  }
  return most;
}

interface NamedAgency {
  readonly id: string;
  readonly name: string;
  readonly level: string;
  readonly unitSystem: string | null;
}

/** Spelling key → id of the agency, for keys that only one agency has: namesakes of two districts are asked about. */
export function onlyByKey(agencies: readonly { id: string; name: string }[]): Map<string, string> {
  const ids = new Map<string, string>();
  const shared = new Set<string>();
  for (const { id, name } of agencies) {
    const key = spellingKey(name);
    if (ids.has(key)) shared.add(key);
    ids.set(key, id);
  }
  for (const key of shared) ids.delete(key);
  return ids;
}
