// The replicates of the main sample: which are released, by whom and why, and the next one.
import { Button } from '@mantine/core';
import { useState } from 'react';

import { useFormat, useText } from '#client/text/text.ts';
import { StatusMark } from '#client/ui/status-mark.tsx';
import type { StrataBoard } from '#contract/samples.ts';

import { ReleaseDialog } from './release-dialog.tsx';
import classes from './samples.module.css';

type Replicate = StrataBoard['replicates'][number];

export function Replicates({ board, mayRelease }: { board: StrataBoard; mayRelease: boolean }) {
  const text = useText().samples.board.replicates;
  const format = useFormat();
  const [asked, setAsked] = useState<Replicate | null>(null);
  const { replicates } = board;
  const next = replicates.find(({ releasedAt }) => releasedAt === null);
  return (
    <section className={classes.replicates} aria-label={text.title}>
      <div className={classes.lotsHead}>
        <h2 className={classes.heading}>{text.title}</h2>
        {next !== undefined &&
          (mayRelease ? (
            <Button size="xs" onClick={() => setAsked(next)}>
              {text.act(format.number(next.number))}
            </Button>
          ) : (
            <p className={classes.words}>{text.readerOnly}</p>
          ))}
      </div>
      {replicates.length <= 1 ? (
        <p className={classes.words}>{text.one}</p>
      ) : (
        <div className={classes.lotsScroll}>
          <table className={classes.lots}>
            <thead>
              <tr>
                <th scope="col">{text.number}</th>
                <th scope="col" data-align="end">
                  {text.units}
                </th>
                <th scope="col" data-align="end">
                  {text.completes}
                </th>
                <th scope="col">{text.state}</th>
              </tr>
            </thead>
            <tbody>
              {replicates.map((replicate) => (
                <tr key={replicate.number}>
                  <td>{format.number(replicate.number)}</td>
                  <td data-align="end">{format.number(replicate.units)}</td>
                  <td data-align="end">{format.number(replicate.completes)}</td>
                  <td>
                    <State replicate={replicate} isNext={replicate.number === next?.number} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <ReleaseDialog sampleId={board.sampleId} replicate={asked} onClose={() => setAsked(null)} />
    </section>
  );
}

function State({ replicate, isNext }: { replicate: Replicate; isNext: boolean }) {
  const text = useText().samples.board.replicates;
  const format = useFormat();
  const { releasedAt, releasedBy, reason } = replicate;
  if (releasedAt === null)
    return <StatusMark kind={isNext ? 'waiting' : 'idle'}>{isNext ? text.next : text.waiting}</StatusMark>;
  return (
    <>
      <StatusMark kind="done">{text.released(format.when(releasedAt))}</StatusMark>
      <span className={classes.aside}>
        {releasedBy !== null && ` ${text.by(releasedBy)}`}
        {reason !== null && ` · ${reason}`}
      </span>
    </>
  );
}
