// The agencies of the demo: the names of its list are reviewed as a supervisor would, but for one that is left to try.
import type { Context } from '#server/context.ts';
import { createAgency, loadAdministrativeUnits, reviewNewNames } from '#server/features/agencies/commands.ts';

/** The committees over the communes of Đắk Glong, in the code system of 2024. */
const committees: readonly { name: string; level: 'province' | 'district'; unitCode: string }[] = [
  { name: 'UBND tỉnh Đắk Nông', level: 'province', unitCode: '67' },
  { name: 'UBND huyện Đắk Glong', level: 'district', unitCode: '661' },
];

/** Whether it is a part of the district's committee or an agency of its own is for the visitor to say. */
const leftToReview = 'Bộ phận Một cửa huyện Đắk Glong';

/** Enters the agencies that the list names; goes on where it was cut off. */
export async function seedAgencies(ctx: Context): Promise<void> {
  await loadAdministrativeUnits(ctx);
  await committees.reduce<Promise<string | null>>(
    async (parentId, committee) => committeeUnder(ctx, await parentId, committee),
    Promise.resolve(null),
  );
  await reviewNewNames(ctx, (name) => name !== leftToReview);
}

async function committeeUnder(
  ctx: Context,
  parentId: string | null,
  committee: (typeof committees)[number],
): Promise<string> {
  const there = await ctx.db.agency.findFirst({ where: { name: committee.name, parentId } });
  if (there) return there.id;
  const { id } = await createAgency(ctx, { ...committee, class: null, parentId, unitSystem: '63' });
  return id;
}
