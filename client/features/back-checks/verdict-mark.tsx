// A verdict as shape, word and colour.
import type { Verdict } from '#domain/back-checks/verdict.ts';
import { useText } from '#client/text/text.ts';
import { StatusMark, type StatusKind } from '#client/ui/status-mark.tsx';

import classes from './back-checks.module.css';

const kinds: Record<Verdict, StatusKind> = {
  confirmed: 'done',
  differs: 'waiting',
  denied: 'trouble',
  'not-reached': 'idle',
};

export function VerdictMark({ verdict }: { verdict: Verdict }) {
  const text = useText().backCheckBoard.verdict;
  return <StatusMark kind={kinds[verdict]}>{text[verdict]}</StatusMark>;
}

/** Why the verdict is what it is, one line a reason. */
export function Reasons({ reasons }: { reasons: readonly string[] }) {
  const text = useText().backChecks.result;
  const words = new Map<string, string>(Object.entries(text.reasons));
  return (
    <ul className={classes.reasons} aria-label={text.reasonsTitle}>
      {reasons.map((reason) => (
        <li key={reason}>{words.get(reason) ?? reason}</li>
      ))}
    </ul>
  );
}
