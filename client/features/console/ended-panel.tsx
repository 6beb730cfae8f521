// The interview has ended: the closing words of an early end, then the result.
import { Button } from '@mantine/core';

import { useText } from '#client/text/text.ts';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import { renderText } from '#domain/questionnaire/text.ts';

import classes from '#client/interview/question-panel.module.css';
import type { InterviewDesk } from './use-interview-desk.ts';

interface EndedPanelProps {
  desk: InterviewDesk;
  onFinish: () => void;
}

export function EndedPanel({ desk, onFinish }: EndedPanelProps) {
  const text = useText().console.ended;
  const { ended } = desk.path;
  useKeys([{ key: 'Enter', label: text.finish, run: onFinish }]);
  const screenedOut = ended?.kind === 'screened-out' ? ended : null;
  return (
    <div className={classes.panel}>
      <header className={classes.head}>
        <span>{screenedOut === null ? text.complete : `${text.screenedOut} ${text.say}.`}</span>
      </header>
      {screenedOut !== null && (
        <p className={classes.say} lang={desk.rendering.language} role="status">
          {renderText(screenedOut.say, desk.rendering)}
        </p>
      )}
      <div>
        <Button
          size="md"
          onMouseDown={(event) => event.preventDefault()}
          onClick={onFinish}
          rightSection={<KeyHint name="Enter" />}
        >
          {text.finish}
        </Button>
      </div>
    </div>
  );
}
