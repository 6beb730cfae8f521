// How often keying was wrong, by person and by question, of the forms that were keyed twice and are settled.
import { useFormat, useText } from '#client/text/text.ts';
import { DataTable } from '#client/ui/data-table.tsx';
import { Section } from '#client/ui/page.tsx';
import type { PaperFormsView } from '#contract/paper-forms.ts';

import classes from './paper-forms.module.css';

type Errors = NonNullable<PaperFormsView['errors']>;
type Row = Errors['clerks'][number];

export function ErrorTables({ errors }: { errors: Errors }) {
  const text = useText().paperForms.errors;
  const format = useFormat();
  const table = (caption: string, head: string, rows: readonly Row[]) => (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={({ key }) => key}
      exportName={caption}
      columns={[
        { key: 'key', header: head, value: ({ key }: Row) => key, cell: ({ key }: Row) => key },
        {
          key: 'compared',
          header: text.compared,
          align: 'end',
          width: '9rem',
          value: ({ compared }: Row) => compared,
          cell: ({ compared }: Row) => format.number(compared),
        },
        {
          key: 'wrong',
          header: text.wrong,
          align: 'end',
          width: '7rem',
          value: ({ wrong }: Row) => wrong,
          cell: ({ wrong }: Row) => format.number(wrong),
        },
        {
          key: 'rate',
          header: text.rate,
          align: 'end',
          width: '7rem',
          value: ({ compared, wrong }: Row) => wrong / compared,
          cell: ({ compared, wrong }: Row) => format.percent((100 * wrong) / compared, 2),
        },
      ]}
    />
  );
  return (
    <Section title={text.title}>
      <p className={classes.note}>{text.lead}</p>
      {table(text.byClerk, text.clerk, errors.clerks)}
      {table(
        text.byQuestion,
        text.question,
        errors.questions.filter(({ wrong }) => wrong > 0),
      )}
    </Section>
  );
}
