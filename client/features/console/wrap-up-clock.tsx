// What is left of the time for recording the result; past it, that it has run over and what follows.
import { useFormat, useText } from '#client/text/text.ts';
import { StatusMark } from '#client/ui/status-mark.tsx';

import type { WrapUp } from './use-wrap-up.ts';
import classes from './wrap-up-clock.module.css';

/** From then on the clock is marked. */
const soonSeconds = 20;

export function WrapUpClock({ wrapUp, brief = false }: { wrapUp: WrapUp; brief?: boolean }) {
  const text = useText().desk.wrapUp;
  const format = useFormat();
  const { left, unattendedIn } = wrapUp;
  if (left === null) return null;
  const over = left < 0;
  return (
    <div className={classes.clock}>
      <span role="timer" aria-live="off" data-soon={left < soonSeconds || undefined}>
        <StatusMark kind={over ? 'trouble' : 'waiting'}>
          {over ? text.over : text.left} {format.clock(Math.abs(left))}
        </StatusMark>
      </span>
      {!brief && (
        <span className={classes.more} role="status">
          {unattendedIn !== null ? text.unattended(format.duration(unattendedIn)) : over && text.overText}
        </span>
      )}
    </div>
  );
}
