// What a stranger needs to choose again: digest, protocol, and the seed once calling is over.
import { Button } from '@mantine/core';
import { useState } from 'react';

import { hrefOf } from '#client/api/client.ts';
import { useAct } from '#client/api/queries.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { ConfirmTyped } from '#client/ui/confirm-typed.tsx';
import { FileTakingNote, useFileTaking } from '#client/ui/file-taking.tsx';
import {
  getSelection,
  getSelectionProtocol,
  publishSelectionSeed,
  type SelectionView,
} from '#contract/selection.ts';

import classes from './selection.module.css';

export function SeedPart({ surveyId, seed }: { surveyId: string; seed: SelectionView['seed'] }) {
  const text = useText().selection.seed;
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const file = useFileTaking();
  const publish = useAct(publishSelectionSeed, {
    invalidates: [getSelection],
    onDone: () => setAsking(false),
  });
  return (
    <div className={classes.seed}>
      <p className={classes.note}>
        {text.digest}: <code className={classes.digest}>{seed.digest}</code>
      </p>
      <p className={classes.note}>
        {seed.publishedAt === null ? text.note : text.published(format.dayTime(seed.publishedAt))}
        {seed.seed !== null && <code className={classes.digest}> {seed.seed}</code>}
      </p>
      <div className={classes.acts}>
        <Button
          variant="default"
          size="compact-md"
          loading={file.isWaiting}
          onClick={() => file.take(hrefOf(getSelectionProtocol, { params: { surveyId } }))}
        >
          {text.protocol}
        </Button>
        {seed.mayPublish && (
          <Button variant="default" size="compact-md" onClick={() => setAsking(true)}>
            {text.publish}
          </Button>
        )}
      </div>
      <FileTakingNote taking={file} />
      <ConfirmTyped
        opened={asking}
        onClose={() => setAsking(false)}
        title={text.publishTitle}
        consequence={text.consequence}
        phrase={text.phrase}
        act={text.act}
        onConfirm={() => publish.mutate({ params: { surveyId }, body: {} })}
        pending={publish.isPending}
        fault={publish.error}
      />
    </div>
  );
}
