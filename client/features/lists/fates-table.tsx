// How many rows had each fate; choosing one filters the rows below (`?fate=`).
import { Anchor } from '@mantine/core';
import { Link } from 'react-router';

import { useLanguage } from '#client/text/language.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { Bar } from '#client/ui/bar.tsx';
import { Section } from '#client/ui/page.tsx';
import { fates, type ListSummary } from '#contract/lists.ts';
import { fateLabels } from '#domain/lists/reasons.ts';

import classes from './count-table.module.css';
import { useFate } from './fate-in-address.ts';

/** Accepted first: it is what the list is for; then the others in the order in which they are judged. */
const shownFates = ['accepted', ...fates.filter((fate) => fate !== 'accepted')] as const;

export function FatesTable({ summary }: { summary: ListSummary }) {
  const text = useText().lists.fates;
  const language = useLanguage();
  const format = useFormat();
  const chosen = useFate();
  const share = (count: number) => (summary.rows === 0 ? null : (100 * count) / summary.rows);
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
            return (
              <tr key={fate} data-chosen={chosen === fate || undefined}>
                <th scope="row">
                  <Link
                    to={{ search: `?fate=${fate}` }}
                    preventScrollReset
                    className={classes.choice}
                    aria-current={chosen === fate ? 'true' : undefined}
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
      </table>
      <p className={classes.foot}>
        {chosen === null ? (
          text.hint
        ) : (
          <Anchor component={Link} underline="always" to={{ search: '' }} preventScrollReset inherit>
            {text.all} ({format.number(summary.rows)})
          </Anchor>
        )}
      </p>
    </Section>
  );
}
