// Whom to call in, by one key; and the question before a conversation is given away.
import { Button, UnstyledButton } from '@mantine/core';

import { useEndpoint } from '#client/api/queries.ts';
import { useText } from '#client/text/text.ts';
import { Dialog } from '#client/ui/dialog.tsx';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { listSupervisors } from '#contract/call-controls.ts';

import classes from './pause-choice.module.css';
import type { SupervisorDesk } from './use-supervisor.ts';

export function SupervisorChoice({ supervisor }: { supervisor: SupervisorDesk }) {
  const text = useText().desk.supervisor;
  const opened = supervisor.asking === 'whom';
  const people = useEndpoint(listSupervisors, {}, { enabled: opened, staleTime: 0 });
  const choices = (people.data ?? []).slice(0, 9).map((person, index) => ({
    person,
    key: String(index + 1),
    label: person.name,
    run: () => {
      if (!person.busy) supervisor.ask(person.id);
    },
  }));
  return (
    <Dialog opened={opened} onClose={supervisor.close} title={text.title} keys={choices}>
      <p className={classes.lead}>{text.lead}</p>
      {people.error && <FaultNote fault={people.error} onRetry={() => void people.refetch()} />}
      {people.data === undefined ? (
        <p role="status">{text.reading}</p>
      ) : (
        <ul className={classes.list}>
          {choices.map(({ key, person, run }) => (
            <li key={person.id}>
              <UnstyledButton
                className={classes.reason}
                onClick={run}
                aria-disabled={person.busy}
                aria-keyshortcuts={key}
              >
                <KeyHint name={key} /> {person.name}
                <span className={classes.aside}>
                  {person.busy ? text.busy : person.here ? text.free : text.away}
                </span>
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
      {people.data?.length === 0 && <p>{text.none}</p>}
    </Dialog>
  );
}

export function HandOverDialog({ supervisor }: { supervisor: SupervisorDesk }) {
  const text = useText().desk.supervisor;
  const name = supervisor.call?.supervisorName ?? '';
  const words = { storing: text.storing, handing: text.handing, idle: '', asking: '' };
  return (
    <Dialog
      opened={supervisor.asking === 'hand-over'}
      onClose={supervisor.close}
      title={text.confirm(name)}
      keys={[{ key: 'Enter', label: text.confirmDo, run: supervisor.handOver, inFields: true }]}
    >
      <p className={classes.lead}>{text.confirmText(name)}</p>
      <Button data-autofocus onClick={supervisor.handOver} rightSection={<KeyHint name="Enter" />}>
        {text.confirmDo}
      </Button>
      <p role="status">{words[supervisor.state]}</p>
    </Dialog>
  );
}
