/*
 * Items go by short names under their factor: "Giáo dục phổ thông" is asked of the accountability of agencies and of the
 * quality of policies alike. Where an item stands alone, as the lowest of all, its name must tell which is meant.
 */

interface NamedItem {
  readonly code: string;
  readonly name: string;
  /** Name of its factor. */
  readonly factor: string;
}

/** By code: the item's name, with its factor in brackets where an item of another factor goes by the same. */
export function namesAlone(items: readonly NamedItem[]): ReadonlyMap<string, string> {
  const factors = new Map<string, Set<string>>();
  for (const { name, factor } of items) factors.set(name, (factors.get(name) ?? new Set()).add(factor));
  return new Map(
    items.map(({ code, name, factor }) => [
      code,
      (factors.get(name)?.size ?? 0) > 1 ? `${name} (${factor})` : name,
    ]),
  );
}
