// The names that wait: one is in hand, ↑ ↓ choose another, Enter and figures say which agency it is, N makes a new one.
import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';

import { useEndpoint, useLoaded } from '#client/api/queries.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import { StatusMark } from '#client/ui/status-mark.tsx';
import { getNewAgencyNames, type AgencyView, type NewAgencyName } from '#contract/agencies.ts';
import { getSurvey } from '#contract/surveys.ts';
import { nameId } from '#domain/agencies/name-key.ts';

import classes from './agencies.module.css';
import { NameFacts } from './name-facts.tsx';
import { NameInHand } from './name-in-hand.tsx';
import { useAddressOfAgencies } from './open-in-address.ts';
import { useReview, type Review } from './use-review.ts';

interface NamesToReviewProps {
  agencies: readonly AgencyView[];
  onCreated: (agency: AgencyView) => void;
}

export function NamesToReview({ agencies, onCreated }: NamesToReviewProps) {
  const { review: text, keys } = useText().agencies;
  const format = useFormat();
  const review = useReview();
  const { surveyId } = useAddressOfAgencies();
  const names = useLoaded(getNewAgencyNames, { query: surveyId === null ? {} : { surveyId } }).filter(
    (name) => !review.sent.has(nameId(name)),
  );
  const [place, setPlace] = useState(0);
  // A name that was said makes room for the next one, which takes its place.
  const inHand = names[Math.min(place, names.length - 1)];
  const move = (by: number) => setPlace(Math.max(0, Math.min(names.length - 1, place + by)));
  const decide = async (name: NewAgencyName, agencyId: string | null) => {
    const agency = await review.decide(name, agencyId);
    if (agency && agencyId === null) onCreated(agency);
  };
  const line = useRef<HTMLLIElement>(null);
  const idInHand = inHand && nameId(inHand);
  useEffect(() => line.current?.scrollIntoView({ block: 'nearest' }), [idInHand]);
  const say = (index: number) => {
    const chosen = inHand?.suggestions[index];
    if (inHand && chosen) void decide(inHand, chosen.id);
  };
  useKeys(
    [
      { key: 'ArrowUp', label: text.up, run: () => move(-1), helpOnly: true },
      { key: 'ArrowDown', label: text.down, run: () => move(1), helpOnly: true },
      { key: 'Enter', label: text.best, run: () => say(0), helpOnly: true },
      ...[1, 2, 3, 4, 5].map((number) => ({
        key: String(number),
        label: text.suggestion(String(number)),
        run: () => say(number - 1),
        helpOnly: true,
      })),
      { key: 'N', label: text.makeNew, run: () => inHand && void decide(inHand, null) },
    ],
    { enabled: inHand !== undefined, group: keys },
  );
  return (
    <section aria-label={text.title}>
      <div className={classes.head}>
        <h2 className={classes.heading}>{text.title}</h2>
        {names.length > 0 && <span className={classes.note}>{text.count(format.number(names.length))}</span>}
      </div>
      {surveyId !== null && <OfSurvey surveyId={surveyId} />}
      <Said review={review} />
      {names.length === 0 ? (
        <EmptyState title={text.empty}>{text.emptyText}</EmptyState>
      ) : (
        <>
          <ol className={classes.names}>
            {names.map((name, index) => (
              <li
                key={nameId(name)}
                ref={name === inHand ? line : null}
                data-in-hand={name === inHand || undefined}
              >
                {name === inHand ? (
                  <NameInHand name={name} agencies={agencies} onDecide={(id) => void decide(name, id)} />
                ) : (
                  <button type="button" className={classes.waiting} onClick={() => setPlace(index)}>
                    <NameFacts name={name} />
                  </button>
                )}
              </li>
            ))}
          </ol>
          {names.length > 1 && (
            <p className={classes.note}>
              <KeyHint name="ArrowUp" /> <KeyHint name="ArrowDown" /> {text.hint}
            </p>
          )}
        </>
      )}
    </section>
  );
}

/** Only the names of one survey are shown, with how many records it has of each; the way to those of all. */
function OfSurvey({ surveyId }: { surveyId: string }) {
  const { review: text } = useText().agencies;
  const { reviewAll } = useAddressOfAgencies();
  const { data: survey } = useEndpoint(getSurvey, { params: { surveyId } });
  return (
    <p className={classes.note}>
      {text.ofSurvey(survey?.name ?? '…')}{' '}
      <Button variant="default" size="compact-xs" onClick={reviewAll}>
        {text.ofAll}
      </Button>
    </p>
  );
}

/** What was said last, with the way back; why it was refused. */
function Said({ review }: { review: Review }) {
  const { review: text } = useText().agencies;
  const { last, isUndone, fault } = review;
  return (
    <>
      <FaultNote fault={fault} />
      {last && (
        <div className={classes.said} role="status">
          <StatusMark kind="done">
            {last.isNew ? text.created(last.agency.name) : text.linked(last.name.name, last.agency.name)}
          </StatusMark>
          <Button variant="default" size="compact-xs" onClick={() => void review.undo()}>
            {text.undo}
          </Button>
        </div>
      )}
      {isUndone && (
        <p className={classes.note} role="status">
          {text.undone}
        </p>
      )}
    </>
  );
}
