// The demo's citizen in words, so that somebody without a headset can conduct a whole interview.
import { useText } from '#client/text/text.ts';

import classes from './citizen-panel.module.css';
import { BarKey } from './key-bar.tsx';
import type { CallControls } from './use-call-controls.ts';
import type { Citizen } from './use-citizen.ts';

interface CitizenPanelProps {
  citizen: Citizen;
  controls: CallControls;
  /** The question on screen, beside which only what was said at it stands; null where no question is. */
  at: string | null;
}

export function CitizenPanel({ citizen, controls, at }: CitizenPanelProps) {
  const text = useText().console.citizen;
  const desk = useText().desk;
  const acts = useText().console.acts;
  const last = citizen.said.findLast((each) => at === null || each.at === at);
  return (
    <section className={classes.panel} aria-label={text.title}>
      <div className={classes.head}>
        <h3 className={classes.title}>{text.title}</h3>
        <BarKey name="F3" label={acts.askAgain} onPress={citizen.askAgain} />
      </div>
      <p className={classes.reply} role="status">
        {controls.unheard ? (
          <span className={classes.quiet}>
            {controls.heldSince !== null ? desk.hold.hears : desk.mute.hears}
          </span>
        ) : last === undefined ? (
          <span className={classes.quiet}>{citizen.fault ? text.fault : text.silent}</span>
        ) : last.reply === null ? (
          <span className={classes.quiet}>{text.thinking}</span>
        ) : (
          <q lang="vi">{last.reply}</q>
        )}
        {citizen.hungUp ? (
          <span className={classes.gone}> {text.hungUp}</span>
        ) : (
          !controls.talking && <span className={classes.quiet}> {text.over}</span>
        )}
      </p>
    </section>
  );
}
