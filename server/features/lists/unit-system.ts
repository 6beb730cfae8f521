// Saying in which code system the agencies of a list are to be understood, where the days of its records tell it wrongly:
// a system that goes on writing the communes of before, or has renamed the earlier records too.
import { problem } from '#contract/problems.ts';
import type { NameCount } from '#domain/agencies/name-tally.ts';
import type { UnitSystem } from '#domain/agencies/unit-systems.ts';
import { inTransaction, type Context } from '#server/context.ts';
import { announceAgencies } from '#server/features/agencies/commands.ts';
import { noteAgencyNames } from '#server/features/agency-names/commands.ts';
import { discardDraws } from '#server/features/samples/commands.ts';
import { audit } from '#server/platform/audit.ts';
import { runOverPrisma } from '#server/platform/run-query.ts';
import { announce } from './progress.ts';
import { endOfRows } from './row-ids.ts';
import { refuseWhileReading } from './withdraw-list.ts';

/**
 * Sets the system of a list that was read; null goes by the day of each record again. Names that are new in it wait for
 * review; a drawn sample that nobody confirmed goes, since its strata may be other agencies.
 * @throws 'not-found', 'frame-closed', 'list-busy' when it was not read or a list of the survey is being read,
 *   'sample-busy' while a sample is being drawn
 */
export async function setUnitSystem(
  ctx: Context,
  listId: string,
  unitSystem: UnitSystem | null,
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const list = await tx.db.transactionList.findUnique({ where: { id: listId } });
    if (!list) throw problem('not-found', { what: 'list' });
    const { surveyId, firstRowId } = list;
    if (list.status !== 'done' || firstRowId === null) throw problem('list-busy', { status: list.status });
    await discardDraws(tx, surveyId);
    await refuseWhileReading(tx, surveyId);
    await tx.db.transactionList.update({ where: { id: listId }, data: { unitSystem } });
    const names = await tx.db.$queryRaw<NameCount[]>`
      select agency_name as name, unit_system as system, count(*)::int as times from transactions
      where list_id = ${listId}::uuid and id > ${firstRowId} and id < ${endOfRows(firstRowId)}
        and fate = 'accepted' and agency_name is not null
      group by agency_name, unit_system`;
    await noteAgencyNames(runOverPrisma(tx.db), { listId, names, unitSystem, now: tx.now() });
    await audit(tx, 'list-unit-system-set', 'list', listId, { from: list.unitSystem, to: unitSystem });
    announceAgencies(tx);
    announce(tx, { id: listId, surveyId }, 'done', list.rowsRead, list.byteSize);
  });
}
