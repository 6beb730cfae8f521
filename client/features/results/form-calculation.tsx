// Forms issued, collected and valid: the shares with their counts, and what each count is made of.
import { useLanguage } from '#client/text/language.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { Figure, Figures } from '#client/ui/figure.tsx';
import { Page, Section } from '#client/ui/page.tsx';
import type { FieldworkView } from '#contract/fieldwork.ts';
import { formReasonWords, validFormText } from '#domain/results/valid-form-words.ts';
import { formReasons } from '#domain/results/valid-forms.ts';

import classes from './breakdown.module.css';
import { FieldworkLink } from './fieldwork-link.tsx';

export function FormCalculation({ view }: { view: FieldworkView }) {
  const { breakdown, calculation, forms: text } = useText();
  const language = useLanguage();
  const format = useFormat();
  const { forms } = view;
  const onPaper = forms.modes.some(({ mode }) => mode === 'paper');
  return (
    <Page
      title={breakdown.calculation.title(text.title)}
      lead={[view.survey.name, format.dayTime(view.takenAt)].join(' · ')}
      actions={<FieldworkLink surveyId={view.survey.id} />}
    >
      <Figures>
        <Figure label={text.issued} value={format.number(forms.issued)} />
        <Figure label={text.collected} value={format.number(forms.collected)} />
        <Figure label={text.valid} value={format.number(forms.valid)} />
      </Figures>
      <Section title={breakdown.calculation.formula}>
        <Divisions forms={forms} />
      </Section>
      <Section title={calculation.forms.counts}>
        <p className={classes.words}>{calculation.forms.issued}</p>
        <p className={classes.words}>{calculation.forms.collected}</p>
        <Rejected forms={forms} />
        <Modes forms={forms} />
      </Section>
      <Section title={calculation.forms.rule}>
        <p className={classes.words}>{validFormText({ ...forms.rule, onPaper })[language]}</p>
        <p className={classes.words}>{calculation.forms.source}</p>
      </Section>
    </Page>
  );
}

function Divisions({ forms }: { forms: FieldworkView['forms'] }) {
  const { calculation, forms: text } = useText();
  const format = useFormat();
  const { issued, collected, valid } = forms;
  const rows = [
    [calculation.forms.share(text.collected, text.issued), collected, issued, forms.collectedOfIssued],
    [calculation.forms.share(text.valid, text.collected), valid, collected, forms.validOfCollected],
    [calculation.forms.share(text.valid, text.issued), valid, issued, forms.validOfIssued],
  ] as const;
  return rows.map(([name, above, below, share]) => (
    <p key={name} className={classes.words}>
      {name}:{' '}
      {share === null
        ? calculation.undefinedRate['denominator-zero']
        : calculation.division(format.number(above), format.number(below), format.percent(share, 2))}
    </p>
  ));
}

/** Collected ones in lines that add up: the valid, and the others each under its first reason. */
function Rejected({ forms }: { forms: FieldworkView['forms'] }) {
  const { forms: text } = useText();
  const language = useLanguage();
  const format = useFormat();
  return (
    <table className={classes.table}>
      <tbody>
        <tr>
          <th scope="row">{text.valid}</th>
          <td data-align="end">{format.number(forms.valid)}</td>
        </tr>
        {formReasons.map((reason) => (
          <tr key={reason}>
            <th scope="row">
              {text.rejected}: {formReasonWords[reason][language]} ({reason})
            </th>
            <td data-align="end">{format.number(forms.rejected[reason] ?? 0)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{text.collected}</th>
          <td data-align="end">{format.number(forms.collected)}</td>
        </tr>
      </tbody>
    </table>
  );
}

function Modes({ forms }: { forms: FieldworkView['forms'] }) {
  const { breakdown } = useText();
  const format = useFormat();
  return forms.modes.map(({ mode, collected, valid }) => (
    <p key={mode} className={classes.words}>
      {breakdown.fieldwork.mode(breakdown.values[mode], format.number(collected), format.number(valid))}
    </p>
  ));
}
