// Where in the form a fault is, in the words of its fields: "Cấp xã · Bậc 2". Pure.
import type { Text } from '#client/text/vi.ts';

import type { PlanDraft } from './plan-draft.ts';

type FormText = Text['plans']['form'];

/** Fields of the whole plan and of a part by their path; the first that fits. */
const wholeFields: readonly (readonly [RegExp, (text: FormText) => string])[] = [
  [/^title$/, (text) => text.title],
  [/^source$/, (text) => text.source],
  [/^notCovered/, (text) => text.notCovered],
  [/^selection$/, (text) => text.selection],
  [/^reserveFactor$/, (text) => text.reserveFactor],
  [/^replicates$/, (text) => text.replicates],
  [/^leastTotal$/, (text) => text.leastTotal],
  [/^areas/, (text) => text.areasList],
];

const partFields: readonly (readonly [RegExp, (text: FormText) => string])[] = [
  [/^name$/, (text) => text.partName],
  [/^eligibility/, (text) => text.eligibility],
  [/^strata/, (text) => text.strata],
  [/^allocation\.perStratumByLevel/, (text) => text.byLevel],
  [/^allocation\.perStratum$/, (text) => text.perStratum],
  [/^allocation\.total$/, (text) => text.total],
  [/^allocation\.floor$/, (text) => text.floor],
  [/^allocation\.cap$/, (text) => text.cap],
  [/^allocation\.deviations/, (text) => text.deviations],
  [/^allocation\.deviation$/, (text) => text.deviation],
  [/^allocation\.(total\.)?e$/, (text) => text.e],
  [/^allocation\.(total\.)?z$/, (text) => text.z],
  [/^allocation\.(total\.)?p$/, (text) => text.p],
  [/^allocation/, (text) => text.allocation],
  [/^stages$/, (text) => text.stages],
];

/** The field that a path of read-plan.ts is about; the part is named when the plan has several. */
export function faultPlace(
  where: string,
  draft: PlanDraft,
  text: FormText,
  number: (value: number) => string,
): string {
  const inPart = /^parts\[(\d+)\]\.(.*)$/.exec(where);
  if (inPart === null) return wholeFields.find(([path]) => path.test(where))?.[1](text) ?? text.parts;
  const index = Number(inPart[1]);
  const field = fieldOfPart(inPart[2] ?? '', text, number);
  if (draft.parts.length === 1) return field;
  const typed = draft.parts[index]?.name.trim() ?? '';
  return `${typed === '' ? text.part(number(index + 1)) : typed} · ${field}`;
}

function fieldOfPart(path: string, text: FormText, number: (value: number) => string): string {
  const placed = /^(allocation\.tiers|stages)\[(\d+)\]/.exec(path);
  if (placed !== null) {
    const at = number(Number(placed[2]) + 1);
    return placed[1] === 'stages' ? text.stage(at) : `${text.allocation}, ${text.tier(at)}`;
  }
  return partFields.find(([each]) => each.test(path))?.[1](text) ?? text.parts;
}
