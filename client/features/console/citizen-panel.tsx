// The demo's citizen in words, so that somebody without a headset can conduct a whole interview.
import { useText } from '#client/text/text.ts';

import classes from './citizen-panel.module.css';
import type { Citizen } from './use-citizen.ts';

export function CitizenPanel({ citizen, talking }: { citizen: Citizen; talking: boolean }) {
  const text = useText().console.citizen;
  const last = citizen.said.at(-1);
  return (
    <section className={classes.panel} aria-label={text.title}>
      <h3 className={classes.title}>{text.title}</h3>
      <p className={classes.reply} role="status">
        {last === undefined ? (
          <span className={classes.quiet}>{citizen.fault ? text.fault : text.silent}</span>
        ) : last.reply === null ? (
          <span className={classes.quiet}>{text.thinking}</span>
        ) : (
          <q lang="vi">{last.reply}</q>
        )}
        {citizen.hungUp ? (
          <span className={classes.gone}> {text.hungUp}</span>
        ) : (
          !talking && <span className={classes.quiet}> {text.over}</span>
        )}
      </p>
    </section>
  );
}
