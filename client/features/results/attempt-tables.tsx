// How many attempts an interview takes, at which hours people answer, how attempts end.
import { useFormat, useText } from '#client/text/text.ts';
import { DataTable } from '#client/ui/data-table.tsx';
import { Figure, Figures } from '#client/ui/figure.tsx';
import { Section } from '#client/ui/page.tsx';
import type { FieldworkView } from '#contract/fieldwork.ts';

import classes from './breakdown.module.css';
import { FieldworkFigureLink } from './fieldwork-link.tsx';
import { useOutcomeName } from './outcome-name.ts';

type Hour = FieldworkView['attempts']['byHour'][number];

const perComplete = ({ attempts, completes }: Hour): number | null =>
  completes === 0 ? null : attempts / completes;

interface AttemptTablesProps {
  surveyId: string;
  attempts: FieldworkView['attempts'];
}

export function AttemptTables({ surveyId, attempts }: AttemptTablesProps) {
  const { fieldwork: text } = useText().breakdown;
  const nameOf = useOutcomeName();
  const format = useFormat();
  const outcomes = attempts.byOutcome.map(({ disposition, attempts: count }) => ({
    name: nameOf(disposition),
    count,
  }));
  const counted = <Row,>(key: string, header: string, of: (row: Row) => number) => ({
    key,
    header,
    align: 'end' as const,
    width: '6rem',
    value: of,
    cell: (row: Row) => format.number(of(row)),
  });
  return (
    <Section title={text.attempts}>
      <Figures>
        <Figure label={text.attempts} value={format.number(attempts.total)} />
        <Figure
          label={text.perComplete}
          value={
            <FieldworkFigureLink surveyId={surveyId} of="attempts">
              {format.number(attempts.perComplete, 2)}
            </FieldworkFigureLink>
          }
        />
      </Figures>
      <div className={classes.columns}>
        <DataTable
          caption={text.hour}
          rows={attempts.byHour}
          rowKey={({ hour }) => String(hour)}
          exportName="attempts-by-hour"
          columns={[
            { key: 'hour', header: text.hour, value: ({ hour }) => hour, cell: ({ hour }) => `${hour}:00` },
            counted('attempts', text.attemptCount, (row: Hour) => row.attempts),
            counted('contacts', text.contacts, (row: Hour) => row.contacts),
            counted('completes', text.completes, (row: Hour) => row.completes),
            {
              key: 'per-complete',
              header: text.perComplete,
              align: 'end',
              width: '8rem',
              value: perComplete,
              cell: (row: Hour) => format.number(perComplete(row), 2),
            },
          ]}
        />
        <DataTable
          caption={text.outcome}
          rows={outcomes}
          rowKey={({ name }) => name}
          exportName="attempts-by-outcome"
          columns={[
            { key: 'name', header: text.outcome, value: ({ name }) => name, cell: ({ name }) => name },
            counted('attempts', text.attemptCount, (row: (typeof outcomes)[number]) => row.count),
          ]}
        />
      </div>
    </Section>
  );
}
