// The strip above the console that tells of what did not reach the server in the ordinary way.
import { Button } from '@mantine/core';

import { useFormat, useText } from '#client/text/text.ts';

import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';

import classes from './unsent-notes.module.css';
import type { UnsentNotes as Told } from './use-unsent-notes.ts';

/** Works while something is typed, too, and is no answer to anything. */
const understoodKey = 'Ctrl+Enter';

export function UnsentNotes({ told }: { told: Told }) {
  const text = useText().unsent;
  const format = useFormat();
  const { sent, refused, closed } = told;
  const isQuiet = sent === 0 && refused === 0 && closed === null;
  useKeys([{ key: understoodKey, label: text.understood, run: told.understood }], { enabled: !isQuiet });
  if (isQuiet) return null;
  return (
    <div role="alert" className={classes.strip}>
      <div>
        {closed !== null && <p>{text.closed(closed)}</p>}
        {sent > 0 && <p>{text.sent(format.number(sent))}</p>}
        {refused > 0 && <p>{text.refused(format.number(refused))}</p>}
      </div>
      <Button
        size="compact-sm"
        variant="default"
        aria-keyshortcuts="Control+Enter"
        onClick={told.understood}
        rightSection={<KeyHint name={understoodKey} />}
      >
        {text.understood}
      </Button>
    </div>
  );
}
