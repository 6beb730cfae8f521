// The interview has ended: the closing words of an early end, then the result.
import { Button } from '@mantine/core';

import { questionLabel, unsettled } from '#client/interview/contradiction-words.ts';
import { useLanguage } from '#client/text/language.ts';
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
  const words = useText().contradictions;
  const language = useLanguage();
  const { ended } = desk.path;
  const [first] = ended?.kind === 'complete' ? unsettled(desk) : [];
  const label = first === undefined ? '' : questionLabel(first.question, desk.rendering, language);
  const [act, run] =
    first === undefined ? [text.finish, onFinish] : [words.goTo(label), () => desk.goTo(first.question)];
  useKeys([{ key: 'Enter', label: act, run }]);
  const screenedOut = ended?.kind === 'screened-out' ? ended : null;
  return (
    <div className={classes.panel}>
      <header className={classes.head}>
        <span>
          {first !== undefined
            ? words.ended[first.fault.hard ? 'hard' : 'soft']
            : screenedOut === null
              ? text.complete
              : `${text.screenedOut} ${text.say}.`}
        </span>
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
          onClick={run}
          rightSection={<KeyHint name="Enter" />}
        >
          {act}
        </Button>
      </div>
    </div>
  );
}
