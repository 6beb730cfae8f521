// F9: why the operator pauses, by one key. The reasons are the domain's table.
import { UnstyledButton } from '@mantine/core';

import { useLanguage } from '#client/text/language.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { Dialog } from '#client/ui/dialog.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { pauseReasons } from '#domain/sessions/pause-reasons.ts';

import classes from './pause-choice.module.css';

interface PauseChoiceProps {
  opened: boolean;
  onClose: () => void;
  onChoose: (reason: string) => void;
}

export function PauseChoice({ opened, onClose, onChoose }: PauseChoiceProps) {
  const text = useText();
  const format = useFormat();
  const language = useLanguage();
  const choices = pauseReasons
    .filter(({ chosen }) => chosen)
    .map((reason, index) => ({
      reason,
      key: String(index + 1),
      label: reason[language],
      run: () => {
        onClose();
        onChoose(reason.code);
      },
    }));
  return (
    <Dialog opened={opened} onClose={onClose} title={text.console.paused.choose} size="sm" keys={choices}>
      <ul className={classes.list}>
        {choices.map(({ key, label, run, reason: { usualMinutes } }) => (
          <li key={key}>
            <UnstyledButton className={classes.reason} onClick={run} aria-keyshortcuts={key}>
              <KeyHint name={key} /> {label}
              {usualMinutes !== null && (
                <span className={classes.aside}>{text.desk.pause.usual(format.number(usualMinutes))}</span>
              )}
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
