// The citizen in hand has answered by themselves meanwhile: nothing more is to be asked, whatever is on the screen.
import type { AttemptView } from '#contract/attempts.ts';
import { useText } from '#client/text/text.ts';
import { StatusMark } from '#client/ui/status-mark.tsx';

import classes from './unheard-banner.module.css';

export function AnsweredBanner({ by }: { by: AttemptView['case']['answeredBy'] }) {
  const text = useText();
  return (
    <div role="status">
      {by !== null && (
        <p className={classes.banner}>
          <StatusMark kind="done">{text.desk.answered.on(text.breakdown.values[by])}</StatusMark>
          <span className={classes.more}>{text.desk.answered.doThis}</span>
        </p>
      )}
    </div>
  );
}
