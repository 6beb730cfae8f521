// Everything that is wrong with the plan being written, in the reader's words.
import { useLanguage } from '#client/text/language.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { planFaultSentence } from '#domain/samples/fault-sentences.ts';

import { readAreas } from './areas-text.ts';
import { faultPlace } from './fault-place.ts';
import { formFaults } from './form-faults.ts';
import type { SaidFault } from './plan-faults.ts';
import type { PlanForm } from './use-plan-form.ts';

export function useSaidFaults({ draft, reading }: PlanForm): SaidFault[] {
  const text = useText().plans.form;
  const language = useLanguage();
  const format = useFormat();
  const number = (value: number) => format.number(value);
  const said = (where: string, sentence: string): SaidFault => ({
    where,
    sentence,
    place: faultPlace(where, draft, text, number),
  });
  const typed = formFaults(draft).map((fault) =>
    said(
      fault.where,
      fault.code === 'class-repeated'
        ? text.classRepeated(fault.name)
        : text.areaLine(number(fault.line), text.areaFaults[fault.code]),
    ),
  );
  const { lines } = readAreas(draft.areas);
  const judged = 'faults' in reading ? reading.faults : [];
  return [
    ...typed,
    ...judged.map((fault) => {
      const sentence = planFaultSentence(fault)[language];
      const line = lines[Number(/^areas\[(\d+)\]/.exec(fault.where)?.[1])];
      return said(fault.where, line === undefined ? sentence : text.areaLine(number(line), sentence));
    }),
  ];
}
