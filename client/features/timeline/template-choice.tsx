// What a plan can begin with: templates by number, or an empty table.
import { UnstyledButton } from '@mantine/core';

import { useFormat, useText } from '#client/text/text.ts';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import type { TimelineView } from '#contract/timeline.ts';

import { type TypedStep, typedSteps } from './kept-plan.ts';
import classes from './timeline.module.css';

interface TemplateChoiceProps {
  templates: TimelineView['templates'];
  onChoose: (steps: readonly TypedStep[]) => void;
}

export function TemplateChoice({ templates, onChoose }: TemplateChoiceProps) {
  const { timeline: text } = useText();
  const format = useFormat();
  const choices = [
    ...templates.map(({ title, source, steps }, at) => ({
      key: String(at + 1),
      label: title,
      note: `${text.empty.steps(format.number(steps.length))} · ${source}`,
      choose: () => onChoose(typedSteps(steps, text.due)),
    })),
    { key: '0', label: text.empty.blank, note: '', choose: () => onChoose([]) },
  ];
  useKeys(
    choices.map(({ key, label, choose }) => ({ key, label, run: choose })),
    { group: text.keys },
  );
  return (
    <section aria-label={text.empty.title}>
      <h2 className={classes.heading}>{text.empty.title}</h2>
      <p className={classes.aside}>{text.empty.text}</p>
      <ul className={classes.choices}>
        {choices.map(({ key, label, note, choose }) => (
          <li key={key}>
            <UnstyledButton className={classes.choice ?? ''} onClick={choose} aria-keyshortcuts={key}>
              <KeyHint name={key} />
              <span>
                <strong lang={note === '' ? undefined : 'vi'}>{label}</strong>
                {note !== '' && <span className={classes.source}>{note}</span>}
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
