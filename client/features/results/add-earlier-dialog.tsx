// An earlier period comes in: a survey of the system, or a table that is looked at before it is kept.
import { Button, FileButton, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';

import { useAct } from '#client/api/queries.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { DataTable } from '#client/ui/data-table.tsx';
import { Dialog } from '#client/ui/dialog.tsx';
import { FaultNote } from '#client/ui/fault-note.tsx';
import {
  addEarlierSurvey,
  getEarlier,
  readEarlierTable,
  type EarlierTableRead,
  type EarlierView,
} from '#contract/earlier.ts';
import { getImprovement } from '#contract/improvement.ts';

import classes from './open-answers.module.css';

interface DialogProps {
  surveyId: string;
  view: EarlierView;
  onClose: () => void;
}

export function AddEarlierDialog({ surveyId, view, onClose }: DialogProps) {
  const text = useText().earlier.add;
  const [label, setLabel] = useState('');
  const [chosen, setChosen] = useState('');
  const invalidates = [getEarlier, getImprovement];
  const addSurvey = useAct(addEarlierSurvey, { invalidates, onDone: onClose });
  const look = useAct(readEarlierTable);
  const keep = useAct(readEarlierTable, { invalidates, onDone: onClose });
  const file = look.variables?.file;
  const isNamed = label.trim().length >= 2;
  const send = (act: typeof look, table: File, keeping: 'yes' | 'no') =>
    act.mutate({ params: { surveyId }, query: { label: label.trim(), keep: keeping }, file: table });
  return (
    <Dialog opened onClose={onClose} title={text.title} size="lg">
      <TextInput
        data-autofocus
        label={text.label}
        description={text.named}
        value={label}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
      <div className={classes.line}>
        <NativeSelect
          label={text.survey}
          value={chosen}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={[
            { value: '', label: text.choose },
            ...view.surveys.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <Button
          variant="default"
          disabled={!isNamed || chosen === ''}
          loading={addSurvey.isPending}
          onClick={() => addSurvey.mutate({ params: { surveyId }, body: { label, earlierSurveyId: chosen } })}
        >
          {text.addSurvey}
        </Button>
      </div>
      <FaultNote fault={addSurvey.error} />
      <div className={classes.line}>
        <strong>{text.file}</strong>
        <FileButton accept=".xlsx,.csv,.tsv,.txt" onChange={(table) => table && send(look, table, 'no')}>
          {(props) => (
            <Button {...props} variant="default" disabled={!isNamed} loading={look.isPending}>
              {text.pick}
            </Button>
          )}
        </FileButton>
      </div>
      <p className={classes.about}>{text.shape}</p>
      <FaultNote fault={look.error ?? keep.error} />
      {look.data && file && (
        <>
          <Looked name={file.name} read={look.data} />
          <div className={classes.line}>
            <Button
              disabled={look.data.figures.length === 0 || !isNamed}
              loading={keep.isPending}
              onClick={() => send(keep, file, 'yes')}
            >
              {text.keep}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
}

const shownAtMost = 12;

/** What was read of a table, and every row that cannot be taken with its place. */
function Looked({ name, read }: { name: string; read: EarlierTableRead }) {
  const { add: text, agency, measure, overall, then, whole, interviewsThen } = useText().earlier;
  const format = useFormat();
  return (
    <div role="status">
      <p>{text.looked(name, format.number(read.figures.length), format.number(read.faults.length))}</p>
      {read.faults.length > 0 && (
        <DataTable
          caption={text.fault}
          columns={[
            {
              key: 'row',
              header: text.row,
              align: 'end',
              width: '4rem',
              cell: (row) => format.number(row.rowNumber),
            },
            { key: 'column', header: text.column, cell: (row) => row.column },
            { key: 'value', header: text.value, cell: (row) => row.value },
            { key: 'fault', header: text.fault, cell: (row) => text.faults[row.fault] },
          ]}
          rows={read.faults}
          rowKey={(row) => `${row.sheet} ${row.rowNumber} ${row.column}`}
        />
      )}
      <DataTable
        caption={name}
        columns={[
          { key: 'agency', header: agency, cell: (row) => row.agency || whole },
          { key: 'code', header: measure, cell: (row) => (row.code === 'overall' ? overall : row.code) },
          { key: 'score', header: then, align: 'end', cell: (row) => format.number(row.score, 2) },
          { key: 'n', header: interviewsThen, align: 'end', cell: (row) => format.number(row.interviews) },
          { key: 'se', header: '±', align: 'end', cell: (row) => format.number(row.se, 2) },
        ]}
        rows={read.figures.slice(0, shownAtMost)}
        rowKey={(row) => `${row.agency} ${row.code}`}
      />
    </div>
  );
}
