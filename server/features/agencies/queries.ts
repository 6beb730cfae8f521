import { z } from 'zod';

import { agencyLevels, type AgencyLevel } from '#domain/samples/plan.ts';
import type { Database } from '#server/context.ts';

export { newAgencyNames, newAgencyNamesOf } from './new-names.ts';

/** What the tree of agencies says of a name that a list gave. */
export interface KnownAgency {
  /** The official name. */
  readonly name: string;
  readonly level: AgencyLevel;
  /** Loại I, II or III; null when it has none. */
  readonly class: string | null;
  /** Official name of the nearest agency of district level, itself or above it; null when there is none. */
  readonly district: string | null;
  /** The class of that district; null when it has none. */
  readonly districtClass: string | null;
}

const level = z.enum(agencyLevels);

/**
 * The agencies behind the names of lists. Takes `transactions.agency_key`s (spelling keys), in any number and order;
 * gives an entry for each key that is linked with an agency: names that wait for review have none.
 */
export async function agencyOfKeys(
  db: Database,
  keys: readonly string[],
): Promise<ReadonlyMap<string, KnownAgency>> {
  const rows = await db.$queryRaw<(Omit<KnownAgency, 'level'> & { key: string; level: string })[]>`
    with recursive known as (
      select n.key, a.id, a.name, a.level, a.class
      from agency_names n join agencies a on a.id = n.agency_id
      where n.key = any(${[...new Set(keys)]}::text[])
    ), above as (
      select k.key, a.id, a.name, a.level, a.class, a.parent_id, 0 as steps from known k join agencies a on a.id = k.id
      union all
      select c.key, a.id, a.name, a.level, a.class, a.parent_id, c.steps + 1
      from above c join agencies a on a.id = c.parent_id
      where c.level <> 'district'
    )
    select k.key, k.name, k.level, k.class, d.name as district, d.class as "districtClass"
    from known k left join above d on d.key = k.key and d.level = 'district'`;
  return new Map(rows.map(({ key, ...known }) => [key, { ...known, level: level.parse(known.level) }]));
}
