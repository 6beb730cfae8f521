/*
 * What is rolled up into what: items (nội dung) into factors (yếu tố), factors into groups (nhóm), groups into the
 * index. The structure is data, because the citizen form and the transaction form differ and change with each decision.
 */

export interface IndexFactor {
  /** CS1–CS4 and DV1–DV5 in the published forms. */
  code: string;
  itemCodes: readonly string[];
}

export interface IndexGroup {
  /** CS: xây dựng, tổ chức thực hiện chính sách. DV: cung ứng dịch vụ hành chính công. */
  code: string;
  factors: readonly IndexFactor[];
}

export interface IndexStructure {
  groups: readonly IndexGroup[];
}

/** All items of a structure in its order. */
export function itemCodesOf({ groups }: IndexStructure): string[] {
  return groups.flatMap(({ factors }) => factors.flatMap(({ itemCodes }) => itemCodes));
}

/** Group letters, factor number, then for items a mark or letter and the item's own part: CS1, DV2.3, DV2_3, DV2a. */
const codePattern = /^(?<group>[A-Z]+)(?<number>\d+)(?:[._-]\w+|[A-Za-z]\w*)?$/;

/** The factor that a code belongs to by the naming convention (DV2.3 → DV2, DV2 → DV2), or null. */
export function factorCodeOf(code: string): string | null {
  const groups = codePattern.exec(code)?.groups;
  return groups ? `${groups['group']}${groups['number']}` : null;
}

/**
 * The structure that the codes themselves show, in the order of their first appearance. A code that is a factor's own
 * (CS1) makes a factor of one item. Codes outside the convention are given back in `unknown`.
 */
export function structureOfCodes(codes: Iterable<string>): { structure: IndexStructure; unknown: string[] } {
  const unknown: string[] = [];
  const groups = new Map<string, Map<string, string[]>>();
  for (const code of codes) {
    const factorCode = factorCodeOf(code);
    if (!factorCode) {
      unknown.push(code);
      continue;
    }
    const groupCode = factorCode.replace(/\d+$/, '');
    const factors = groups.get(groupCode) ?? new Map<string, string[]>();
    groups.set(groupCode, factors.set(factorCode, [...(factors.get(factorCode) ?? []), code]));
  }
  const structure = {
    groups: [...groups].map(([code, factors]) => ({
      code,
      factors: [...factors].map(([factorCode, itemCodes]) => ({ code: factorCode, itemCodes })),
    })),
  };
  return { structure, unknown };
}
