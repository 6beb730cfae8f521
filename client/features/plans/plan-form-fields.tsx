// The form of a whole plan: what it is called, its parts, how is drawn, the areas that stages draw from.
import { Button, Select, Textarea, TextInput } from '@mantine/core';

import { useFormat, useText } from '#client/text/text.ts';
import { NumberField } from '#client/ui/number-field.tsx';
import type { PlanPreview } from '#contract/plans.ts';

import { AreasField } from './areas-field.tsx';
import { PartFields } from './part-fields.tsx';
import { freshPart } from './plan-draft.ts';
import { usePlanFaults } from './plan-faults.ts';
import classes from './plan-form.module.css';
import type { PlanForm } from './use-plan-form.ts';

interface FieldsProps {
  form: PlanForm;
  /** What the planner expects, for the names of strata; null while no survey is chosen. */
  preview: PlanPreview | null;
}

export function PlanFormFields({ form, preview }: FieldsProps) {
  const text = useText().plans.form;
  const format = useFormat();
  const { draft, change } = form;
  return (
    <>
      <TitleFields form={form} />
      <section className={classes.group} aria-label={text.parts}>
        <h2 className={classes.heading}>{text.parts}</h2>
        <p className={classes.note}>{text.partsNote}</p>
        {draft.parts.map((part, index) => (
          <PartFields key={index} form={form} index={index} part={part} preview={preview} />
        ))}
        <Button
          variant="default"
          size="xs"
          onClick={() =>
            change({
              parts: [...draft.parts, freshPart(text.part(format.number(draft.parts.length + 1)))],
            })
          }
        >
          {text.addPart}
        </Button>
      </section>
      <DrawingFields form={form} />
      <AreasField form={form} />
    </>
  );
}

function TitleFields({ form: { draft, change } }: { form: PlanForm }) {
  const text = useText().plans.form;
  const { at } = usePlanFaults();
  return (
    <section className={classes.group} aria-label={text.label}>
      <TextInput
        label={text.title}
        value={draft.title}
        error={at('title')}
        onChange={(event) => change({ title: event.currentTarget.value })}
        autoComplete="off"
      />
      <Textarea
        label={text.source}
        description={text.sourceNote}
        value={draft.source}
        error={at('source')}
        onChange={(event) => change({ source: event.currentTarget.value })}
        autosize
        maxRows={4}
      />
      <Textarea
        label={text.notCovered}
        description={text.notCoveredNote}
        value={draft.notCovered}
        error={at('notCovered')}
        onChange={(event) => change({ notCovered: event.currentTarget.value })}
        autosize
        maxRows={6}
      />
    </section>
  );
}

function DrawingFields({ form: { draft, change } }: { form: PlanForm }) {
  const { words, form: text } = useText().plans;
  const { at } = usePlanFaults();
  return (
    <section className={classes.group} aria-label={text.drawing}>
      <h2 className={classes.heading}>{text.drawing}</h2>
      <div className={`${classes.pair} ${classes.pairEven}`}>
        <Select
          label={text.selection}
          data={[
            { value: 'simple-random', label: words.selections['simple-random'] },
            { value: 'systematic', label: words.selections.systematic },
          ]}
          value={draft.selection}
          onChange={(selection) => change({ selection: selection ?? 'simple-random' })}
          error={at('selection')}
          allowDeselect={false}
        />
        <NumberField
          label={text.reserveFactor}
          description={text.reserveFactorNote}
          value={draft.reserveFactor}
          onChange={(reserveFactor) => change({ reserveFactor })}
          error={at('reserveFactor')}
        />
        <NumberField
          label={text.replicates}
          description={text.replicatesNote}
          whole
          value={draft.replicates}
          onChange={(replicates) => change({ replicates })}
          error={at('replicates')}
        />
        <NumberField
          label={text.leastTotal}
          placeholder={text.leastTotalNote}
          whole
          value={draft.leastTotal}
          onChange={(leastTotal) => change({ leastTotal })}
          error={at('leastTotal')}
        />
      </div>
    </section>
  );
}
