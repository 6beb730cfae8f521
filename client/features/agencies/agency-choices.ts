// Agencies as the choices of a field; namesakes are told apart by what they stand under and by their code system. Pure.
import type { AgencyView } from '#contract/agencies.ts';
import type { UnitSystem } from '#domain/agencies/unit-systems.ts';

/** In the order given. @param systemShort what each code system is called */
export function agencyChoices(
  agencies: readonly AgencyView[],
  systemShort: Readonly<Record<UnitSystem, string>>,
): { value: string; label: string }[] {
  const nameOf = new Map(agencies.map(({ id, name }) => [id, name]));
  const holders = new Map<string, number>();
  for (const { name } of agencies) holders.set(name, (holders.get(name) ?? 0) + 1);
  return agencies.map(({ id, name, parentId, unitSystem }) => {
    const parent = parentId === null ? undefined : nameOf.get(parentId);
    const system = unitSystem === null ? undefined : systemShort[unitSystem];
    const hasNamesake = (holders.get(name) ?? 0) > 1;
    const apart = hasNamesake ? [parent, system].filter((part) => part !== undefined) : [];
    return { value: id, label: [name, ...apart].join(' · ') };
  });
}
