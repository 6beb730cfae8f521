// Works out the digest of a seed as it is typed; nothing leaves this browser and nothing is stored.
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';

import { useText } from '#client/text/text.ts';
import { commitmentDigest } from '#domain/samples/seed-commitment.ts';

import { Digest } from './digest.tsx';
import classes from './samples.module.css';
import { committedText, leastSecretLength, suggestSecretSeed } from './suggest-seed.ts';

export function SeedDigestTool({ onUse }: { onUse: (digest: string) => void }) {
  const text = useText().samples.frame.commit;
  const [secret, setSecret] = useState('');
  const [source, setSource] = useState('');
  const committed = committedText(secret, source);
  const isWeak = secret !== '' && secret.trim().length < leastSecretLength;
  return (
    <details className={classes.tool}>
      <summary>{text.compute}</summary>
      <div className={classes.inner}>
        <p className={classes.words}>{text.computeNote}</p>
        <div className={classes.seed}>
          <TextInput
            label={text.seed}
            value={secret}
            onChange={(event) => setSecret(event.currentTarget.value)}
            error={isWeak ? text.weak : null}
            maxLength={120}
            autoComplete="off"
            spellCheck={false}
          />
          <Button variant="default" onClick={() => setSecret(suggestSecretSeed())}>
            {text.suggest}
          </Button>
        </div>
        <TextInput
          label={text.source}
          description={text.sourceNote}
          placeholder={text.sourceExample}
          value={source}
          onChange={(event) => setSource(event.currentTarget.value)}
          maxLength={70}
          autoComplete="off"
        />
        {committed !== null && (
          <>
            <dl className={classes.digests}>
              <Digest label={text.committed} value={committed} />
              <Digest label={text.computed} value={commitmentDigest(committed)} />
            </dl>
            <p className={classes.words}>{text.keep}</p>
            <Button variant="default" size="xs" onClick={() => onUse(commitmentDigest(committed))}>
              {text.use}
            </Button>
          </>
        )}
      </div>
    </details>
  );
}
