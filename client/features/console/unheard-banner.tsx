// Over the question while the citizen does not hear what is read: never to be overlooked, with the key that ends it.
import { useText } from '#client/text/text.ts';
import { Elapsed } from '#client/ui/elapsed.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { StatusMark } from '#client/ui/status-mark.tsx';

import { commandKey } from './command-keys.ts';
import classes from './unheard-banner.module.css';
import type { CallControls } from './use-call-controls.ts';

export function UnheardBanner({ controls, typing }: { controls: CallControls; typing: boolean }) {
  const text = useText().desk;
  const { heldSince, mutedSince } = controls;
  return (
    <div role="status">
      {heldSince !== null && (
        <p className={classes.banner}>
          <StatusMark kind="paused">
            {text.hold.on} <Elapsed since={heldSince} />
          </StatusMark>
          <span className={classes.more}>{text.hold.hears}</span>
          <span>
            <KeyHint name={commandKey('H', typing)} /> {text.hold.back}
          </span>
        </p>
      )}
      {mutedSince !== null && (
        <p className={classes.banner}>
          <StatusMark kind="paused">
            {text.mute.on} <Elapsed since={mutedSince} />
          </StatusMark>
          <span className={classes.more}>{text.mute.hears}</span>
          <span>
            <KeyHint name={commandKey('M', typing)} /> {text.mute.back}
          </span>
        </p>
      )}
    </div>
  );
}
