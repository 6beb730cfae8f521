// How the figure of a cell stands among those of its table: its rank, and what is behind "significant" and "not".
import { useLoaded } from '#client/api/queries.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { Section } from '#client/ui/page.tsx';
import { getBreakdown } from '#contract/breakdown.ts';

import classes from './breakdown.module.css';

interface CellDifferencesProps {
  surveyId: string;
  /** What the table goes by. */
  by: string;
  and: string | null;
  measure: string;
  /** The values of the cell. */
  of: readonly { label: string }[];
}

export function CellDifferences({ surveyId, by, and, measure, of }: CellDifferencesProps) {
  const { breakdown: text, calculation } = useText();
  const format = useFormat();
  const view = useLoaded(getBreakdown, {
    params: { surveyId },
    query: { by, measure, ...(and !== null && { and }) },
  });
  const cell = view.cells.find(({ labels }) => labels.every((label, at) => label === of[at]?.label));
  if (cell === undefined) return null;
  const { rank, next, whole } = cell;
  const compared = [
    ...(next === null ? [] : [{ what: text.next, ...next }]),
    ...(whole === null ? [] : [{ what: text.whole, ...whole }]),
  ];
  return (
    <Section title={calculation.differences}>
      <p className={classes.words}>
        {rank === null
          ? text.below(format.number(view.rule.minimumInterviews))
          : calculation.ranked(format.number(rank))}
      </p>
      {compared.map(({ what, difference, se, probability, significant }) => (
        <p key={what} className={classes.words}>
          {calculation.tested(
            what,
            format.signed(difference, 2),
            format.number(se, 3),
            format.number(probability, 4),
            significant ? text.significant : text.notSignificant,
          )}
        </p>
      ))}
      {compared.length > 0 && <p className={classes.words}>{text.tests}</p>}
    </Section>
  );
}
