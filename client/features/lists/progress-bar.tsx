// How far something has got. The figures stand beside it in words; the bar is for the eye.
import classes from './progress-bar.module.css';

interface ProgressBarProps {
  /** What is under way, for those who hear it. */
  label: string;
  /** Null while nobody knows. */
  percent: number | null;
  inWords: string;
}

export function ProgressBar({ label, percent, inWords }: ProgressBarProps) {
  const known = percent === null ? null : Math.min(100, Math.max(0, percent));
  return (
    <div
      role="progressbar"
      className={classes.track}
      data-unknown={known === null || undefined}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={known === null ? undefined : Math.round(known)}
      aria-valuetext={inWords}
    >
      {known !== null && <div className={classes.fill} style={{ width: `${known}%` }} />}
    </div>
  );
}
