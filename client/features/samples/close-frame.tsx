// Closing the frame, confirmed by typing; what is left open by then is said before.
import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';

import { Refusal } from '#client/api/client.ts';
import { useAct, useEndpoint } from '#client/api/queries.ts';
import { paths } from '#client/paths.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { ConfirmTyped } from '#client/ui/confirm-typed.tsx';
import { StatusMark } from '#client/ui/status-mark.tsx';
import { closeFrame, getFrame, type FrameView } from '#contract/samples.ts';
import { getSurvey } from '#contract/surveys.ts';

import { useOpenMatters } from './open-matters.tsx';
import classes from './samples.module.css';

interface CloseFrameProps {
  frame: FrameView;
  surveyId: string;
  mayChange: boolean;
}

export function CloseFrame({ frame, surveyId, mayChange }: CloseFrameProps) {
  const { data: survey } = useEndpoint(getSurvey, { params: { surveyId } });
  const unread = survey?.listsUnread ?? 0;
  const { close: text, openMatters: openText } = useText().samples.frame;
  const format = useFormat();
  const [isAsking, setAsking] = useState(false);
  const close = useAct(closeFrame, {
    invalidates: [getFrame, getSurvey],
    onDone: () => setAsking(false),
  });
  const persons = format.number(frame.drawable.persons);
  const isBusy = close.error instanceof Refusal && close.error.code === 'list-busy';
  const openMatters = useOpenMatters(frame, surveyId);
  const warnings = [
    ...(unread > 0 ? [text.unread(format.number(unread))] : []),
    ...openMatters.map(({ words }) => words),
    ...(frame.commitment === null ? [text.noCommitment] : []),
  ];
  return (
    <section className={classes.step} aria-label={text.title}>
      <h2 className={classes.heading}>{text.title}</h2>
      {frame.closedAt !== null ? (
        <>
          <StatusMark kind="done">{text.done}</StatusMark>
          <Button component={Link} to={paths.sample(surveyId)} variant="default">
            {text.toDraw}
          </Button>
        </>
      ) : (
        <>
          <p className={classes.words}>{text.why}</p>
          {warnings.map((warning) => (
            <p key={warning} className={classes.warning}>
              {warning}
            </p>
          ))}
          {unread > 0 && <Link to={paths.lists(surveyId)}>{text.toLists}</Link>}
          {frame.newAgencyNames > 0 && <Link to={paths.newAgencyNames(surveyId)}>{openText.toNewNames}</Link>}
          {mayChange && (
            <Button variant="default" onClick={() => setAsking(true)}>
              {text.act}
            </Button>
          )}
        </>
      )}
      <ConfirmTyped
        opened={isAsking}
        onClose={() => {
          setAsking(false);
          close.reset();
        }}
        title={text.confirm.title}
        consequence={
          <div className={classes.consequence}>
            <p>
              {text.confirm.consequence(
                persons,
                format.number(frame.transactions),
                format.number(frame.drawable.transactions),
              )}
            </p>
            {warnings.map((warning) => (
              <p key={warning}>
                <strong>{warning}</strong>
              </p>
            ))}
            {isBusy && (
              <p role="alert" className={classes.failed}>
                {text.busy}
              </p>
            )}
          </div>
        }
        phrase={text.confirm.phrase(persons)}
        act={text.confirm.submit}
        onConfirm={() => close.mutate({ params: { surveyId } })}
        pending={close.isPending}
        fault={isBusy ? null : close.error}
      />
    </section>
  );
}
