// What was recorded of a conversation: played here, or why there is nothing. The sound is asked for when it is played.
import { Button } from '@mantine/core';
import { useState } from 'react';

import { hrefOf } from '#client/api/client.ts';
import { useWho } from '#client/frame/who.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { getRecording, type RecordedCall, type ReviewedInterview } from '#contract/back-check-review.ts';

import classes from './board.module.css';

interface RecordingsProps {
  backCheckId: string;
  conversation: ReviewedInterview['original'];
}

export function Recordings({ backCheckId, conversation }: RecordingsProps) {
  const text = useText().backCheckBoard.review;
  const isOfficial = useWho().role === 'official';
  const { recordings, recordingConsent } = conversation;
  if (recordings.length === 0)
    return <span className={classes.quiet}>{text.noRecording[recordingConsent]}</span>;
  if (!isOfficial) return <span className={classes.quiet}>{text.recordingOfficials}</span>;
  return (
    <>
      {recordings.map((recording) => (
        <Recording key={recording.id} backCheckId={backCheckId} recording={recording} />
      ))}
      <span className={classes.quiet}>{text.recordingLogged}</span>
    </>
  );
}

function Recording({ backCheckId, recording }: { backCheckId: string; recording: RecordedCall }) {
  const text = useText().backCheckBoard.review;
  const format = useFormat();
  const [failed, setFailed] = useState(false);
  const { id, at, seconds, state } = recording;
  if (state !== 'ready') return <span className={classes.quiet}>{text.recordingStates[state]}</span>;
  if (failed)
    return (
      <div role="alert">
        <p>{text.recordingFailed}</p>
        <Button variant="default" size="compact-md" onClick={() => setFailed(false)}>
          {text.recordingAgain}
        </Button>
      </div>
    );
  return (
    <figure className={classes.recording}>
      <figcaption className={classes.quiet}>
        {format.when(at)}
        {seconds !== null && ` · ${format.clock(seconds)}`}
      </figcaption>
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- a telephone call has none; its answers stand beside it */}
      <audio
        controls
        preload="none"
        aria-label={text.listen(format.when(at))}
        src={hrefOf(getRecording, { params: { backCheckId, recordingId: id } })}
        onError={() => setFailed(true)}
      />
    </figure>
  );
}
