// The files loaded so far, newest first.
import { Link } from 'react-router';

import { paths } from '#client/paths.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { StatusMark, type StatusKind } from '#client/ui/status-mark.tsx';
import type { TransactionList } from '#contract/lists.ts';

import classes from './file-list.module.css';

const kinds: Record<TransactionList['status'], StatusKind> = {
  waiting: 'waiting',
  needsMapping: 'waiting',
  reading: 'live',
  done: 'done',
  failed: 'trouble',
  cancelled: 'idle',
};

/** The state of a list as shape and word. */
export function ListStatus({ status }: { status: TransactionList['status'] }) {
  const text = useText().lists.status;
  return <StatusMark kind={kinds[status]}>{text[status]}</StatusMark>;
}

export function FileList({ lists, openId }: { lists: readonly TransactionList[]; openId: string | null }) {
  const text = useText().lists;
  const format = useFormat();
  if (lists.length === 0) return null;
  return (
    <nav aria-label={text.files.label}>
      <h2 className={classes.heading}>{text.files.label}</h2>
      <ul className={classes.files}>
        {lists.map((list) => (
          <li key={list.id}>
            <Link
              to={paths.list(list.surveyId, list.id)}
              className={classes.file}
              aria-current={list.id === openId ? 'page' : undefined}
            >
              <span className={classes.name}>{list.fileName}</span>
              <span className={classes.state}>
                <ListStatus status={list.status} />
                <span className={classes.rows}>
                  {list.summary
                    ? text.files.rows(
                        format.number(list.summary.rows),
                        format.number(list.summary.fates.accepted ?? 0),
                      )
                    : format.when(list.uploadedAt)}
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
