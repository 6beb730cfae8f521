// Forms issued, collected and valid, why the others are not, and which they are.
import { useLoaded } from '#client/api/queries.ts';
import { useLanguage } from '#client/text/language.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { DataTable } from '#client/ui/data-table.tsx';
import { Figure, Figures } from '#client/ui/figure.tsx';
import { Section } from '#client/ui/page.tsx';
import { getRejectedForms, type FieldworkView, type RejectedFormsView } from '#contract/fieldwork.ts';
import { formReasonWords, validFormText } from '#domain/results/valid-form-words.ts';
import { formReasons } from '#domain/results/valid-forms.ts';

import classes from './breakdown.module.css';
import { FieldworkFigureLink } from './fieldwork-link.tsx';

interface FormCountsProps {
  surveyId: string;
  forms: FieldworkView['forms'];
}

export function FormCounts({ surveyId, forms }: FormCountsProps) {
  const {
    forms: text,
    breakdown: { fieldwork, values },
  } = useText();
  const format = useFormat();
  const language = useLanguage();
  const percent = (share: number | null) => format.percent(share, 2);
  const counted = (count: number) => (
    <FieldworkFigureLink surveyId={surveyId} of="forms">
      {format.number(count)}
    </FieldworkFigureLink>
  );
  const rejected = formReasons.filter((reason) => (forms.rejected[reason] ?? 0) > 0);
  return (
    <Section title={text.title}>
      <Figures>
        <Figure label={text.issued} value={counted(forms.issued)} />
        <Figure
          label={text.collected}
          value={counted(forms.collected)}
          note={text.ofIssued(percent(forms.collectedOfIssued))}
        />
        <Figure
          label={text.valid}
          value={counted(forms.valid)}
          note={`${text.ofCollected(percent(forms.validOfCollected))}, ${text.ofIssued(percent(forms.validOfIssued))}`}
        />
      </Figures>
      {forms.modes.some(({ mode }) => mode !== 'telephone') && (
        <p className={classes.words}>
          {forms.modes
            .map(({ mode, collected, valid }) =>
              fieldwork.mode(values[mode], format.number(collected), format.number(valid)),
            )
            .join(' · ')}
        </p>
      )}
      <p className={classes.words}>
        {
          validFormText({ ...forms.rule, onPaper: forms.modes.some(({ mode }) => mode === 'paper') })[
            language
          ]
        }
      </p>
      {rejected.length > 0 && (
        <>
          <p className={classes.words}>
            {text.rejected}:{' '}
            {rejected
              .map(
                (reason) => `${formReasonWords[reason][language]} ${format.number(forms.rejected[reason])}`,
              )
              .join(' · ')}
            . {text.once}
          </p>
          <RejectedForms surveyId={surveyId} />
        </>
      )}
    </Section>
  );
}

type Row = RejectedFormsView['forms'][number];

function RejectedForms({ surveyId }: { surveyId: string }) {
  const text = useText().forms;
  const format = useFormat();
  const language = useLanguage();
  const { forms, total } = useLoaded(getRejectedForms, { params: { surveyId } });
  const reasonsOf = ({ reasons }: Row) =>
    reasons.map((reason) => `${formReasonWords[reason][language]} (${reason})`).join('; ');
  const stratumOf = ({ agency, field }: Row) => [agency, field].filter((part) => part !== '').join(' · ');
  return (
    <details className={classes.more}>
      <summary>{text.which(format.number(total))}</summary>
      <DataTable
        caption={text.rejected}
        rows={forms}
        rowKey={({ interviewId }) => interviewId}
        exportName="rejected-forms"
        columns={[
          {
            key: 'form',
            header: text.form,
            width: '7rem',
            value: ({ interviewId }: Row) => interviewId,
            cell: ({ interviewId }: Row) => <span title={interviewId}>{interviewId.slice(0, 8)}</span>,
          },
          { key: 'stratum', header: text.stratum, value: stratumOf, cell: stratumOf },
          {
            key: 'ended',
            header: text.ended,
            width: '9rem',
            value: ({ endedAt }: Row) => endedAt,
            cell: ({ endedAt }: Row) => (endedAt === null ? '' : format.dayTime(endedAt)),
          },
          {
            key: 'operator',
            header: text.operator,
            width: '8rem',
            value: ({ operator }: Row) => operator,
            cell: ({ operator }: Row) => operator,
          },
          { key: 'reasons', header: text.reasons, value: reasonsOf, cell: reasonsOf },
        ]}
      />
      {forms.length < total && <p className={classes.words}>{text.newest(format.number(forms.length))}</p>}
    </details>
  );
}
