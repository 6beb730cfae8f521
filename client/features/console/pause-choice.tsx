// F9: why the operator pauses, by one key.
import { UnstyledButton } from '@mantine/core';

import { useText } from '#client/text/text.ts';
import { Dialog } from '#client/ui/dialog.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';

import classes from './pause-choice.module.css';

const reasons = ['break', 'meal', 'meeting', 'technical'] as const;

interface PauseChoiceProps {
  opened: boolean;
  onClose: () => void;
  onChoose: (reason: (typeof reasons)[number]) => void;
}

export function PauseChoice({ opened, onClose, onChoose }: PauseChoiceProps) {
  const text = useText().console.paused;
  const choices = reasons.map((reason, index) => ({
    reason,
    key: String(index + 1),
    label: text.reasons[reason],
    run: () => {
      onClose();
      onChoose(reason);
    },
  }));
  return (
    <Dialog opened={opened} onClose={onClose} title={text.choose} size="sm" keys={choices}>
      <ul className={classes.list}>
        {choices.map(({ key, label, run }) => (
          <li key={key}>
            <UnstyledButton className={classes.reason} onClick={run} aria-keyshortcuts={key}>
              <KeyHint name={key} /> {label}
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
