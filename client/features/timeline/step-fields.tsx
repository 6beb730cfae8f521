// One step being written.
import { NativeSelect, Textarea, TextInput } from '@mantine/core';

import { useFormat, useText } from '#client/text/text.ts';
import { evidenceKeys } from '#domain/timeline/evidence.ts';

import type { TypedStep } from './kept-plan.ts';
import classes from './timeline.module.css';
import { faultsOf } from './use-plan-form.ts';

interface StepFieldsProps {
  step: TypedStep;
  number: number;
  onWrite: (changed: Partial<TypedStep>) => void;
}

export function StepFields({ step, number, onWrite }: StepFieldsProps) {
  const text = useText().timeline;
  const format = useFormat();
  const faults = faultsOf(step);
  return (
    <div
      className={classes.fields}
      role="group"
      aria-label={text.editor.group(format.number(number))}
      lang="vi"
    >
      <span className={classes.number}>{format.number(number)}</span>
      <Textarea
        label={text.columns.content}
        autosize
        minRows={1}
        maxLength={600}
        value={step.content}
        error={faults.includes('content') ? text.editor.faults.content : undefined}
        onChange={(event) => onWrite({ content: event.currentTarget.value })}
      />
      <TextInput
        label={text.columns.lead}
        maxLength={300}
        value={step.lead}
        onChange={(event) => onWrite({ lead: event.currentTarget.value })}
      />
      <TextInput
        label={text.columns.cooperating}
        maxLength={600}
        value={step.cooperating}
        onChange={(event) => onWrite({ cooperating: event.currentTarget.value })}
      />
      <TextInput
        label={text.columns.due}
        value={step.due}
        autoComplete="off"
        error={faults.includes('due') ? text.editor.faults.due(step.due) : undefined}
        onChange={(event) => onWrite({ due: event.currentTarget.value })}
      />
      <TextInput
        label={text.columns.product}
        maxLength={300}
        value={step.product}
        onChange={(event) => onWrite({ product: event.currentTarget.value })}
      />
      <NativeSelect
        label={text.editor.evidence}
        value={step.evidence ?? ''}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          onWrite({ evidence: evidenceKeys.find((key) => key === chosen) ?? null });
        }}
        data={[
          { value: '', label: text.editor.byHand },
          ...evidenceKeys.map((key) => ({ value: key, label: text.evidence[key] })),
        ]}
      />
    </div>
  );
}
