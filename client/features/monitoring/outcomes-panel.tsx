// Today's outcomes in the order of the table of dispositions, so that none jumps when its count grows.
import { useLanguage } from '#client/text/language.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { Bar } from '#client/ui/bar.tsx';
import type { FloorView } from '#contract/monitoring.ts';
import { dispositions } from '#domain/attempts/dispositions.ts';

import { Panel, PanelNote } from './panel.tsx';
import classes from './outcomes.module.css';

export function OutcomesPanel({ outcomes }: { outcomes: FloorView['outcomesToday'] }) {
  const text = useText().monitoring.outcomes;
  const language = useLanguage();
  const format = useFormat();
  const largest = Math.max(1, ...outcomes.map(({ count }) => count));
  const shown = dispositions.flatMap((disposition) => {
    const count = outcomes.find((outcome) => outcome.disposition === disposition.code)?.count ?? 0;
    return count === 0 ? [] : [{ code: disposition.code, label: disposition[language], count }];
  });
  return (
    <Panel title={text.title}>
      {shown.length === 0 ? (
        <PanelNote>{text.none}</PanelNote>
      ) : (
        <ul className={classes.outcomes}>
          {shown.map(({ code, label, count }) => (
            <li key={code}>
              <span className={classes.label} title={label}>
                {label}
              </span>
              <Bar label={label} value={count} target={largest} />
              <span className={classes.count}>{format.number(count)}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
