// When the figures were taken, and what reads differently since the time before.
import { useFormat, useText } from '#client/text/text.ts';
import { Section } from '#client/ui/page.tsx';
import type { ReportView } from '#contract/reports.ts';

import classes from './report.module.css';

export function FiguresTaken({ report }: { report: ReportView }) {
  const text = useText().reports;
  const format = useFormat();
  if (report.since === null) return null;
  const { takenAt, changes } = report.since;
  const former = format.dayTime(takenAt);
  if (changes.length === 0) return <p className={classes.note}>{text.same(former)}</p>;
  return (
    <Section title={text.since(former)}>
      <table className={classes.changes} lang="vi">
        <thead>
          <tr>
            <th scope="col">{text.changes.what}</th>
            <th scope="col" data-align="end">
              {text.changes.before}
            </th>
            <th scope="col" data-align="end">
              {text.changes.after}
            </th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ what, before, after }) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td data-align="end">{before}</td>
              <td data-align="end">{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
