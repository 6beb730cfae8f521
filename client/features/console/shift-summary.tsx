// A shift in figures: how long, what was done, what the time was spent on.
import { useLanguage } from '#client/text/language.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { useNowMs } from '#client/ui/elapsed.tsx';
import type { ShiftSummary } from '#contract/shift.ts';
import { pauseReasonOf } from '#domain/sessions/pause-reasons.ts';

import classes from './shift-summary.module.css';

export function ShiftSummaryFacts({ shift }: { shift: ShiftSummary }) {
  const text = useText().desk.shift;
  const format = useFormat();
  const language = useLanguage();
  const now = useNowMs();
  const until = shift.endedAt === null ? now : new Date(shift.endedAt).getTime();
  const seconds = (until - new Date(shift.startedAt).getTime()) / 1000;
  const pauses = shift.pauses.filter((pause) => pause.seconds >= 1);
  const facts = [
    [text.length, `${format.time(shift.startedAt)} – ${format.time(until)} · ${format.duration(seconds)}`],
    [text.calls, format.number(shift.calls)],
    [
      text.completes,
      seconds >= 600
        ? `${format.number(shift.completes)} · ${format.number((3600 * shift.completes) / seconds, 1)} ${text.perHour}`
        : format.number(shift.completes),
    ],
    [text.talk, format.duration(shift.talkSeconds)],
    [text.wrapUp, format.duration(shift.wrapUpSeconds)],
    ...(pauses.length === 0
      ? []
      : [
          [
            text.pauses,
            pauses
              .map((pause) => {
                const words = pauseReasonOf(pause.reason)?.[language] ?? pause.reason;
                return `${words} ${format.duration(pause.seconds)}`;
              })
              .join(' · '),
          ],
        ]),
  ] as const;
  return (
    <dl className={classes.facts}>
      {facts.map(([label, figure]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{figure}</dd>
        </div>
      ))}
    </dl>
  );
}
