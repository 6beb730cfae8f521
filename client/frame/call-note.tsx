// The note in the bar of whoever has a call in hand and looks at another screen: whose it is, and the way back.
import { UnstyledButton } from '@mantine/core';
import { useNavigate } from 'react-router';

import { useLiveEvent } from '#client/api/live.ts';
import { readAgain, useEndpoint } from '#client/api/queries.ts';
import { paths } from '#client/paths.ts';
import { useText } from '#client/text/text.ts';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import { StatusMark } from '#client/ui/status-mark.tsx';
import { getConsole } from '#contract/attempts.ts';

import classes from './top-bar.module.css';

export function CallNote() {
  const { data } = useEndpoint(getConsole, {});
  useLiveEvent('console:changed', () => void readAgain(getConsole));
  const respondent = data?.attempt?.case.respondentName;
  return respondent === undefined ? null : <Note respondent={respondent} />;
}

const key = 'Alt+K';

function Note({ respondent }: { respondent: string }) {
  const text = useText().common;
  const navigate = useNavigate();
  const back = () => void navigate(paths.console());
  useKeys([{ key, label: text.frame.toCall(respondent), run: back, inFields: true }], {
    group: text.keys.everywhere,
  });
  return (
    <span role="status">
      <UnstyledButton className={classes.button} aria-keyshortcuts={key} onClick={back}>
        <StatusMark kind="live">{text.frame.toCall(respondent)}</StatusMark> <KeyHint name={key} />
      </UnstyledButton>
    </span>
  );
}
