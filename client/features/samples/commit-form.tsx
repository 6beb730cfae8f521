// Records the digest that was published; a digest can be worked out here from a seed that stays in this browser.
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';

import { useAct } from '#client/api/queries.ts';
import { useText } from '#client/text/text.ts';
import { ConfirmTyped } from '#client/ui/confirm-typed.tsx';
import { commitSeed, getFrame } from '#contract/samples.ts';

import classes from './samples.module.css';
import { SeedDigestTool } from './seed-digest-tool.tsx';

export function CommitForm({ surveyId }: { surveyId: string }) {
  const text = useText().samples.frame.commit;
  const [digest, setDigest] = useState('');
  const [publishedIn, setPublishedIn] = useState('');
  const [isAsking, setAsking] = useState(false);
  const commit = useAct(commitSeed, { invalidates: [getFrame], onDone: () => setAsking(false) });
  const parsed = commitSeed.body.safeParse({ digest: digest.trim().toLowerCase(), publishedIn });
  const isDigest = parsed.success || !parsed.error.issues.some(({ path }) => path[0] === 'digest');
  return (
    <>
      <SeedDigestTool onUse={setDigest} />
      <form
        className={classes.inner}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (parsed.success) setAsking(true);
        }}
      >
        <TextInput
          label={text.digest}
          description={text.digestNote}
          value={digest}
          onChange={(event) => setDigest(event.currentTarget.value)}
          error={digest !== '' && !isDigest ? text.digestFault : null}
          autoComplete="off"
          spellCheck={false}
        />
        <TextInput
          label={text.publishedIn}
          description={text.publishedInNote}
          value={publishedIn}
          onChange={(event) => setPublishedIn(event.currentTarget.value)}
          maxLength={300}
          autoComplete="off"
        />
        <Button type="submit" variant="default" disabled={!parsed.success}>
          {text.act}
        </Button>
      </form>
      {parsed.success && (
        <ConfirmTyped
          opened={isAsking}
          onClose={() => {
            setAsking(false);
            commit.reset();
          }}
          title={text.confirm.title}
          consequence={
            <div className={classes.consequence}>
              <p>{text.confirm.consequence}</p>
              <p className={classes.digest}>{parsed.data.digest}</p>
              <p>{text.confirm.published(parsed.data.publishedIn)}</p>
            </div>
          }
          phrase={text.confirm.phrase(parsed.data.digest.slice(0, 6))}
          act={text.confirm.submit}
          onConfirm={() => commit.mutate({ params: { surveyId }, body: parsed.data })}
          pending={commit.isPending}
          fault={commit.error}
        />
      )}
    </>
  );
}
