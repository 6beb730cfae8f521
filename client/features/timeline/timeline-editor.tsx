// The steps being written, one under the other; moved, added and removed by keys from within a step.
import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';

import { useFormat, useText } from '#client/text/text.ts';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import { Page } from '#client/ui/page.tsx';

import { StepFields } from './step-fields.tsx';
import classes from './timeline.module.css';
import type { PlanForm } from './use-plan-form.ts';

export function TimelineEditor({ form }: { form: PlanForm }) {
  const { timeline } = useText();
  const text = timeline.editor;
  const format = useFormat();
  const { steps, faults, saving, canUndo, undo, save, discard } = form;
  const list = useRef<HTMLOListElement>(null);
  /** The step, by its key, that is written in once it is on the screen; a new object each time it is asked for. */
  const [toWrite, writeIn] = useState<{ key: number | null }>({ key: steps[0]?.key ?? null });
  useEffect(() => {
    list.current?.querySelector<HTMLElement>(`[data-step="${toWrite.key}"] textarea`)?.focus();
  }, [toWrite]);
  /** The place of the step that has the focus; after the last when none has. */
  const here = (): number => {
    const holder = document.activeElement?.closest('[data-step]');
    const at = steps.findIndex(({ key }) => String(key) === holder?.getAttribute('data-step'));
    return at < 0 ? steps.length : at;
  };
  const add = () => {
    writeIn({ key: form.add(here() + 1) });
  };
  const remove = () => {
    const at = here();
    const neighbour = steps[at + 1] ?? steps[at - 1];
    writeIn({ key: neighbour?.key ?? null });
    form.remove(at);
  };
  const move = (by: -1 | 1) => {
    const at = here();
    writeIn({ key: steps[at]?.key ?? null });
    form.move(at, by);
  };
  const acts = [
    { key: 'Alt+N', label: text.add, run: add },
    { key: 'Alt+ArrowUp', label: text.up, run: () => move(-1) },
    { key: 'Alt+ArrowDown', label: text.down, run: () => move(1) },
    { key: 'Alt+Delete', label: text.remove, run: remove },
    { key: 'Alt+Z', label: text.undo, run: undo },
  ];
  useKeys([{ key: 'Ctrl+S', label: text.save, run: save }, ...acts], { group: timeline.keys });
  return (
    <Page
      title={text.title}
      lead={text.lead}
      actions={
        <>
          <Button
            onClick={save}
            disabled={faults > 0}
            loading={saving.isPending}
            aria-keyshortcuts="Control+S"
            rightSection={<KeyHint name="Ctrl+S" />}
          >
            {text.save}
          </Button>
          <Button variant="subtle" onClick={discard}>
            {text.cancel}
          </Button>
        </>
      }
    >
      <div className={classes.standing} role="status">
        <strong>{text.unsaved}</strong>
        {faults > 0 && <span className={classes.faulty}>{text.blocked(format.number(faults))}</span>}
        <FaultNote fault={saving.error} />
      </div>
      {steps.length === 0 && <p className={classes.aside}>{text.none}</p>}
      <ol ref={list} className={classes.steps}>
        {steps.map((step, at) => (
          <li key={step.key} data-step={step.key}>
            <StepFields step={step} number={at + 1} onWrite={(changed) => form.write(at, changed)} />
          </li>
        ))}
      </ol>
      <div className={classes.acts}>
        {acts.map(({ key, label, run }) => (
          <Button
            key={key}
            variant="default"
            size="compact-md"
            // The step in hand keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onClick={run}
            disabled={key === 'Alt+Z' ? !canUndo : key !== 'Alt+N' && steps.length === 0}
            aria-keyshortcuts={key}
            rightSection={<KeyHint name={key} />}
          >
            {label}
          </Button>
        ))}
      </div>
    </Page>
  );
}
