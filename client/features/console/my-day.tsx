// F7: what the operator did today: the shift in figures, every attempt with how it ended.
import { useEffect, useRef, useState } from 'react';

import { useEndpoint } from '#client/api/queries.ts';
import { useLanguage } from '#client/text/language.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { Dialog } from '#client/ui/dialog.tsx';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import { getMyDay, type MyDay as Today } from '#contract/shift.ts';
import { dispositions } from '#domain/attempts/dispositions.ts';

import classes from './my-day.module.css';
import { ShiftSummaryFacts } from './shift-summary.tsx';

const shows = ['all', 'completes'] as const;
type Show = (typeof shows)[number];

interface MyDayProps {
  opened: boolean;
  onOpen: () => void;
  onClose: () => void;
}

/** Stands once on the console, whatever that shows, and has the key that opens it. */
export function MyDay({ opened, onOpen, onClose: close }: MyDayProps) {
  const text = useText().desk.day;
  const [show, setShow] = useState<Show>('all');
  useKeys([{ key: 'F7', label: text.act, run: onOpen }], { group: text.title });
  return (
    <Dialog
      opened={opened}
      onClose={close}
      title={text.title}
      size="xl"
      keys={[
        { key: 'F7', label: text.title, run: close, hidden: true },
        ...shows.map((each, index) => ({
          key: String(index + 1),
          label: text[each],
          run: () => setShow(each),
        })),
      ]}
    >
      {opened && <Day show={show} onShow={setShow} />}
    </Dialog>
  );
}

function Day({ show, onShow }: { show: Show; onShow: (show: Show) => void }) {
  const text = useText().desk;
  const day = useEndpoint(getMyDay, {}, { staleTime: 0 });
  if (day.data === undefined) {
    if (day.error) return <FaultNote fault={day.error} onRetry={() => void day.refetch()} />;
    return <p role="status">{text.day.reading}</p>;
  }
  const { shifts, attempts } = day.data;
  const shown = attempts.filter(({ disposition }) => show === 'all' || disposition === 'complete');
  const [shift] = shifts;
  return (
    <>
      {shift !== undefined && <ShiftSummaryFacts shift={shift} />}
      <div className={classes.shows} role="group" aria-label={text.day.show}>
        {shows.map((each, index) => (
          <button
            key={each}
            type="button"
            className={classes.show}
            aria-pressed={show === each}
            aria-keyshortcuts={String(index + 1)}
            onClick={() => onShow(each)}
          >
            <KeyHint name={String(index + 1)} /> {text.day[each]}
          </button>
        ))}
      </div>
      {shown.length === 0 ? (
        <p role="status">{show === 'all' ? text.day.empty : text.day.noneComplete}</p>
      ) : (
        <Log attempts={shown} />
      )}
    </>
  );
}

function Log({ attempts }: Pick<Today, 'attempts'>) {
  const text = useText().desk.day;
  const format = useFormat();
  const language = useLanguage();
  const words = (code: string) => dispositions.find((each) => each.code === code)?.[language] ?? code;
  const log = useRef<HTMLDivElement>(null);
  // The arrow keys scroll it at once.
  useEffect(() => log.current?.focus(), []);
  return (
    <div ref={log} className={classes.log} tabIndex={0} role="region" aria-label={text.log}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{text.columns.at}</th>
            <th scope="col">{text.columns.who}</th>
            <th scope="col">{text.columns.talk}</th>
            <th scope="col">{text.columns.result}</th>
          </tr>
        </thead>
        <tbody>
          {attempts.map((attempt) => (
            <tr key={attempt.id}>
              <td>{format.time(attempt.at)}</td>
              <td>
                {attempt.respondentName} <span className={classes.quiet}>{attempt.phoneMasked}</span>
                <span className={classes.about}>
                  {attempt.tthcName} · {attempt.agencyName}
                </span>
              </td>
              <td>{attempt.talkSeconds > 0 && format.clock(attempt.talkSeconds)}</td>
              <td>
                {attempt.handedTo !== null
                  ? text.handedTo(attempt.handedTo)
                  : attempt.disposition === null
                    ? text.inHand
                    : words(attempt.disposition)}
                {attempt.appointmentAt !== null && (
                  <span className={classes.quiet}> · {text.again(format.when(attempt.appointmentAt))}</span>
                )}
                {attempt.note !== null && attempt.note !== '' && (
                  <q className={classes.about}>{attempt.note}</q>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
