// The rows of the file that are no transactions, so that its rows add up for whoever opens it beside this.
import { useFormat, useText } from '#client/text/text.ts';
import type { ListSummary } from '#contract/lists.ts';

import classes from './lists.module.css';

const kinds = ['title', 'header', 'totals', 'note', 'blank'] as const;

export function SkippedRows({ summary: { rows, skipped } }: { summary: ListSummary }) {
  const text = useText().lists.skipped;
  const format = useFormat();
  if (skipped === undefined) return null;
  const some = kinds.filter((kind) => skipped[kind] > 0);
  const others = some.reduce((sum, kind) => sum + skipped[kind], 0);
  const whole = text.whole(format.number(rows + others), format.number(rows), format.number(others));
  return (
    <p className={classes.skipped}>
      {whole}
      {some.length > 0 &&
        ` (${some.map((kind) => text.kinds[kind](format.number(skipped[kind]))).join(', ')})`}
      .
    </p>
  );
}
