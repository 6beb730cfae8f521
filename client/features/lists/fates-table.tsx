// How many rows had each fate, and that they add up; choosing one filters the rows below (`?fate=`).
import { Link } from 'react-router';

import { useLanguage } from '#client/text/language.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { Bar } from '#client/ui/bar.tsx';
import { Section } from '#client/ui/page.tsx';
import { StatusMark } from '#client/ui/status-mark.tsx';
import type { ListSummary } from '#contract/lists.ts';
import { fates } from '#domain/lists/fates.ts';
import { fateLabels } from '#domain/lists/reasons.ts';

import classes from './count-table.module.css';
import { useRowsFilter } from './rows-filter.ts';

/** Accepted first: it is what the list is for; then the others in the order in which they are judged. */
const shownFates = ['accepted', ...fates.filter((fate) => fate !== 'accepted')] as const;

export function FatesTable({ summary }: { summary: ListSummary }) {
  const text = useText().lists.fates;
  const language = useLanguage();
  const format = useFormat();
  const { filter, to } = useRowsFilter();
  const share = (count: number) => (summary.rows === 0 ? null : (100 * count) / summary.rows);
  const sum = fates.reduce((all, fate) => all + (summary.fates[fate] ?? 0), 0);
  return (
    <Section title={text.title}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{text.fate}</th>
            <th scope="col" data-align="end">
              {text.count}
            </th>
            <th scope="col" colSpan={2} data-align="end">
              {text.share}
            </th>
          </tr>
        </thead>
        <tbody>
          {shownFates.map((fate) => {
            const count = summary.fates[fate] ?? 0;
            const label = fateLabels[fate][language];
            const isChosen = filter.fate === fate;
            return (
              <tr key={fate} data-chosen={isChosen || undefined}>
                <th scope="row">
                  <Link
                    to={to({ fate: isChosen ? null : fate })}
                    preventScrollReset
                    className={classes.choice}
                    aria-current={isChosen ? 'true' : undefined}
                  >
                    {label}
                  </Link>
                </th>
                <td data-align="end">{format.number(count)}</td>
                <td className={classes.bar}>
                  <Bar label={label} value={count} target={summary.rows} />
                </td>
                <td data-align="end">{format.percent(share(count), 1)}</td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{text.sum}</th>
            <td data-align="end">{format.number(sum)}</td>
            <td colSpan={2} data-align="end">
              {format.percent(share(sum), 1)}
            </td>
          </tr>
        </tfoot>
      </table>
      <p className={classes.foot}>
        {sum === summary.rows ? (
          <StatusMark kind="done">{text.equal}</StatusMark>
        ) : (
          <StatusMark kind="trouble">
            {text.unequal(format.number(sum), format.number(summary.rows))}
          </StatusMark>
        )}
      </p>
      <p className={classes.foot}>{text.hint}</p>
    </Section>
  );
}
