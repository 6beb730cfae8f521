// A share against its target. The figures stand beside it in words; the bar is for the eye.
import { useFormat, useText } from '#client/text/text.ts';

import classes from './bar.module.css';

interface BarProps {
  /** What is measured, for those who hear it. */
  label: string;
  value: number;
  target: number;
  /** `done` when reached, `waiting` when it needs attention; plain otherwise. */
  tone?: 'plain' | 'done' | 'waiting' | 'trouble';
}

export function Bar({ label, value, target, tone = 'plain' }: BarProps) {
  const text = useText().common;
  const format = useFormat();
  const share = target > 0 ? Math.min(1, Math.max(0, value / target)) : 0;
  return (
    <div
      className={classes.track}
      data-tone={tone}
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={target}
      aria-valuenow={Math.min(value, target)}
      aria-valuetext={text.bar(format.number(value), format.number(target))}
    >
      <div className={classes.fill} style={{ width: `${share * 100}%` }} />
    </div>
  );
}
