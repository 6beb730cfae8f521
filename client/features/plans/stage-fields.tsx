// Areas drawn before persons: districts, communes, villages, each within those drawn above it.
import { Button, Select } from '@mantine/core';

import { useFormat, useText } from '#client/text/text.ts';
import { NumberField } from '#client/ui/number-field.tsx';
import { areaKeys, type AreaKey } from '#domain/samples/plan.ts';

import { ClassFields } from './class-fields.tsx';
import { More } from './more.tsx';
import type { PartDraft, StageDraft } from './plan-draft.ts';
import { usePlanFaults } from './plan-faults.ts';
import classes from './plan-form.module.css';
import type { PlanForm } from './use-plan-form.ts';

interface StagesProps {
  part: PartDraft;
  where: string;
  onChange: (fields: Partial<PartDraft>) => void;
  form: PlanForm;
  index: number;
}

export function StageFields({ part, where, onChange, form, index }: StagesProps) {
  const { form: text, areas } = useText().plans;
  const format = useFormat();
  const { under, at } = usePlanFaults();
  const { stages } = part;
  const next = areasBelow(stages)[0];
  const put = (changed: readonly StageDraft[]) =>
    onChange({ stages: [...changed], strata: strataWith(part.strata, changed) });
  const changeStage = (place: number, fields: Partial<StageDraft>) =>
    put(stages.map((stage, each) => (each === place ? { ...stage, ...fields } : stage)));
  const remove = (place: number) =>
    form.remove(text.stage(format.number(place + 1)), {
      parts: form.draft.parts.map((each, number) =>
        number === index ? { ...each, stages: stages.toSpliced(place, 1) } : each,
      ),
    });
  return (
    <More
      title={text.stages}
      holds={stages.length === 0 ? text.stagesNone : stages.map(({ area }) => areas[area]).join(' → ')}
      isFaulty={under(where)}
    >
      <p className={classes.note}>{text.stagesNote}</p>
      {at(where) !== null && (
        <p role="alert" className={classes.fault}>
          {at(where)}
        </p>
      )}
      {stages.map((stage, place) => (
        <OneStage
          key={place}
          stage={stage}
          number={format.number(place + 1)}
          where={`${where}[${place}]`}
          onChange={(fields) => changeStage(place, fields)}
          onRemove={() => remove(place)}
        />
      ))}
      {next !== undefined && (
        <Button
          variant="default"
          size="xs"
          onClick={() =>
            put([...stages, { area: next, how: 'number', count: 3, classes: [], chances: 'equal' }])
          }
        >
          {text.addStage}
        </Button>
      )}
    </More>
  );
}

/** A stratum lies in one drawn area: the areas of all stages are among the keys, before the others. */
function strataWith(strata: PartDraft['strata'], stages: readonly StageDraft[]): PartDraft['strata'] {
  const missing = stages.map(({ area }) => area).filter((area) => !strata.includes(area));
  return [...new Set(missing), ...strata];
}

/** The areas smaller than the last stage's. */
function areasBelow(stages: readonly StageDraft[]): AreaKey[] {
  const last = stages.at(-1)?.area;
  return areaKeys.slice(areaKeys.findIndex((area) => area === last) + 1);
}

interface OneStageProps {
  stage: StageDraft;
  number: string;
  where: string;
  onChange: (fields: Partial<StageDraft>) => void;
  onRemove: () => void;
}

const hows = ['number', 'all', 'byClass'] as const;
const usualClasses = ['I', 'II', 'III'];

function OneStage({ stage, number, where, onChange, onRemove }: OneStageProps) {
  const { form: text, areas } = useText().plans;
  const { at } = usePlanFaults();
  const chooseHow = (how: StageDraft['how']) =>
    onChange({
      how,
      ...(how === 'byClass' && stage.classes.length === 0
        ? { classes: usualClasses.map((name) => ({ name, take: null })) }
        : {}),
    });
  return (
    <fieldset className={classes.stage}>
      <legend>{text.stage(number)}</legend>
      <div className={classes.triple}>
        <Select
          label={text.area}
          data={areaKeys.map((area) => ({ value: area, label: areas[area] }))}
          value={stage.area}
          onChange={(area) => onChange({ area: area ?? stage.area })}
          error={at(`${where}.area`)}
          allowDeselect={false}
        />
        <Select
          label={text.take}
          data={hows.map((how) => ({ value: how, label: text.takes[how] }))}
          value={stage.how}
          onChange={(how) => chooseHow(how ?? stage.how)}
          error={stage.how === 'number' ? null : at(`${where}.take`)}
          allowDeselect={false}
        />
        <Select
          label={text.chances}
          data={(['equal', 'by-size'] as const).map((each) => ({ value: each, label: text.chancesOf[each] }))}
          value={stage.chances}
          onChange={(chances) => onChange({ chances: chances ?? stage.chances })}
          error={at(`${where}.chances`)}
          allowDeselect={false}
        />
      </div>
      {stage.how === 'number' && (
        <NumberField
          className={classes.short}
          label={text.takeCount}
          whole
          value={stage.count}
          onChange={(count) => onChange({ count })}
          error={at(`${where}.take`)}
        />
      )}
      {stage.how === 'byClass' && (
        <ClassFields stage={stage} where={`${where}.take.byClass`} onChange={onChange} />
      )}
      <div>
        <Button variant="default" size="xs" onClick={onRemove}>
          {text.removeStage(number)}
        </Button>
      </div>
    </fieldset>
  );
}
