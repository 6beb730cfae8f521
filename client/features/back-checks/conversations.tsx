// The interview and its re-call beside each other: who, when, which calls, which recording.
import { useFormat, useText } from '#client/text/text.ts';
import { useLanguage } from '#client/text/language.ts';
import { Section } from '#client/ui/page.tsx';
import { StatusMark } from '#client/ui/status-mark.tsx';
import type { ReviewedInterview } from '#contract/back-check-review.ts';
import { dispositions } from '#domain/attempts/dispositions.ts';

import { Recordings } from './recordings.tsx';
import classes from './board.module.css';

type Conversation = ReviewedInterview['original'];

export function Conversations({ review }: { review: ReviewedInterview }) {
  const text = useText().backCheckBoard.review;
  const format = useFormat();
  const late = review.answers.filter(({ afterHangUp }) => afterHangUp).length;
  return (
    <Section
      title={text.sides}
      actions={
        late > 0 && (
          <StatusMark kind="trouble">
            {text.afterHangUpCount(format.number(late), format.number(review.answers.length))}
          </StatusMark>
        )
      }
    >
      <div className={classes.columns}>
        <Side title={text.original} backCheckId={review.id} conversation={review.original} />
        <Side title={text.recheck} backCheckId={review.id} conversation={review.recheck} />
      </div>
    </Section>
  );
}

interface SideProps {
  title: string;
  backCheckId: string;
  conversation: Conversation;
}

function Side({ title, backCheckId, conversation }: SideProps) {
  const text = useText().backCheckBoard.review;
  const format = useFormat();
  const { by, unit, startedAt, endedAt, attempts } = conversation;
  const notes = attempts.flatMap(({ note }) => note ?? []);
  return (
    <div className={classes.side}>
      <h3 className={classes.sideTitle}>{title}</h3>
      <dl>
        <dt>{text.by}</dt>
        <dd>
          {by} <span className={classes.quiet}>{unit}</span>
        </dd>
        <dt>{text.held}</dt>
        <dd>
          {startedAt === null
            ? '–'
            : `${format.dayTime(startedAt)}${endedAt === null ? '' : ` – ${format.time(endedAt)}`}`}
        </dd>
        <dt>{text.calls}</dt>
        <dd>
          {attempts.map((attempt) => (
            <AttemptLine key={attempt.at} attempt={attempt} />
          ))}
        </dd>
        {notes.length > 0 && (
          <>
            <dt>{text.note}</dt>
            <dd>{notes.join('; ')}</dd>
          </>
        )}
        <dt>{text.recording}</dt>
        <dd>
          <Recordings backCheckId={backCheckId} conversation={conversation} />
        </dd>
      </dl>
    </div>
  );
}

function AttemptLine({ attempt }: { attempt: Conversation['attempts'][number] }) {
  const text = useText().backCheckBoard.review;
  const format = useFormat();
  const language = useLanguage();
  const ended = dispositions.find(({ code }) => code === attempt.disposition);
  return (
    <div>
      {format.when(attempt.at)} {ended?.[language]}
      {attempt.calls.map((call) => (
        <span key={call.at}>
          {' · '}
          {call.phoneMasked}{' '}
          {call.answeredAt === null ? (
            <StatusMark kind="trouble">{text.notAnswered}</StatusMark>
          ) : (
            text.talk(format.clock(call.talkSeconds ?? 0))
          )}
        </span>
      ))}
    </div>
  );
}
