// The two code systems of administrative units. A code says nothing without its system: 15 is Yên Bái in one and Lào Cai
// in the other.
import { compareCodePoints } from '#domain/samples/canonical-text.ts';

/** `63`: provinces, districts and communes until 30/06/2025; `34`: provinces and communes since (QĐ 19/2025/QĐ-TTg). */
export const unitSystems = ['63', '34'] as const;
export type UnitSystem = (typeof unitSystems)[number];

export type UnitLevel = 'province' | 'district' | 'commune';

const firstDayOf34 = '2025-07-01';

/** The system in force on a day (YYYY-MM-DD). */
export function systemInForce(day: string): UnitSystem {
  return compareCodePoints(day, firstDayOf34) < 0 ? '63' : '34';
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
