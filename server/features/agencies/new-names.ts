// The names of lists that wait for somebody to say which agency they mean.
import type { NewAgencyName } from '#contract/agencies.ts';
import { createNameSearch } from '#domain/agencies/name-search.ts';
import { unitSystems } from '#domain/agencies/unit-systems.ts';
import { agencyLevel } from '#domain/samples/agency-level.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { Database } from '#server/context.ts';
import { surveyNumber } from '#server/features/surveys/queries.ts';

type WaitingName = Omit<NewAgencyName, 'level' | 'suggestions' | 'seenAt'> & { seenAt: Date };

/**
 * The waiting names, those with most transactions first, each with the agencies of its code system whose name is near.
 * Names of lists that were withdrawn wait for nobody until another list gives them.
 *
 * @param surveyId the names of one survey, each with how many of its transactions have it; of all when left out
 */
export async function newAgencyNames(db: Database, surveyId?: string): Promise<NewAgencyName[]> {
  const ofSurvey =
    surveyId === undefined
      ? Prisma.empty
      : Prisma.sql`and survey_number = ${await surveyNumber({ db }, surveyId)}`;
  const waiting = await db.$queryRaw<WaitingName[]>`
    select n.key, n.unit_system as system, n.name, n.seen_at as "seenAt", l.file_name as "firstListName",
           t.transactions::int as transactions
    from agency_names n
    left join transaction_lists l on l.id = n.first_list_id
    join (
      select agency_key, unit_system, count(*) as transactions from transactions
      where fate = 'accepted' ${ofSurvey} group by agency_key, unit_system
    ) t on t.agency_key = n.key and t.unit_system = n.unit_system
    where n.agency_id is null
    order by transactions desc, n.name collate "C", n.unit_system desc`;
  if (waiting.length === 0) return [];
  const agencies = await db.agency.findMany({
    include: { parent: { select: { name: true } } },
    orderBy: { name: 'asc' },
  });
  const searches = Object.fromEntries(
    unitSystems.map((system) => [
      system,
      createNameSearch(
        agencies
          .filter(({ unitSystem }) => unitSystem === null || unitSystem === system)
          .map(({ id, name, parent }) => ({ id, name, parentName: parent?.name ?? null })),
      ),
    ]),
  );
  return waiting.map((name) => ({
    ...name,
    seenAt: name.seenAt.toISOString(),
    level: agencyLevel(name.name),
    suggestions: searches[name.system]?.(name.name) ?? [],
  }));
}

/** How many names that wait have accepted transactions in this survey: each is a stratum of its own in a draw by agency. */
export async function newAgencyNamesOf(db: Database, surveyId: string): Promise<number> {
  const number = await surveyNumber({ db }, surveyId);
  const [row] = await db.$queryRaw<{ names: number }[]>`
    select count(*)::int as names from agency_names n
    where n.agency_id is null and exists (
      select 1 from transactions t
      where t.survey_number = ${number} and t.fate = 'accepted' and t.agency_key = n.key
        and t.unit_system = n.unit_system)`;
  return row?.names ?? 0;
}
