import { z } from 'zod';

import { nameId, type NameKey } from '#domain/agencies/name-key.ts';
import { agencyLevels, type AgencyLevel } from '#domain/samples/plan.ts';
import type { Database } from '#server/context.ts';

export { newAgencyNames, newAgencyNamesOf } from './new-names.ts';

/** What the tree of agencies says of a name that a list gave. */
export interface KnownAgency {
  readonly id: string;
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
 * The agencies behind the names of lists. Takes the names as transactions have them (`agency_key`, `unit_system`), in any
 * number and order; gives an entry under the `nameId` of each that is linked with an agency: names that wait for review
 * have none.
 */
export async function agencyOfNames(
  db: Database,
  names: readonly NameKey[],
): Promise<ReadonlyMap<string, KnownAgency>> {
  const rows = await db.$queryRaw<FoundAgency[]>`
    with recursive known as (
      select n.unit_system, n.key, a.id, a.name, a.level, a.class
      from agency_names n join agencies a on a.id = n.agency_id
      where (n.unit_system, n.key) in (
        select * from unnest(${names.map(({ system }) => system)}::text[], ${names.map(({ key }) => key)}::text[]))
    ), linked as (
      select distinct id from known
    ), above as (
      select a.id as own, a.name, a.level, a.class, a.parent_id from linked join agencies a using (id)
      union all
      select c.own, a.name, a.level, a.class, a.parent_id
      from above c join agencies a on a.id = c.parent_id
      where c.level <> 'district'
    )
    select k.unit_system as system, k.key, k.id, k.name, k.level, k.class, d.name as district, d.class as "districtClass"
    from known k left join above d on d.own = k.id and d.level = 'district'`;
  return new Map(
    rows.map(({ system, key, ...known }) => [
      nameId({ system, key }),
      { ...known, level: level.parse(known.level) },
    ]),
  );
}

type FoundAgency = NameKey & Omit<KnownAgency, 'level'> & { readonly level: string };
