// The data with names and numbers: a reason first.
import { Button } from '@mantine/core';
import { useState } from 'react';

import { hrefOf } from '#client/api/client.ts';
import { useText } from '#client/text/text.ts';
import { FileTakingNote, useFileTaking } from '#client/ui/file-taking.tsx';
import { Section } from '#client/ui/page.tsx';
import { ReasonInput } from '#client/ui/reason-input.tsx';
import { getPersonalData } from '#contract/exports.ts';

import classes from './data-page.module.css';

const shortest = 10;

export function PersonalData({ surveyId }: { surveyId: string }) {
  const text = useText().exports.personal;
  const [reason, setReason] = useState('');
  const file = useFileTaking();
  const stated = reason.trim();
  return (
    <Section title={text.title}>
      <p className={classes.note}>{text.why}</p>
      <ReasonInput
        className={classes.reason}
        label={text.reason}
        description={text.hint}
        value={reason}
        onChange={setReason}
      />
      {stated.length < shortest ? (
        <p className={classes.note}>{text.short}</p>
      ) : (
        <Button
          variant="default"
          loading={file.isWaiting}
          onClick={() =>
            file.take(hrefOf(getPersonalData, { params: { surveyId }, query: { reason: stated } }))
          }
        >
          {text.act}
        </Button>
      )}
      <FileTakingNote taking={file} />
    </Section>
  );
}
