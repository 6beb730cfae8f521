// What was published, the latest first, each with the way to its public page.
import { useFormat, useText } from '#client/text/text.ts';
import type { EditionView } from '#contract/publications.ts';

import classes from './publications.module.css';

export function EditionsTable({ code, editions }: { code: string; editions: readonly EditionView[] }) {
  const text = useText().publications;
  const format = useFormat();
  if (editions.length === 0) return <p className={classes.note}>{text.none}</p>;
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{text.columns.edition}</th>
          <th scope="col">{text.columns.at}</th>
          <th scope="col">{text.columns.by}</th>
          <th scope="col">{text.columns.score}</th>
          <th scope="col">{text.columns.reason}</th>
          <th scope="col">{text.columns.digest}</th>
        </tr>
      </thead>
      <tbody>
        {editions.map((edition) => (
          <tr key={edition.id}>
            <th scope="row">
              <a
                href={`/cong-bo/${encodeURIComponent(code)}/${edition.number}`}
                target="_blank"
                rel="noreferrer"
              >
                {text.open(format.number(edition.number))}
              </a>
            </th>
            <td>{format.dayTime(edition.publishedAt)}</td>
            <td>{edition.publishedBy}</td>
            <td>{format.number(edition.overall, 2)}</td>
            <td>{edition.reason}</td>
            <td>
              <code className={classes.digest}>{edition.manifestDigest}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
