// How the first rows read with the mapping as it is now, each with its fate.
import { Refusal } from '#client/api/client.ts';
import { useLanguage } from '#client/text/language.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { DataTable } from '#client/ui/data-table.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { Section } from '#client/ui/page.tsx';
import type { ListRow } from '#contract/lists.ts';
import { fates } from '#domain/lists/fates.ts';
import { fateLabels } from '#domain/lists/reasons.ts';

import classes from './mapping.module.css';
import { useRowColumns } from './row-columns.tsx';
import type { MappingForm } from './use-mapping-form.ts';

const noRows: readonly ListRow[] = [];

export function MappingPreviewTable({ form }: { form: MappingForm }) {
  const { common, lists } = useText();
  const text = lists.mapping.preview;
  const format = useFormat();
  const language = useLanguage();
  const { preview, fault, isWorking, retry } = form.trial;
  // No row fits the mapping as it is: a state on the way, not a fault.
  const isUnreadable = fault instanceof Refusal && fault.code === 'input-invalid';
  const rows = preview?.rows ?? noRows;
  const columns = useRowColumns(rows);
  const title = form.isRead ? text.titleRead : text.title;
  const counts = fates.toReversed().flatMap((fate) => {
    const count = rows.filter((row) => row.fate === fate).length;
    return count === 0
      ? []
      : [`${format.number(count)} ${fateLabels[fate][language].toLocaleLowerCase(language)}`];
  });
  return (
    <Section
      title={title}
      actions={
        <span className={classes.note} role="status">
          {isWorking
            ? text.working
            : rows.length > 0 && `${text.counts(format.number(rows.length))} ${counts.join(', ')}`}
        </span>
      }
    >
      <FaultNote fault={isUnreadable ? null : fault} onRetry={retry} />
      {isUnreadable ? (
        <EmptyState title={text.none}>{text.noneText}</EmptyState>
      ) : preview === null ? (
        fault === null && <p className={classes.note}>{common.loading(text.what)}</p>
      ) : (
        <div className={classes.preview} aria-busy={isWorking} data-empty={rows.length === 0 || undefined}>
          <DataTable
            caption={title}
            columns={columns}
            rows={rows}
            rowKey={(row) => `${row.sheet} ${row.rowNumber}`}
            empty={<EmptyState title={text.none}>{text.noneText}</EmptyState>}
            scrolls
          />
        </div>
      )}
    </Section>
  );
}
