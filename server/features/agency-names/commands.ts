// Notes the agencies that a list names while it is read: what is known by its exact name is linked, the rest waits for
// somebody to say what it is. Apart from the other commands on agencies: the process that reads lists calls it, and needs
// a quarter of a second and 40 MB less without Prisma and all that.
import type pg from 'pg';

import type { NameCount } from '#domain/agencies/name-tally.ts';
import { compareCodePoints } from '#domain/samples/canonical-text.ts';
import { spellingKey } from '#domain/samples/spelling.ts';

export interface NotedList {
  readonly listId: string;
  /** The agencies of its accepted rows. */
  readonly names: readonly NameCount[];
  readonly now: Date;
}

/**
 * Enters the spellings that agency_names doesn't have yet, each under its most frequent form. To be called in the
 * transaction that stores the list's rows. Gives how many of them wait for review.
 */
export async function noteAgencyNames(
  client: Pick<pg.ClientBase, 'query'>,
  { listId, names, now }: NotedList,
): Promise<number> {
  const spellings = mostFrequentByKey(names);
  const { rows: noted } = await client.query<{ key: string }>(
    'select key from agency_names where key = any($1::text[])',
    [[...spellings.keys()]],
  );
  for (const { key } of noted) spellings.delete(key);
  if (spellings.size === 0) return 0;
  const { rows: agencies } = await client.query<{ id: string; name: string }>(
    'select id, name from agencies',
  );
  const known = onlyByKey(agencies);
  // In one order: of two lists that are read side by side none waits for the other in a circle.
  const keys = [...spellings.keys()].toSorted(compareCodePoints);
  const linked = keys.map((key) => known.get(key) ?? null);
  await client.query(
    `insert into agency_names (key, name, agency_id, first_list_id, seen_at)
     select t.key, t.name, t.agency_id, $4, $5
     from unnest($1::text[], $2::text[], $3::uuid[]) as t(key, name, agency_id)
     on conflict (key) do nothing`,
    [keys, keys.map((key) => spellings.get(key)?.name), linked, listId, now],
  );
  return linked.filter((id) => id === null).length;
}

/** Of the spellings with one key the most frequent, of equally frequent ones the first by code point. */
function mostFrequentByKey(names: readonly NameCount[]): Map<string, NameCount> {
  const most = new Map<string, NameCount>();
  for (const each of names) {
    const key = spellingKey(each.name);
    const former = most.get(key);
    const isMore =
      !former ||
      each.times > former.times ||
      (each.times === former.times && compareCodePoints(each.name, former.name) < 0);
    if (key !== '' && isMore) most.set(key, each);
  }
  return most;
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
