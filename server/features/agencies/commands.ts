// The tree of agencies, and which of them the names of lists mean.
import { getAgencies, type AgencyFields, type AgencyView } from '#contract/agencies.ts';
import { isAllowed } from '#contract/access.ts';
import { problem } from '#contract/problems.ts';
import type { NameKey } from '#domain/agencies/name-key.ts';
import { isNamedIn, unitSystems } from '#domain/agencies/unit-systems.ts';
import { spellingKey } from '#domain/samples/spelling.ts';
import { roles } from '#domain/staff/roles.ts';
import { actorOf, inTransaction, type Context } from '#server/context.ts';
import { audit } from '#server/platform/audit.ts';
import { isUniqueViolation } from '#server/platform/problems.ts';
import { room } from '#server/platform/rooms.ts';
import { onlyByKey } from '#server/features/agency-names/commands.ts';
import { newAgencyFields } from './new-agency.ts';
import { newAgencyNames } from './queries.ts';
import { agencyOf } from './tree.ts';

export { loadAdministrativeUnits } from './administrative-units.ts';

/**
 * Adds an agency and links the waiting name that is exactly its own.
 * @throws 'agency-name-taken' when its parent has one of that name, 'not-found', 'input-invalid'
 */
export function createAgency(ctx: Context, fields: AgencyFields): Promise<AgencyView> {
  return inTransaction(ctx, async (tx) => {
    await oneAtATime(tx);
    const id = await insertAgency(tx, fields);
    announceAgencies(tx);
    return agencyOf(tx.db, id);
  });
}

async function insertAgency(tx: Context, fields: AgencyFields): Promise<string> {
  await assertRefersToThings(tx, fields);
  const { id } = await orTaken(fields.name, () =>
    tx.db.agency.create({ data: { ...fields, createdAt: tx.now() }, select: { id: true } }),
  );
  await audit(tx, 'agency-created', 'agency', id, { ...fields });
  await linkExactName(tx, id, fields.name);
  return id;
}

/**
 * Changes an agency.
 * @throws 'not-found', 'agency-in-itself' when it would stand under itself, 'agency-name-taken', 'input-invalid'
 */
export function changeAgency(ctx: Context, agencyId: string, fields: AgencyFields): Promise<AgencyView> {
  return inTransaction(ctx, async (tx) => {
    await oneAtATime(tx);
    await assertRefersToThings(tx, fields);
    await orTaken(fields.name, () => tx.db.agency.update({ where: { id: agencyId }, data: fields }));
    await audit(tx, 'agency-changed', 'agency', agencyId, { ...fields });
    await linkExactName(tx, agencyId, fields.name);
    announceAgencies(tx);
    return agencyOf(tx.db, agencyId);
  });
}

/**
 * Takes an agency out that was made by mistake; the names that meant it wait for review again.
 * @throws 'not-found', 'agency-has-units' when agencies stand under it
 */
export function removeAgency(ctx: Context, agencyId: string): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    await oneAtATime(tx);
    const { name, children } = await agencyOf(tx.db, agencyId);
    if (children > 0) throw problem('agency-has-units', { units: children });
    await tx.db.agency.delete({ where: { id: agencyId } });
    await audit(tx, 'agency-removed', 'agency', agencyId, { name });
    announceAgencies(tx);
  });
}

/**
 * Says which agency a name of the lists means in a code system, also in place of what was said before; null makes a new
 * agency of it, whose level, parent and administrative unit are read from the name. Gives the agency.
 * @throws 'not-found', 'agency-name-taken' when the new agency is there already
 */
export function reviewAgencyName(
  ctx: Context,
  { system, key, agencyId }: NameKey & { agencyId: string | null },
): Promise<AgencyView> {
  return inTransaction(ctx, async (tx) => {
    await oneAtATime(tx);
    const [noted] = await tx.db.$queryRaw<{ name: string; firstListId: string | null }[]>`
      select name, first_list_id as "firstListId" from agency_names
      where unit_system = ${system} and key = ${key} for update`;
    if (!noted) throw problem('not-found', { what: 'agency-name' });
    if (agencyId !== null) await assertAgency(tx, agencyId);
    const id = agencyId ?? (await insertAgency(tx, await newAgencyFields(tx, { ...noted, system })));
    await tx.db.agencyName.update({
      where: { unitSystem_key: { unitSystem: system, key } },
      data: { agencyId: id, reviewedById: actorOf(tx).id, reviewedAt: tx.now() },
    });
    await audit(tx, 'agency-name-reviewed', 'agency', id, {
      name: noted.name,
      system,
      isNew: agencyId === null,
    });
    announceAgencies(tx);
    return agencyOf(tx.db, id);
  });
}

/** Takes back what was said of a name: it waits for review again. @throws 'not-found' */
export function reopenAgencyName(ctx: Context, { system, key }: NameKey): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    await oneAtATime(tx);
    const where = { unitSystem_key: { unitSystem: system, key } };
    const noted = await tx.db.agencyName.findUnique({ where });
    if (!noted) throw problem('not-found', { what: 'agency-name' });
    await tx.db.agencyName.update({
      where,
      data: { agencyId: null, reviewedById: null, reviewedAt: null },
    });
    await audit(tx, 'agency-name-reopened', 'agency', noted.agencyId ?? '', { name: noted.name, system });
    announceAgencies(tx);
  });
}

/** Tells everybody who sees agencies that they, or the names that wait, have changed. */
export function announceAgencies(ctx: Context): void {
  const readers = roles.filter((role) => isAllowed(getAgencies.access, role));
  for (const role of readers) ctx.live.publish(room.role(role), 'agencies:changed', {});
}

/** The lock of the trigger agencies_are_a_tree, taken before any row's: two who change the tree do not block each other. */
async function oneAtATime(tx: Context): Promise<void> {
  await tx.db.$executeRaw`select pg_advisory_xact_lock(hashtext('agencies_are_a_tree'))`;
}

async function assertAgency(tx: Context, id: string): Promise<void> {
  if ((await tx.db.agency.count({ where: { id } })) === 0) throw problem('not-found', { what: 'agency' });
}

async function assertRefersToThings(tx: Context, fields: AgencyFields): Promise<void> {
  const { parentId, unitSystem: system, unitCode: code } = fields;
  if (parentId !== null) await assertAgency(tx, parentId);
  if (code === null) return;
  if (system === null)
    throw problem('input-invalid', {
      faults: [{ where: 'unitCode', message: 'a code says nothing without its system' }],
    });
  const there = await tx.db.administrativeUnit.count({ where: { system, code } });
  if (there === 0) throw problem('not-found', { what: 'administrative-unit' });
}

async function orTaken<T>(name: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw isUniqueViolation(error) ? problem('agency-name-taken', { name }) : error;
  }
}

/** A name that waits and is exactly this agency's, and no other's of its code system, need not be asked about. */
async function linkExactName(tx: Context, agencyId: string, name: string): Promise<void> {
  const agencies = await tx.db.agency.findMany({
    select: { id: true, name: true, level: true, unitSystem: true },
  });
  const key = spellingKey(name);
  for (const unitSystem of unitSystems) {
    if (onlyByKey(agencies.filter((one) => isNamedIn(one, unitSystem))).get(key) !== agencyId) continue;
    await tx.db.agencyName.updateMany({ where: { unitSystem, key, agencyId: null }, data: { agencyId } });
  }
}

/** Makes an agency of each name that waits for review and is `wanted`. */
export async function reviewNewNames(ctx: Context, wanted: (name: string) => boolean): Promise<void> {
  for (const { system, key, name } of await newAgencyNames(ctx.db))
    if (wanted(name)) await reviewAgencyName(ctx, { system, key, agencyId: null });
}
