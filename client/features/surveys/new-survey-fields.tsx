// The fields of a new survey, in the three parts of its form.
import { NumberInput, Select, TextInput } from '@mantine/core';

import { useFormat, useText } from '#client/text/text.ts';
import { DayInput } from '#client/ui/day-input.tsx';

import { recheckOf, type DraftField, type SurveyDraft, type VersionChoice } from './new-survey-draft.ts';
import classes from './surveys.module.css';

interface FieldsProps {
  draft: SurveyDraft;
  change: (part: Partial<SurveyDraft>) => void;
  errorOf: (field: DraftField) => string | null;
}

export function PlanFields({ draft, change, errorOf }: FieldsProps) {
  const text = useText().surveys.form;
  return (
    <>
      <TextInput
        className={classes.wide ?? ''}
        label={text.name}
        description={text.nameNote}
        value={draft.name}
        error={errorOf('name')}
        onChange={(event) => change({ name: event.currentTarget.value })}
        data-autofocus
      />
      <TextInput
        label={text.authority}
        description={text.authorityNote}
        value={draft.authority}
        error={errorOf('authority')}
        onChange={(event) => change({ authority: event.currentTarget.value })}
      />
      <TextInput
        label={text.planNumber}
        description={text.planNumberNote}
        value={draft.planNumber}
        error={errorOf('planNumber')}
        onChange={(event) => change({ planNumber: event.currentTarget.value })}
      />
      <TextInput
        label={text.verificationPhone}
        description={text.verificationPhoneNote}
        value={draft.verificationPhone}
        error={errorOf('verificationPhone')}
        onChange={(event) => change({ verificationPhone: event.currentTarget.value })}
        inputMode="tel"
      />
      <TextInput
        label={text.code}
        description={text.codeNote}
        value={draft.code}
        error={errorOf('code')}
        onChange={(event) => change({ code: event.currentTarget.value })}
        spellCheck={false}
      />
    </>
  );
}

export function DatesFields({ draft, change, errorOf }: FieldsProps) {
  const text = useText().surveys.form;
  const day = (field: 'periodFrom' | 'periodTo' | 'startsOn' | 'endsOn') => ({
    label: text[field],
    placeholder: text.dayPlaceholder,
    value: draft[field],
    error: errorOf(field),
    onChange: (on: string) => change({ [field]: on }),
  });
  return (
    <>
      <DayInput {...day('periodFrom')} />
      <DayInput {...day('periodTo')} />
      <p className={`${classes.note} ${classes.wide}`}>{text.periodNote}</p>
      <DayInput {...day('startsOn')} />
      <DayInput {...day('endsOn')} />
      <p className={`${classes.note} ${classes.wide}`}>{text.callingNote}</p>
    </>
  );
}

interface Version extends VersionChoice {
  title: string;
}

export function FormsFields({
  draft,
  change,
  errorOf,
  versions,
}: FieldsProps & { versions: readonly Version[] }) {
  const text = useText().surveys.form;
  const format = useFormat();
  const choice = (field: 'interviewVersionId' | 'backCheckVersionId', offered: readonly Version[]) => ({
    data: offered.map(({ id, title, version }) => ({
      value: id,
      label: text.version(title, format.number(version)),
    })),
    value: draft[field] === '' ? null : draft[field],
    error: errorOf(field),
    disabled: offered.length === 0,
    allowDeselect: false,
  });
  const interviews = versions.filter(({ purpose }) => purpose === 'interview');
  const rechecks = versions.filter(({ repeats }) => repeats.includes(draft.interviewVersionId));
  return (
    <>
      <Select
        className={classes.wide ?? ''}
        label={text.interviewVersion}
        description={interviews.length === 0 ? text.noVersions : undefined}
        onChange={(id) =>
          change({
            interviewVersionId: id ?? '',
            backCheckVersionId: recheckOf(versions, id ?? '', draft.backCheckVersionId),
          })
        }
        {...choice('interviewVersionId', interviews)}
      />
      <Select
        label={text.backCheckVersion}
        description={rechecks.length === 0 ? text.noRechecks : text.rechecksNote}
        onChange={(id) => change({ backCheckVersionId: id ?? '' })}
        {...choice('backCheckVersionId', rechecks)}
      />
      <NumberInput
        label={text.backCheckRate}
        description={text.backCheckRateNote}
        value={draft.backCheckPercent}
        onChange={(percent) => change({ backCheckPercent: Number(percent) })}
        error={errorOf('backCheckPercent')}
        min={3}
        max={100}
        clampBehavior="none"
        suffix=" %"
      />
    </>
  );
}
