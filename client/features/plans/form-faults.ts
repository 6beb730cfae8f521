// What is wrong with what was typed before it is a plan at all: lines of areas that cannot be read, a class named twice. Pure.
import { readAreas, type AreaFaultCode } from './areas-text.ts';
import type { PlanDraft } from './plan-draft.ts';

export type FormFault =
  | { where: string; code: AreaFaultCode; line: number }
  | { where: string; code: 'class-repeated'; name: string };

export function formFaults(draft: PlanDraft): FormFault[] {
  const areas = readAreas(draft.areas).faults.map(({ line, code }): FormFault => ({
    where: 'areas',
    code,
    line,
  }));
  const classes = draft.parts.flatMap((part, partIndex) =>
    part.stages.flatMap((stage, stageIndex): FormFault[] => {
      if (stage.how !== 'byClass') return [];
      const names = stage.classes.map(({ name }) => name.trim());
      const repeated = names.find((name, index) => names.indexOf(name) < index);
      if (repeated === undefined) return [];
      const where = `parts[${partIndex}].stages[${stageIndex}].take.byClass`;
      return [{ where, code: 'class-repeated', name: repeated }];
    }),
  );
  return [...areas, ...classes];
}
