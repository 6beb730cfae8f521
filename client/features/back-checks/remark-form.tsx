// What the verifier adds after submitting; verdict and answers stand.
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';

import { useAct } from '#client/api/queries.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import { Section } from '#client/ui/page.tsx';
import { addBackCheckRemark, getBackCheckResult, type BackCheckResult } from '#contract/back-checks.ts';

import classes from './board.module.css';

export function RemarkForm({ result }: { result: BackCheckResult }) {
  const text = useText().backCheckBoard.remark;
  const format = useFormat();
  const [remark, setRemark] = useState('');
  const add = useAct(addBackCheckRemark, {
    invalidates: [getBackCheckResult],
    onDone: () => setRemark(''),
  });
  const send = () => {
    if (remark.trim() !== '' && !add.isPending)
      add.mutate({ params: { backCheckId: result.id }, body: { text: remark.trim() } });
  };
  useKeys([{ key: 'Ctrl+Enter', label: text.add, run: send, inFields: true }], { group: text.title });
  return (
    <Section title={text.title}>
      {result.remarks.map((each) => (
        <blockquote key={each.at} className={classes.quote}>
          {each.text} <span className={classes.quiet}>{format.when(each.at)}</span>
        </blockquote>
      ))}
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <Textarea
          label={text.label}
          description={text.help}
          value={remark}
          onChange={(event) => setRemark(event.currentTarget.value)}
          autosize
          minRows={2}
        />
        <FaultNote fault={add.error} />
        <div className={classes.acts}>
          <Button
            type="submit"
            variant="default"
            disabled={remark.trim() === ''}
            loading={add.isPending}
            rightSection={<KeyHint name="Ctrl+Enter" />}
          >
            {text.add}
          </Button>
        </div>
      </form>
    </Section>
  );
}
