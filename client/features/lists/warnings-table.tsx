// What is worth knowing about the rows of a list without refusing them, the most frequent first; each filters the rows.
import { Link } from 'react-router';

import { useLanguage } from '#client/text/language.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { Section } from '#client/ui/page.tsx';
import type { ListSummary } from '#contract/lists.ts';
import { listWarnings, warningSentences } from '#domain/lists/warnings.ts';

import classes from './count-table.module.css';
import { useRowsFilter } from './rows-filter.ts';

export function WarningsTable({ summary }: { summary: ListSummary }) {
  const text = useText().lists.warnings;
  const language = useLanguage();
  const format = useFormat();
  const { filter, to } = useRowsFilter();
  const counted = listWarnings
    .map((warning) => ({ warning, count: summary.warnings[warning] ?? 0 }))
    .filter(({ count }) => count > 0)
    .toSorted((left, right) => right.count - left.count);
  return (
    <Section title={text.title}>
      {counted.length === 0 ? (
        <p className={classes.foot}>{text.none}</p>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{text.warning}</th>
              <th scope="col" data-align="end">
                {text.count}
              </th>
            </tr>
          </thead>
          <tbody>
            {counted.map(({ warning, count }) => {
              const isChosen = filter.warning === warning;
              return (
                <tr key={warning} data-chosen={isChosen || undefined}>
                  <th scope="row">
                    <Link
                      to={to({ warning: isChosen ? null : warning })}
                      preventScrollReset
                      className={classes.choice}
                      aria-current={isChosen ? 'true' : undefined}
                    >
                      {warningSentences[warning][language]}
                    </Link>
                  </th>
                  <td data-align="end">{format.number(count)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {(summary.fates.duplicate ?? 0) > 0 && counted.length > 0 && (
        <p className={classes.foot}>{text.duplicates}</p>
      )}
    </Section>
  );
}
