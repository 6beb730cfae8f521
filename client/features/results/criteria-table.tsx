// Criteria of one aspect by the figure that each is reported by; those without one stand below, option by option.
import { useFormat, useText } from '#client/text/text.ts';
import { Bar } from '#client/ui/bar.tsx';
import type { SharesView } from '#contract/breakdown.ts';

import classes from './breakdown.module.css';
import { useIntervalText } from './interval-text.ts';
import { ShareLink } from './share-link.tsx';

interface CriteriaTableProps {
  surveyId: string;
  questions: SharesView['questions'];
}

export function CriteriaTable({ surveyId, questions }: CriteriaTableProps) {
  const text = useText();
  const format = useFormat();
  const interval = useIntervalText();
  const { shares } = text.breakdown;
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{text.forms.criterion}</th>
          <th scope="col">{text.forms.figure}</th>
          <th scope="col" data-align="end">
            {shares.share}
          </th>
          <th scope="col" data-align="end">
            {text.breakdown.interval}
          </th>
          <th scope="col" data-align="end">
            {text.forms.validAnswers}
          </th>
          <th scope="col" style={{ width: '10rem' }} aria-hidden="true" />
        </tr>
      </thead>
      <tbody>
        {questions.map(({ name, label, valid, indicator }) => {
          const figure = indicator?.figure;
          return (
            figure && (
              <tr key={name}>
                <th scope="row">
                  {indicator.criterion}. {label}
                </th>
                <td>{figure.label}</td>
                <td data-align="end">
                  <ShareLink surveyId={surveyId} question={name} option={null}>
                    {format.percent(figure.share, 2)}
                  </ShareLink>
                </td>
                <td data-align="end">{interval(figure.error)}</td>
                <td data-align="end">{format.number(valid)}</td>
                <td>{figure.share !== null && <Bar label={label} value={figure.share} target={100} />}</td>
              </tr>
            )
          );
        })}
      </tbody>
    </table>
  );
}
