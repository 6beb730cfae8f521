// How many attempts an interview takes: the attempts by how they ended, and the division.
import { useFormat, useText } from '#client/text/text.ts';
import { Figure, Figures } from '#client/ui/figure.tsx';
import { Page, Section } from '#client/ui/page.tsx';
import type { FieldworkView } from '#contract/fieldwork.ts';

import classes from './breakdown.module.css';
import { FieldworkLink } from './fieldwork-link.tsx';
import { useOutcomeName } from './outcome-name.ts';

export function AttemptCalculation({ view }: { view: FieldworkView }) {
  const { breakdown, calculation } = useText();
  const text = calculation.attempts;
  const format = useFormat();
  const nameOf = useOutcomeName();
  const { total, perComplete, byOutcome } = view.attempts;
  const completes = byOutcome.find(({ disposition }) => disposition === 'complete')?.attempts ?? 0;
  return (
    <Page
      title={breakdown.calculation.title(breakdown.fieldwork.perComplete)}
      lead={[view.survey.name, format.dayTime(view.takenAt)].join(' · ')}
      actions={<FieldworkLink surveyId={view.survey.id} />}
    >
      <Figures>
        <Figure label={breakdown.fieldwork.perComplete} value={format.number(perComplete, 2)} size="large" />
        <Figure label={breakdown.fieldwork.attempts} value={format.number(total)} />
      </Figures>
      <Section title={breakdown.calculation.formula}>
        <p className={classes.words}>{text.formula}</p>
        <p className={classes.words}>
          {perComplete === null
            ? calculation.undefinedRate['denominator-zero']
            : calculation.division(
                format.number(total),
                format.number(completes),
                format.number(perComplete, 4),
              )}
        </p>
        <p className={classes.words}>{text.byOutcome}</p>
        <table className={classes.table}>
          <tbody>
            {byOutcome.map(({ disposition, attempts }) => (
              <tr key={disposition}>
                <th scope="row">{nameOf(disposition)}</th>
                <td data-align="end">{format.number(attempts)}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">{breakdown.fieldwork.attempts}</th>
              <td data-align="end">{format.number(total)}</td>
            </tr>
          </tbody>
        </table>
        <p className={classes.words}>{text.byHour}</p>
      </Section>
      <Section title={calculation.forms.rule}>
        <p className={classes.words}>{text.rule}</p>
        <p className={classes.words}>{text.source}</p>
      </Section>
    </Page>
  );
}
