// One list: its file, and what became of its rows; while it is read, how far; when it could not be read, why.
import { Button } from '@mantine/core';

import { hrefOf } from '#client/api/client.ts';
import { useLanguage } from '#client/text/language.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { Figure, Figures } from '#client/ui/figure.tsx';
import { getReturnedList, type ListSummary, type TransactionList } from '#contract/lists.ts';
import { faultSentence } from '#domain/lists/fault-sentences.ts';
import { listFaultCodes } from '#domain/lists/list-fault.ts';

import { FatesTable } from './fates-table.tsx';
import { ListStatus } from './file-list.tsx';
import { ListRows } from './list-rows.tsx';
import classes from './lists.module.css';
import { ReadingProgress } from './reading-progress.tsx';
import { WarningsTable } from './warnings-table.tsx';

interface ListDetailProps {
  list: TransactionList;
  /** When this was read from the server, milliseconds since the epoch. */
  receivedAtMs: number;
}

export function ListDetail({ list, receivedAtMs }: ListDetailProps) {
  const text = useText().lists;
  const format = useFormat();
  return (
    <article aria-label={list.fileName}>
      <div className={classes.head}>
        <div>
          <h2 className={classes.file}>{list.fileName}</h2>
          <ListStatus status={list.status} />
          <div className={classes.aside}>
            {text.uploaded(format.dayTime(list.uploadedAt), format.bytes(list.byteSize))}
          </div>
          <div className={classes.aside}>{text.digest(list.fileSha256)}</div>
        </div>
        {list.status === 'done' && (
          <div className={classes.returned}>
            <Button
              component="a"
              variant="default"
              href={hrefOf(getReturnedList, { params: { listId: list.id } })}
            >
              {text.returned}
            </Button>
            <div className={classes.aside}>{text.returnedNote}</div>
          </div>
        )}
      </div>
      {(list.status === 'waiting' || list.status === 'reading') && (
        <ReadingProgress status={list.status} rowsRead={list.rowsRead} receivedAtMs={receivedAtMs} />
      )}
      {list.status === 'failed' && <FailedNote list={list} />}
      {list.status === 'done' && list.summary && <ReadList list={list} summary={list.summary} />}
    </article>
  );
}

function FailedNote({ list }: { list: TransactionList }) {
  const text = useText().lists;
  const language = useLanguage();
  const code = listFaultCodes.find((each) => each === list.fault?.code);
  return (
    <p role="alert" className={classes.failed}>
      {code === undefined ? text.failed : faultSentence(code, list.fault?.details)[language]}
    </p>
  );
}

function ReadList({ list, summary }: { list: TransactionList; summary: ListSummary }) {
  const text = useText().lists;
  const format = useFormat();
  const accepted = summary.fates.accepted ?? 0;
  return (
    <>
      <div className={classes.figures}>
        <Figures>
          <Figure label={text.summary.rows} value={format.number(summary.rows)} />
          <Figure label={text.summary.accepted} value={format.number(accepted)} />
          <Figure label={text.summary.refused} value={format.number(summary.rows - accepted)} />
          <Figure label={text.summary.persons} value={format.number(summary.persons)} />
        </Figures>
      </div>
      <div className={classes.tables}>
        <FatesTable summary={summary} />
        <WarningsTable summary={summary} />
      </div>
      <ListRows list={list} />
    </>
  );
}
