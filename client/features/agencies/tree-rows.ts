// The agencies as rows of a tree: each under its parent, with how deep it stands. Pure.
import { finds } from '#client/ui/fold.ts';
import type { AgencyView } from '#contract/agencies.ts';

export interface TreeRow {
  readonly agency: AgencyView;
  /** 0 at the top. */
  readonly depth: number;
}

/** All agencies, parents before their units, units of one parent in the order given. */
export function treeRows(agencies: readonly AgencyView[]): TreeRow[] {
  const ids = new Set(agencies.map(({ id }) => id));
  const units = new Map<string | null, AgencyView[]>();
  for (const agency of agencies) {
    const parent = agency.parentId !== null && ids.has(agency.parentId) ? agency.parentId : null;
    units.set(parent, [...(units.get(parent) ?? []), agency]);
  }
  const under = (parentId: string | null, depth: number): TreeRow[] =>
    (units.get(parentId) ?? []).flatMap((agency) => [{ agency, depth }, ...under(agency.id, depth + 1)]);
  return under(null, 0);
}

/** The rows that fit what was typed, by official name, name of a list or unit's code; and those above them. */
export function filterRows(rows: readonly TreeRow[], typed: string): TreeRow[] {
  if (typed.trim() === '') return [...rows];
  const shown = new Set<string>();
  const parents = new Map(rows.map(({ agency }) => [agency.id, agency.parentId]));
  for (const { agency } of rows) {
    const texts = [agency.name, ...agency.names.map(({ name }) => name), agency.unitCode ?? ''];
    if (!texts.some((text) => finds(typed, text))) continue;
    for (let id: string | null = agency.id; id !== null && !shown.has(id); id = parents.get(id) ?? null)
      shown.add(id);
  }
  return rows.filter(({ agency }) => shown.has(agency.id));
}

/** The agency and all that stand under it: none of them can be its parent. */
export function withUnits(agencies: readonly AgencyView[], id: string): Set<string> {
  const rows = treeRows(agencies);
  const from = rows.findIndex(({ agency }) => agency.id === id);
  const top = rows[from];
  if (!top) return new Set([id]);
  const after = rows.slice(from + 1);
  const end = after.findIndex(({ depth }) => depth <= top.depth);
  return new Set([id, ...(end === -1 ? after : after.slice(0, end)).map(({ agency }) => agency.id)]);
}
