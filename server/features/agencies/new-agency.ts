// What a name that nobody knows yet becomes as an agency: level, parent and administrative unit read from the name.
import type { AgencyFields } from '#contract/agencies.ts';
import { foldText } from '#domain/lists/names.ts';
import { placesIn, type Place } from '#domain/agencies/places.ts';
import { committeeKey, proposeAgency } from '#domain/agencies/proposal.ts';
import { isOfPlace, type UnitSystem } from '#domain/agencies/unit-systems.ts';
import { agencyLevel } from '#domain/samples/agency-level.ts';
import { spellingKey } from '#domain/samples/spelling.ts';
import type { Context } from '#server/context.ts';
import { onlyByKey } from '#server/features/agency-names/commands.ts';

/**
 * The fields of the agency that a noted name becomes. Only what is beyond doubt is filled in: a parent or unit that the
 * name fits more than one of stays open.
 */
export async function newAgencyFields(
  tx: Context,
  { name, system, firstListId }: { name: string; system: UnitSystem; firstListId: string | null },
): Promise<AgencyFields> {
  const places = placesIn(name);
  const level = agencyLevel(name);
  const authority = await authorityOfList(tx, firstListId);
  const unit = await unitServed(tx, system, places, authority);
  const proposal = proposeAgency(name);
  const isCommittee = spellingKey(proposal.name) === committeeKey(places[0]?.name ?? '');
  const parentId =
    (await statedParent(tx, system, proposal.parentKeys)) ??
    (await committeeOf(tx, system, (isCommittee ? unit?.parentCode : unit?.code) ?? null));
  return {
    name: parentId === null ? proposal.fullName : proposal.name,
    level,
    class: null,
    parentId,
    // What bears the name of a place is of that place's time, also where it is not known which one.
    unitSystem: places.length > 0 || isOfPlace(level) ? system : null,
    unitCode: unit?.code ?? null,
  };
}

/** The nearest of the committees that the name's places have, if it is known and has no namesake. */
async function statedParent(
  tx: Context,
  system: UnitSystem,
  keys: readonly string[],
): Promise<string | null> {
  if (keys.length === 0) return null;
  const ofSystem = { OR: [{ unitSystem: null }, { unitSystem: system }] };
  const known = onlyByKey(await tx.db.agency.findMany({ where: ofSystem, select: { id: true, name: true } }));
  return keys.map((key) => known.get(key)).find((id) => id !== undefined) ?? null;
}

/** The people's committee among the agencies of a unit. */
async function committeeOf(tx: Context, system: UnitSystem, code: string | null): Promise<string | null> {
  if (code === null) return null;
  const agencies = await tx.db.agency.findMany({ where: { unitSystem: system, unitCode: code } });
  const [committee, ...others] = agencies.filter(({ name }) =>
    spellingKey(name).startsWith(committeeKey('')),
  );
  return committee && others.length === 0 ? committee.id : null;
}

/** The places of whom a list's survey is for: of communes of one name it is the one there. */
async function authorityOfList(tx: Context, listId: string | null): Promise<readonly Place[]> {
  const list =
    listId === null
      ? null
      : await tx.db.transactionList.findUnique({ where: { id: listId }, select: { survey: true } });
  return placesIn(list?.survey.authority ?? '');
}

interface ServedUnit {
  readonly code: string;
  readonly name: string;
  readonly parentCode: string | null;
}

/**
 * The one unit of the name's first place, the others being what it lies in; null when none or several fit.
 * @param authority where it lies rather than elsewhere
 */
async function unitServed(
  tx: Context,
  system: UnitSystem,
  [served, ...around]: readonly Place[],
  authority: readonly Place[],
): Promise<ServedUnit | null> {
  if (!served) return null;
  const units = await tx.db.$queryRaw<(ServedUnit & { whole: string })[]>`
    select u.code, u.name, u.parent_code as "parentCode", concat_ws(' ', p.folded, g.folded) as whole
    from administrative_units u
    left join administrative_units p on p.system = u.system and p.code = u.parent_code
    left join administrative_units g on g.system = p.system and g.code = p.parent_code
    where u.system = ${system} and u.level = any(${[...served.levels]}::text[])
      and u.folded = ${foldText(served.name)}`;
  const within = (places: readonly Place[]) => (unit: { whole: string }) =>
    places.every(({ name }) => unit.whole.includes(foldText(name)));
  const there = units.filter(within(around));
  const ofAuthority = there.filter(within(authority));
  const fitting = authority.length > 0 && ofAuthority.length > 0 ? ofAuthority : there;
  const alike = fitting.filter(({ name }) => spellingKey(name) === spellingKey(served.name));
  const [unit, ...others] = alike.length > 0 ? alike : fitting;
  return unit && others.length === 0 ? unit : null;
}
