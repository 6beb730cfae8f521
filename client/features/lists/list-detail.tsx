// One list: its file, and what became of its rows; or how far its reading is, what has to be said first, why it ended.
import { Anchor } from '@mantine/core';
import { Link, useLocation } from 'react-router';

import { paths } from '#client/paths.ts';
import { useFormat, useText } from '#client/text/text.ts';
import type { TransactionList } from '#contract/lists.ts';

import { AskedList } from './asked-list.tsx';
import { CancelledList, FailedList } from './ended-list.tsx';
import { ListStatus } from './file-list.tsx';
import { GiveBack } from './give-back.tsx';
import classes from './lists.module.css';
import { ReadList } from './read-list.tsx';
import { ReadingProgress } from './reading-progress.tsx';
import { ListUnitSystem } from './unit-system.tsx';
import { WithdrawList } from './withdraw-list.tsx';

interface ListDetailProps {
  list: TransactionList;
  /** When this was read from the server, milliseconds since the epoch. */
  receivedAtMs: number;
  /** Opens the chooser of files. */
  onChoose: () => void;
}

export function ListDetail({ list, receivedAtMs, onChoose }: ListDetailProps) {
  const text = useText().lists;
  const format = useFormat();
  const state: unknown = useLocation().state;
  return (
    <article aria-label={list.fileName}>
      <div className={classes.head}>
        <div>
          <h2 className={classes.file}>{list.fileName}</h2>
          <div role="status">
            <ListStatus status={list.status} />
          </div>
          <div className={classes.aside}>
            {text.uploaded(format.dayTime(list.uploadedAt), format.bytes(list.byteSize))}
          </div>
          <div className={classes.aside}>{text.digest(list.fileSha256)}</div>
          {list.status === 'done' && (
            <div className={classes.reading}>
              <Anchor
                component={Link}
                to={paths.listMapping(list.surveyId, list.id)}
                underline="always"
                size="sm"
              >
                {text.howRead}
              </Anchor>
              <WithdrawList list={list} />
            </div>
          )}
          {list.status === 'done' && <ListUnitSystem list={list} />}
        </div>
        {list.status === 'done' && list.summary && <GiveBack list={list} summary={list.summary} />}
      </div>
      {state === 'mapping-remembered' && <p className={classes.told}>{text.mapping.nowRemembered}</p>}
      {(list.status === 'waiting' || list.status === 'reading') && (
        <ReadingProgress list={list} receivedAtMs={receivedAtMs} />
      )}
      {list.status === 'needsMapping' && <AskedList list={list} />}
      {list.status === 'failed' && <FailedList list={list} onChoose={onChoose} />}
      {list.status === 'cancelled' && <CancelledList list={list} onChoose={onChoose} />}
      {list.status === 'done' && list.summary && <ReadList list={list} summary={list.summary} />}
    </article>
  );
}
