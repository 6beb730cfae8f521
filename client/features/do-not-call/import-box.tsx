// Loads a file of numbers and says what became of each row.
import { Button, FileButton } from '@mantine/core';
import { useState, type DragEvent } from 'react';

import { useAct } from '#client/api/queries.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { DataTable } from '#client/ui/data-table.tsx';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { Figure, Figures } from '#client/ui/figure.tsx';
import type { ResponseOf } from '#client/api/client.ts';
import { getDoNotCall, importDoNotCall } from '#contract/do-not-call.ts';

import classes from './do-not-call.module.css';

export function ImportBox() {
  const text = useText().doNotCall.file;
  const [isOver, setOver] = useState(false);
  const load = useAct(importDoNotCall, { invalidates: [getDoNotCall] });
  const name = load.variables?.file?.name ?? '';
  const send = (file: File | null | undefined) => {
    if (file) load.mutate({ file });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!load.isPending) send(event.dataTransfer.files[0]);
  };
  return (
    <section className={classes.part} aria-label={text.title}>
      <h2 className={classes.heading}>{text.title}</h2>
      <div
        className={classes.box}
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {load.isPending ? (
          <p role="status" className={classes.line}>
            {text.sending(name)}
          </p>
        ) : (
          <>
            <p className={classes.line}>{isOver ? text.dropNow : text.drop}</p>
            <FileButton accept=".xlsx,.csv,.tsv,.txt" onChange={send}>
              {(props) => (
                <Button {...props} variant="default">
                  {text.choose}
                </Button>
              )}
            </FileButton>
          </>
        )}
      </div>
      <p className={classes.note}>{text.note}</p>
      <FaultNote fault={load.error} />
      {load.data && <ImportResult name={name} result={load.data} />}
    </section>
  );
}

function ImportResult({ name, result }: { name: string; result: ResponseOf<typeof importDoNotCall> }) {
  const text = useText().doNotCall.file;
  const format = useFormat();
  const { rows, added, alreadyListed, unreadable } = result;
  return (
    <div role="status" className={classes.result}>
      <p className={classes.line}>{text.result(name)}</p>
      <Figures>
        <Figure label={text.rows} value={format.number(rows)} />
        <Figure label={text.added} value={format.number(added)} />
        <Figure label={text.already} value={format.number(alreadyListed)} />
        <Figure label={text.unreadable} value={format.number(rows - added - alreadyListed)} />
      </Figures>
      {unreadable.length > 0 && (
        <>
          <p className={classes.note}>{text.unreadableNote}</p>
          <div className={classes.scroll}>
            <DataTable
              caption={text.unreadableTitle}
              columns={[
                {
                  key: 'row',
                  header: text.rowNumber,
                  align: 'end',
                  width: '4rem',
                  value: (row) => row.rowNumber,
                  cell: (row) => format.number(row.rowNumber),
                },
                { key: 'text', header: text.text, value: (row) => row.text, cell: (row) => row.text },
              ]}
              rows={unreadable}
              rowKey={(row) => String(row.rowNumber)}
              exportName={text.exportName}
            />
          </div>
        </>
      )}
    </div>
  );
}
