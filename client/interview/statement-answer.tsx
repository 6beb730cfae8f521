// A text that is only read: Enter goes on.
import { Button } from '@mantine/core';

import { useText } from '#client/text/text.ts';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import { wasRead } from '#domain/questionnaire/answers.ts';

import type { AnswerProps } from './answer-props.ts';

export function StatementAnswer({ give }: AnswerProps) {
  const text = useText().console.acts;
  const read = () => give(wasRead);
  useKeys([{ key: 'Enter', label: text.read, run: read }]);
  return (
    <Button
      size="md"
      onMouseDown={(event) => event.preventDefault()}
      onClick={read}
      rightSection={<KeyHint name="Enter" />}
    >
      {text.read}
    </Button>
  );
}
