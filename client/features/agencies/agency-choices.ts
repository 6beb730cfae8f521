// Agencies as the choices of a field; namesakes are told apart by what they stand under. Pure.
import type { AgencyView } from '#contract/agencies.ts';

/** In the order given. */
export function agencyChoices(agencies: readonly AgencyView[]): { value: string; label: string }[] {
  const nameOf = new Map(agencies.map(({ id, name }) => [id, name]));
  const holders = new Map<string, number>();
  for (const { name } of agencies) holders.set(name, (holders.get(name) ?? 0) + 1);
  return agencies.map(({ id, name, parentId }) => {
    const parent = parentId === null ? undefined : nameOf.get(parentId);
    const hasNamesake = (holders.get(name) ?? 0) > 1;
    return { value: id, label: hasNamesake && parent !== undefined ? `${name} · ${parent}` : name };
  });
}
