// One file on its way: how much of it has gone, a way to stop it, or why it was refused and where it is already.
import { Anchor, Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';

import { Refusal } from '#client/api/client.ts';
import { paths } from '#client/paths.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { problemTable } from '#contract/problems.ts';

import { ProgressBar } from './progress-bar.tsx';
import classes from './upload-box.module.css';
import { dropUpload, type Upload } from './upload-queue.ts';

export function UploadLine({ upload }: { upload: Upload }) {
  const text = useText().lists.upload;
  const format = useFormat();
  const { id, file, state } = upload;
  if (state.at === 'refused') return <RefusedUpload upload={upload} fault={state.fault} />;
  const isSending = state.at === 'sending';
  const percent = isSending && file.size > 0 ? (100 * state.sentBytes) / file.size : 0;
  return (
    <div className={classes.upload}>
      <div className={classes.name}>{file.name}</div>
      {isSending && (
        <ProgressBar
          label={text.sending(file.name)}
          percent={percent}
          inWords={text.sent(
            format.bytes(state.sentBytes),
            format.bytes(file.size),
            format.percent(percent, 0),
          )}
        />
      )}
      <div className={classes.foot}>
        <span>
          {!isSending
            ? text.queued
            : state.sentBytes >= file.size
              ? text.arrived
              : text.sent(format.bytes(state.sentBytes), format.bytes(file.size), format.percent(percent, 0))}
        </span>
        <Button
          variant="default"
          size="compact-xs"
          onClick={() => dropUpload(id)}
          aria-label={text.stopOf(file.name)}
        >
          {text.stop}
        </Button>
      </div>
    </div>
  );
}

function RefusedUpload({ upload, fault }: { upload: Upload; fault: unknown }) {
  const text = useText().lists.upload;
  const format = useFormat();
  const earlier = earlierOf(fault);
  const link = useRef<HTMLAnchorElement>(null);
  // Enter leads on: whoever sent the file wants to see it.
  useEffect(() => link.current?.focus(), []);
  return (
    <div className={classes.upload}>
      <div className={classes.foot}>
        <span className={classes.name}>{upload.file.name}</span>
        <Button
          variant="default"
          size="compact-xs"
          onClick={() => dropUpload(upload.id)}
          aria-label={text.dismissOf(upload.file.name)}
        >
          {text.dismiss}
        </Button>
      </div>
      {earlier === null ? (
        <FaultNote fault={fault} />
      ) : (
        <p role="alert" className={classes.again}>
          {text.again(earlier.fileName, format.dayTime(earlier.uploadedAt))}{' '}
          <Anchor
            component={Link}
            ref={link}
            underline="always"
            to={paths.list(upload.surveyId, earlier.listId)}
            onClick={() => dropUpload(upload.id)}
            inherit
          >
            {text.openEarlier}
          </Anchor>
        </p>
      )}
    </div>
  );
}

function earlierOf(fault: unknown): { listId: string; fileName: string; uploadedAt: string } | null {
  if (!(fault instanceof Refusal) || fault.code !== 'list-already-imported') return null;
  return problemTable['list-already-imported'].details.safeParse(fault.details).data ?? null;
}
