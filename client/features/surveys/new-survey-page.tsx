// The form for a new survey. It checks with the contract's own schema and says in words what is not right.
import { Button } from '@mantine/core';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';

import { useAct, useLoaded } from '#client/api/queries.ts';
import { paths } from '#client/paths.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { Page, Section } from '#client/ui/page.tsx';
import { listQuestionnaireVersions } from '#contract/questionnaires.ts';
import { createSurvey, listSurveys } from '#contract/surveys.ts';

import { checkDraft, codeFrom, draftFor, type DraftField, type SurveyDraft } from './new-survey-draft.ts';
import { DatesFields, FormsFields, PlanFields } from './new-survey-fields.tsx';
import classes from './surveys.module.css';

const today = () => new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });

export function NewSurveyPage() {
  const text = useText().surveys.form;
  const format = useFormat();
  const navigate = useNavigate();
  const versions = useLoaded(listQuestionnaireVersions, {});
  const [draft, setDraft] = useState(() => draftFor(today(), versions));
  const [isOwnCode, setOwnCode] = useState(false);
  /** How often the form was sent. */
  const [sent, setSent] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const create = useAct(createSurvey, {
    invalidates: [listSurveys],
    onDone: (survey) => void navigate(paths.survey(survey.id)),
  });

  const checked = checkDraft(draft);
  const faults = sent > 0 && 'faults' in checked ? checked.faults : null;
  const change = (part: Partial<SurveyDraft>) => {
    if (part.code !== undefined) setOwnCode(true);
    const followed = part.name !== undefined && !isOwnCode ? { code: codeFrom(part.name) } : {};
    setDraft({ ...draft, ...part, ...followed });
  };
  const errorOf = (field: DraftField): string | null => {
    const fault = faults?.get(field);
    return fault === undefined ? null : text.faults[fault];
  };
  const fields = { draft, change, errorOf };
  const submit = () => {
    setSent(sent + 1);
    if ('survey' in checked) create.mutate({ body: checked.survey });
  };

  useEffect(() => {
    if (sent > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [sent]);

  return (
    <Page title={text.title} lead={text.lead}>
      <form
        ref={form}
        className={classes.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Part title={text.sections.plan}>
          <PlanFields {...fields} />
        </Part>
        <Part title={text.sections.dates}>
          <DatesFields {...fields} />
        </Part>
        <Part title={text.sections.forms}>
          <FormsFields {...fields} versions={versions} />
        </Part>
        <div className={classes.submit}>
          {faults !== null && (
            <p role="alert" className={classes.blocked}>
              {text.faults.summary(format.number(faults.size))}
            </p>
          )}
          <FaultNote fault={create.error} />
          <Button type="submit" loading={create.isPending}>
            {text.submit}
          </Button>
        </div>
      </form>
    </Page>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Section title={title}>
      <div className={classes.pair}>{children}</div>
    </Section>
  );
}
