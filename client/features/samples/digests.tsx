// The two digests by which anybody can check that this frame gave this sample.
import { CopyButton, UnstyledButton } from '@mantine/core';

import { useText } from '#client/text/text.ts';
import type { SampleView } from '#contract/samples.ts';

import classes from './samples.module.css';

export function Digests({ sample }: { sample: SampleView }) {
  const text = useText().samples.digests;
  return (
    <section className={classes.part} aria-label={text.title}>
      <h2 className={classes.heading}>{text.title}</h2>
      <dl className={classes.digests}>
        <Digest label={text.frame} value={sample.frameDigest} />
        <Digest label={text.sample} value={sample.sampleDigest} />
      </dl>
      <p className={classes.words}>{text.note}</p>
    </section>
  );
}

function Digest({ label, value }: { label: string; value: string }) {
  const text = useText().samples.digests;
  return (
    <div>
      <dt>
        {label}
        <CopyButton value={value}>
          {({ copied, copy }) => (
            <UnstyledButton className={classes.copy} onClick={copy} aria-label={`${text.copy}: ${label}`}>
              {copied ? text.copied : text.copy}
            </UnstyledButton>
          )}
        </CopyButton>
      </dt>
      <dd>{value}</dd>
    </div>
  );
}
