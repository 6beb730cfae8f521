// The operator's one answer to a verdict.
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';

import { useAct } from '#client/api/queries.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import { Section } from '#client/ui/page.tsx';
import { appealVerdict, getOwnVerdicts, type OwnVerdict } from '#contract/verdicts.ts';

import classes from './board.module.css';

const shortest = 10;
/** What was typed stays for the tab, also when another verdict is looked at meanwhile. */
const drafts = new Map<string, string>();

export function AppealForm({ verdict }: { verdict: OwnVerdict }) {
  const text = useText().backCheckBoard.own;
  const format = useFormat();
  const [statement, setStatement] = useState(drafts.get(verdict.id) ?? '');
  const act = useAct(appealVerdict, { invalidates: [getOwnVerdicts] });
  const tooShort = statement.trim().length < shortest;
  const send = () => {
    if (!tooShort && !act.isPending)
      act.mutate({ params: { backCheckId: verdict.id }, body: { statement: statement.trim() } });
  };
  useKeys([{ key: 'Ctrl+Enter', label: text.send, run: send, inFields: true }], { group: text.title });
  return (
    <Section title={text.statement}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <Textarea
          label={text.mayAppeal(format.deadline(verdict.appealUntil))}
          description={text.statementHelp}
          value={statement}
          onChange={(event) => {
            drafts.set(verdict.id, event.currentTarget.value);
            setStatement(event.currentTarget.value);
          }}
          error={statement !== '' && tooShort ? text.statementShort : null}
          autosize
          minRows={3}
        />
        <FaultNote fault={act.error} />
        <div className={classes.acts}>
          <Button
            type="submit"
            disabled={tooShort}
            loading={act.isPending}
            rightSection={<KeyHint name="Ctrl+Enter" />}
          >
            {text.send}
          </Button>
        </div>
      </form>
    </Section>
  );
}
