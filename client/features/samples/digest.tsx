// One digest, to be read, compared and copied.
import { CopyButton, UnstyledButton } from '@mantine/core';

import { useText } from '#client/text/text.ts';

import classes from './samples.module.css';

export function Digest({ label, value }: { label: string; value: string }) {
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
      <dd className={classes.digest}>{value}</dd>
    </div>
  );
}
