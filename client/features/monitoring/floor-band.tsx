// The band of figures over the floor.
import type { ReactNode } from 'react';
import { Link } from 'react-router';

import { paths } from '#client/paths.ts';
import { Bar } from '#client/ui/bar.tsx';
import { useFormat, useText } from '#client/text/text.ts';
import type { FloorView } from '#contract/monitoring.ts';
import { roundHalfUp } from '#domain/results/fraction.ts';

import classes from './floor-band.module.css';
import { daysLeft } from './server-clock.ts';

export function FloorBand({ view }: { view: FloorView }) {
  const text = useText().monitoring.band;
  const format = useFormat();
  const { band } = view;
  const rate = band.responseRate === null ? null : roundHalfUp(100 * band.responseRate, 1);
  return (
    <dl className={classes.band}>
      <Cell
        label={text.completes}
        value={format.number(band.completes)}
        note={text.ofTarget(format.number(band.target))}
      >
        <Bar label={text.completes} value={band.completes} target={band.target} />
      </Cell>
      <Cell
        label={text.left}
        value={format.number(Math.max(0, band.target - band.completes))}
        note={useLeftNote(view)}
      />
      <Cell
        label={text.today}
        value={format.number(band.completesToday)}
        note={text.todayNote(format.number(band.attemptsToday))}
      />
      <Cell
        label={text.responseRate}
        value={<Link to={paths.fieldworkCalculation(view.survey.id, 'RR1')}>{format.percent(rate, 1)}</Link>}
        note={text.responseRateNote}
      />
      <Cell label={text.live} value={format.number(band.callsLive)} />
      <Cell label={text.due} value={format.number(band.due)} />
      <Cell label={text.appointments} value={format.number(band.appointmentsAhead)} />
    </dl>
  );
}

/** What each remaining day must bring to reach the target in time. */
function useLeftNote({ band, survey, takenAt }: FloorView): string {
  const text = useText().monitoring.band;
  const format = useFormat();
  const left = band.target - band.completes;
  if (left <= 0) return text.leftNone;
  const days = daysLeft(takenAt, survey.endsOn);
  const endsOn = format.day(survey.endsOn).slice(0, 5);
  return days === 0 ? text.leftOver(endsOn) : text.leftNote(format.number(Math.ceil(left / days)), endsOn);
}

interface CellProps {
  label: string;
  value: ReactNode;
  note?: string;
  children?: ReactNode;
}

function Cell({ label, value, note, children }: CellProps) {
  return (
    <div className={classes.cell}>
      <dt className={classes.label}>{label}</dt>
      <dd className={classes.value}>
        {value}
        {note !== undefined && <span className={classes.note}> {note}</span>}
        {children}
      </dd>
    </div>
  );
}
