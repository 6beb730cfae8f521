// What of a survey may be changed while it runs: days and hours of calling, tries, waits, the limit of the wrap-up.
import { Button, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { Link, useParams } from 'react-router';

import { useAct, useLoaded } from '#client/api/queries.ts';
import { useWho } from '#client/frame/who.ts';
import { paths } from '#client/paths.ts';
import { useLanguage } from '#client/text/language.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { DayInput } from '#client/ui/day-input.tsx';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import { NumberField } from '#client/ui/number-field.tsx';
import { Page, Section } from '#client/ui/page.tsx';
import { isAllowed } from '#contract/access.ts';
import { getSurvey, listSurveys } from '#contract/surveys.ts';
import { getSurveySettings, setSurveySettings, type SurveySettings } from '#contract/survey-settings.ts';
import { dispositionOf } from '#domain/attempts/dispositions.ts';
import { countRules } from '#domain/cases/call-rule-limits.ts';
import { retryDispositions } from '#domain/cases/call-rules.ts';

import {
  hourKinds,
  readSettings,
  settingsDraft,
  weekdays,
  type SettingsDraft,
  type SettingsFault,
  type SettingsField,
} from './settings-draft.ts';
import classes from './settings.module.css';

export function SettingsPage() {
  const { surveyId = '' } = useParams();
  const text = useText().surveySettings;
  const survey = useLoaded(getSurvey, { params: { surveyId } });
  const settings = useLoaded(getSurveySettings, { params: { surveyId } });
  const mayChange = isAllowed(setSurveySettings.access, useWho().role);
  return (
    <Page
      title={text.title}
      lead={`${survey.name}. ${mayChange ? text.lead : text.readOnly}`}
      actions={<Link to={paths.survey(surveyId)}>{text.back}</Link>}
    >
      <SettingsForm surveyId={surveyId} settings={settings} mayChange={mayChange} />
    </Page>
  );
}

interface FormProps {
  surveyId: string;
  settings: SurveySettings;
  mayChange: boolean;
}

function SettingsForm({ surveyId, settings, mayChange }: FormProps) {
  const text = useText().surveySettings;
  const language = useLanguage();
  const said = useSaidFault();
  const [draft, setDraft] = useState(() => settingsDraft(settings));
  const [tried, setTried] = useState(false);
  const save = useAct(setSurveySettings, { invalidates: [getSurveySettings, getSurvey, listSurveys] });
  const read = readSettings(draft, settings);
  const change = (part: Partial<SettingsDraft>) => {
    setDraft({ ...draft, ...part });
    save.reset();
  };
  const place = useRef<HTMLFormElement>(null);
  const submit = () => {
    setTried(true);
    if ('settings' in read) save.mutate({ params: { surveyId }, body: read.settings });
    // The lines in red are painted first.
    else
      requestAnimationFrame(() => place.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
  };
  useKeys([{ key: 'Ctrl+S', label: text.save, run: submit }], { enabled: mayChange, group: text.title });
  const errorOf = (field: SettingsField) => {
    const fault = tried && 'faults' in read ? read.faults.get(field) : undefined;
    return fault === undefined ? null : said(fault);
  };
  return (
    <form
      ref={place}
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <fieldset className={classes.all} disabled={!mayChange}>
        <Section title={text.days.title}>
          <div className={classes.fields}>
            {(['startsOn', 'endsOn'] as const).map((field) => (
              <DayInput
                key={field}
                label={text.days[field]}
                placeholder={text.days.placeholder}
                value={draft[field]}
                error={errorOf(field)}
                onChange={(on) => change({ [field]: on })}
              />
            ))}
            <TextInput
              label={text.days.verificationPhone}
              value={draft.verificationPhone}
              error={errorOf('verificationPhone')}
              onChange={(event) => change({ verificationPhone: event.currentTarget.value })}
              inputMode="tel"
            />
            <TextInput
              className={classes.wide ?? ''}
              label={text.days.holidays}
              description={text.days.holidaysNote}
              value={draft.holidays}
              error={errorOf('holidays')}
              onChange={(event) => change({ holidays: event.currentTarget.value })}
            />
          </div>
        </Section>
        <Section title={text.hours.title}>
          <p className={classes.note}>{text.hours.note}</p>
          <div className={classes.week}>
            <span />
            {hourKinds.map((kind) => (
              <strong key={kind}>{text.hours[kind]}</strong>
            ))}
            {weekdays.map((weekday) => [
              <span key={weekday}>{text.hours.weekdays[weekday]}</span>,
              ...hourKinds.map((kind) => (
                <TextInput
                  key={`${kind}-${weekday}`}
                  aria-label={`${text.hours.weekdays[weekday]}, ${text.hours[kind]}`}
                  placeholder={text.hours.none}
                  value={draft.windows[kind][weekday]}
                  error={errorOf(`${kind}-${weekday}`)}
                  onChange={(event) =>
                    change({
                      windows: {
                        ...draft.windows,
                        [kind]: { ...draft.windows[kind], [weekday]: event.currentTarget.value },
                      },
                    })
                  }
                />
              )),
            ])}
          </div>
        </Section>
        <Section title={text.counts.title}>
          <div className={classes.fields}>
            {countRules.map((name) => (
              <NumberField
                key={name}
                label={text.counts[name]}
                description={name === 'wrapUpSeconds' ? text.counts.wrapUpNote : undefined}
                value={draft.counts[name]}
                whole
                error={errorOf(name)}
                onChange={(value) => change({ counts: { ...draft.counts, [name]: value } })}
              />
            ))}
          </div>
        </Section>
        <Section title={text.retry.title}>
          <p className={classes.note}>{text.retry.note}</p>
          <div className={classes.fields}>
            {retryDispositions.map((name) => (
              <NumberField
                key={name}
                label={dispositionOf(name)[language]}
                value={draft.retry[name]}
                whole
                error={errorOf(name)}
                onChange={(value) => change({ retry: { ...draft.retry, [name]: value } })}
              />
            ))}
          </div>
        </Section>
      </fieldset>
      <FaultNote fault={save.error} />
      {mayChange && (
        <div className={classes.acts}>
          <Button
            type="submit"
            loading={save.isPending}
            aria-keyshortcuts="Control+S"
            rightSection={<KeyHint name="Ctrl+S" />}
          >
            {text.save}
          </Button>
          <p role="status" className={classes.note}>
            {tried && 'faults' in read ? text.faulty : save.isSuccess ? text.saved : text.effect}
          </p>
        </div>
      )}
    </form>
  );
}

function useSaidFault(): (fault: SettingsFault) => string {
  const text = useText().surveySettings.faults;
  const format = useFormat();
  return (fault) =>
    fault.kind === 'outside'
      ? text.outside(format.number(fault.from), format.number(fault.to))
      : text[fault.kind];
}
