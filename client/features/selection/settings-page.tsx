// How interviews are chosen from now on: probability, weights of the evidence, the operators' test.
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useParams } from 'react-router';

import { useAct, useLoaded } from '#client/api/queries.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { NumberField } from '#client/ui/number-field.tsx';
import { Page, Section } from '#client/ui/page.tsx';
import { getOperatorTests, getSelection, setSelectionSettings } from '#contract/selection.ts';
import { evidenceNames } from '#domain/back-checks/evidence/rule.ts';
import type { SelectionSettings } from '#domain/back-checks/selection-settings.ts';

import { SelectionViews } from './selection-views.tsx';
import classes from './selection.module.css';
import {
  draftOf,
  faultsOf,
  limits,
  settingsOf,
  weightLimits,
  type DraftFault,
  type Field,
  type Limits,
  type PlainField,
} from './settings-fields.ts';

const chance: readonly PlainField[] = [
  'floor',
  'perOperator',
  'perAgency',
  'weekOfOperator',
  'tolerableRisk',
  'perRisk',
  'expectedBad',
  'expectationWeight',
];
const test: readonly PlainField[] = ['p0', 'p1', 'alpha', 'beta'];

export function SelectionSettingsPage() {
  const { surveyId = '' } = useParams();
  const text = useText().selection;
  const { settings } = useLoaded(getSelection, { params: { surveyId }, query: {} });
  return (
    <Page title={text.title} lead={text.settings.lead} actions={<SelectionViews surveyId={surveyId} />}>
      <SettingsForm surveyId={surveyId} settings={settings} />
    </Page>
  );
}

function SettingsForm({ surveyId, settings }: { surveyId: string; settings: SelectionSettings }) {
  const all = useText().selection;
  const text = all.settings;
  const [draft, setDraft] = useState(() => draftOf(settings));
  const [tried, setTried] = useState(false);
  const said = useSaidFault();
  const save = useAct(setSelectionSettings, { invalidates: [getSelection, getOperatorTests] });
  const faults = faultsOf(draft);
  const isFaulty = Object.keys(faults).length > 0;
  const field = (name: Field, label: string, its: Limits, description?: string) => (
    <NumberField
      key={name}
      label={label}
      {...(description === undefined ? {} : { description })}
      value={draft[name]}
      onChange={(value) => {
        setDraft({ ...draft, [name]: value });
        save.reset();
      }}
      percent={its.percent ?? false}
      whole={its.whole ?? false}
      error={tried && faults[name] !== undefined ? said(faults[name]) : null}
    />
  );
  return (
    <form
      className={classes.settings}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!isFaulty) save.mutate({ params: { surveyId }, body: settingsOf(draft) });
      }}
    >
      <Section title={text.chance}>
        <div className={classes.fields}>
          {chance.map((name) =>
            field(name, text[name as 'floor'], limits[name], name === 'floor' ? text.floorNote : undefined),
          )}
        </div>
      </Section>
      <Section title={text.evidence}>
        <p className={classes.note}>{text.evidenceNote}</p>
        <div className={classes.fields}>
          {evidenceNames.map((name) => field(name, all.evidence.names[name], weightLimits))}
          {field('separation', text.separation, limits.separation)}
          {field('hangUpGrace', text.hangUpGrace, limits.hangUpGrace)}
        </div>
      </Section>
      <Section title={text.test}>
        <div className={classes.fields}>
          {test.map((name) => field(name, text[name as 'p0'], limits[name]))}
        </div>
      </Section>
      <FaultNote fault={save.error} />
      <div className={classes.acts}>
        <Button type="submit" loading={save.isPending}>
          {text.save}
        </Button>
        <p role="status" className={classes.note}>
          {tried && isFaulty ? text.faulty : save.isSuccess ? text.saved : ''}
        </p>
      </div>
    </form>
  );
}

function useSaidFault(): (fault: DraftFault) => string {
  const text = useText().selection.settings;
  const format = useFormat();
  return (fault) => {
    if (fault.kind !== 'outside') return text[fault.kind];
    const { from, to, percent } = fault.limits;
    const shown = (value: number) => (percent ? format.percent(100 * value) : format.number(value));
    return text.outside(shown(from), shown(to));
  };
}
