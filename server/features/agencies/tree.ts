// The agencies as the screen shows them.
import { agency as agencySchema, type AgencyView } from '#contract/agencies.ts';
import { problem } from '#contract/problems.ts';
import { compareVietnamese } from '#domain/vietnamese-order.ts';
import type { Database } from '#server/context.ts';

const shown = {
  names: { select: { name: true, unitSystem: true }, orderBy: { key: 'asc' } },
  unit: { select: { name: true } },
  _count: { select: { children: true } },
} as const;

/** Every agency, by name; the parents make them a tree. */
export async function agencyTree(db: Database): Promise<AgencyView[]> {
  const agencies = await db.agency.findMany({ include: shown });
  return agencies.map(view).sort((a, b) => compareVietnamese(a.name, b.name));
}

/** @throws 'not-found' */
export async function agencyOf(db: Database, id: string): Promise<AgencyView> {
  const found = await db.agency.findUnique({ where: { id }, include: shown });
  if (!found) throw problem('not-found', { what: 'agency' });
  return view(found);
}

function view(agency: StoredAgency): AgencyView {
  const { names, unit, _count, ...fields } = agency;
  return agencySchema.parse({
    ...fields,
    unitName: unit?.name ?? null,
    names: names.map(({ name, unitSystem: system }) => ({ name, system })),
    children: _count.children,
  });
}

type StoredAgency = Omit<AgencyView, 'level' | 'unitSystem' | 'unitName' | 'names' | 'children'> & {
  level: string;
  unitSystem: string | null;
  unit: { name: string } | null;
  names: { name: string; unitSystem: string }[];
  _count: { children: number };
};
