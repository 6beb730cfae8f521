// The survey's rule of the index, to be changed with a reason.
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';

import { useAct } from '#client/api/queries.ts';
import { useText } from '#client/text/text.ts';
import { Dialog } from '#client/ui/dialog.tsx';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { NumberField } from '#client/ui/number-field.tsx';
import { changeIndexRule, getBreakdown, getShares } from '#contract/breakdown.ts';
import { getFieldwork, getRejectedForms } from '#contract/fieldwork.ts';
import type { IndexRule } from '#contract/index-rule.ts';
import { getIndex, getPrecision } from '#contract/results.ts';
import { readVietnameseNumber } from '#domain/results/vietnamese-number.ts';

import classes from './breakdown.module.css';
import { isFaultyShare, OutcomeRateFields } from './outcome-rate-fields.tsx';
import { ValidFormFields } from './valid-form-fields.tsx';

interface RuleSettingsProps {
  surveyId: string;
  rule: IndexRule;
  opened: boolean;
  onClose: () => void;
}

export function RuleSettings({ surveyId, rule, opened, onClose }: RuleSettingsProps) {
  const text = useText().breakdown.settings;
  const [draft, setDraft] = useState(rule);
  const [weights, setWeights] = useState(weightsText(rule.weights ?? {}));
  const [reason, setReason] = useState('');
  const act = useAct(changeIndexRule, {
    invalidates: [getIndex, getBreakdown, getShares, getFieldwork, getRejectedForms, getPrecision],
    onDone: onClose,
  });
  const read = readWeights(weights);
  const areWeightsFaulty = draft.rollup === 'custom' && read === null;
  const isFaulty = areWeightsFaulty || isFaultyShare(draft);
  const choice = <Key extends 'item' | 'rollup' | 'weighting' | 'responseClass' | 'loneUnits'>(
    key: Key,
    label: string,
    names: Readonly<Record<IndexRule[Key], string>>,
  ) => (
    <NativeSelect
      label={label}
      value={draft[key]}
      onChange={(event) => setDraft({ ...draft, [key]: event.currentTarget.value })}
      data={Object.entries<string>(names).map(([value, name]) => ({ value, label: name }))}
    />
  );
  const number = (
    key: 'minimumClass' | 'minimumInterviews' | 'minimumCell',
    label: string,
    empty: number,
  ) => (
    <NumberField
      label={label}
      value={draft[key]}
      whole
      onChange={(value) => setDraft({ ...draft, [key]: value ?? empty })}
    />
  );
  const isSilent = reason.trim().length < 3;
  const save = () => {
    const { weights: _former, ...plain } = draft;
    const changed = draft.rollup === 'custom' && read !== null ? { ...plain, weights: read } : plain;
    act.mutate({ params: { surveyId }, body: { rule: changed, reason } });
  };
  return (
    <Dialog opened={opened} onClose={onClose} title={text.title} size="xl">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Part title={text.parts.scores}>
          {choice('item', text.item, text.items)}
          {choice('rollup', text.rollup, text.rollups)}
          {draft.rollup === 'custom' && (
            <TextInput
              className={classes.whole ?? ''}
              label={text.weights}
              value={weights}
              onChange={(event) => setWeights(event.currentTarget.value)}
              error={areWeightsFaulty ? text.weightsFaulty : null}
            />
          )}
        </Part>
        <Part title={text.parts.weights}>
          {choice('weighting', text.weighting, text.weightings)}
          {draft.weighting === 'response' && (
            <>
              {choice('responseClass', text.responseClass, text.responseClasses)}
              {number('minimumClass', text.minimumClass, 0)}
            </>
          )}
        </Part>
        <Part title={text.parts.errors}>
          {choice('loneUnits', text.loneUnits, text.loneUnitRules)}
          <NumberField
            label={text.targetMargin}
            value={draft.targetMargin}
            onChange={(targetMargin) => setDraft({ ...draft, targetMargin })}
          />
          {number('minimumInterviews', text.minimumInterviews, 1)}
          {number('minimumCell', text.minimumCell, 10)}
        </Part>
        <Part title={text.parts.rates}>
          <OutcomeRateFields rule={draft} onChange={setDraft} />
        </Part>
        <Part title={text.parts.forms}>
          <ValidFormFields rule={draft} onChange={setDraft} />
        </Part>
        <Part title={text.parts.reason}>
          <TextInput
            className={classes.whole ?? ''}
            label={text.reason}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </Part>
        <div className={classes.end}>
          <Button type="submit" loading={act.isPending} disabled={isFaulty || isSilent}>
            {text.save}
          </Button>
          {isSilent && <span>{text.needsReason}</span>}
        </div>
        {act.error && <FaultNote fault={act.error} />}
      </form>
    </Dialog>
  );
}

/** Settings that belong together, under their name. */
function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className={classes.part}>
      <legend>{title}</legend>
      <div className={classes.fields}>{children}</div>
    </fieldset>
  );
}

function weightsText(weights: Readonly<Record<string, number>>): string {
  return Object.entries(weights)
    .map(([code, weight]) => `${code}=${String(weight).replace('.', ',')}`)
    .join('; ');
}

/** Null when a part is not code=number. */
function readWeights(text: string): Record<string, number> | null {
  const pairs = text
    .split(';')
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [code = '', value = ''] = part.split('=');
      return [code.trim().toUpperCase(), readVietnameseNumber(value.trim(), 'score')] as const;
    });
  const read = pairs.flatMap(([code, weight]) =>
    weight === null || code === '' ? [] : [[code, weight] as const],
  );
  return read.length === pairs.length && read.length > 0 ? Object.fromEntries(read) : null;
}
