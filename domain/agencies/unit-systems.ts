// The two code systems of administrative units. A code says nothing without its system: 15 is Yên Bái in one and Lào Cai
// in the other.

/** `63`: provinces, districts and communes until 30/06/2025; `34`: provinces and communes since (QĐ 19/2025/QĐ-TTg). */
export const unitSystems = ['63', '34'] as const;
export type UnitSystem = (typeof unitSystems)[number];

export type UnitLevel = 'province' | 'district' | 'commune';

/** Of the results of transactions that are understood in the system of the 34. */
export const firstDayOf34 = '2025-07-01';

/** How many accepted transactions of a list have their result in the time of each system. */
export type AcceptedBySystem = Readonly<Record<UnitSystem, number>>;

/** The system in force on a day (YYYY-MM-DD). */
export function systemInForce(day: string): UnitSystem {
  return day < firstDayOf34 ? '63' : '34';
}

/**
 * Whether a name of a list that is understood in this system may be taken for the agency without asking. An agency of
 * no system goes by its name in both (Sở, a branch of a ministry), but not the agency of a commune or district: "UBND xã
 * Quảng Sơn" is another commune in each.
 */
export function isNamedIn(
  { unitSystem, level }: { readonly unitSystem: string | null; readonly level: string },
  system: UnitSystem,
): boolean {
  return unitSystem === null ? !isOfPlace(level) : unitSystem === system;
}

/** Whether agencies of this level are a commune's or a district's, and so of one system. */
export function isOfPlace(level: string): boolean {
  return level === 'commune' || level === 'district';
}

/** The level that a code's length shows: 01 a province, 001 a district (of the 63 alone), 00001 a commune. */
export function levelOfCode(code: string): UnitLevel | null {
  if (!/^\d+$/.test(code)) return null;
  return code.length === 2
    ? 'province'
    : code.length === 3
      ? 'district'
      : code.length === 5
        ? 'commune'
        : null;
}
