// One interview after its re-call: verdict, both conversations, every answer, appeal, decision, every step.
import { Anchor } from '@mantine/core';
import { Link, useParams } from 'react-router';

import { useLiveRefresh } from '#client/api/live-refresh.ts';
import { useLoaded } from '#client/api/queries.ts';
import { useWho } from '#client/frame/who.ts';
import { paths } from '#client/paths.ts';
import { InterviewNotes } from '#client/interview/interview-notes.tsx';
import { useFormat, useText } from '#client/text/text.ts';
import { Page, Section } from '#client/ui/page.tsx';
import { getReviewedInterview, type ReviewedInterview } from '#contract/back-check-review.ts';
import { getInterviewNotes } from '#contract/notes.ts';

import { AnswersTable } from './answers-table.tsx';
import { ComparisonTable } from './comparison-table.tsx';
import classes from './board.module.css';
import { Conversations } from './conversations.tsx';
import { DecisionSection } from './decision-section.tsx';
import { Steps } from './steps.tsx';
import { Reasons, VerdictMark } from './verdict-mark.tsx';

const read = [getReviewedInterview];

export function ReviewPage() {
  const { surveyId = '', backCheckId = '' } = useParams();
  const text = useText().backCheckBoard.review;
  const review = useLoaded(getReviewedInterview, { params: { backCheckId } });
  useLiveRefresh('back-checks:changed', surveyId, read);
  const isOfficial = useWho().role === 'official';
  return (
    <Page
      title={text.title(review.respondentName)}
      lead={`${review.tthcName} · ${review.agencyName}`}
      actions={
        <>
          {isOfficial && (
            <Anchor
              component={Link}
              underline="always"
              to={`${paths.selection(surveyId)}?interview=${review.interviewId}`}
            >
              {text.evidence}
            </Anchor>
          )}
          <Anchor component={Link} underline="always" to={paths.backCheckBoard(surveyId)}>
            {text.back}
          </Anchor>
        </>
      }
    >
      <Standing review={review} />
      <Conversations review={review} />
      <Appeal review={review} />
      <DecisionSection review={review} mayDecide={isOfficial} />
      <Section title={text.compared}>
        <ComparisonTable versionId={review.versionId} questions={review.questions} />
      </Section>
      <AnswersTable versionId={review.versionId} answers={review.answers} />
      <Noted interviewId={review.interviewId} />
      <Steps steps={review.steps} />
    </Page>
  );
}

/** What was noted while the citizen was asked. */
function Noted({ interviewId }: { interviewId: string }) {
  const text = useText().noted;
  return (
    <Section title={text.title}>
      <InterviewNotes noted={useLoaded(getInterviewNotes, { params: { interviewId } })} />
    </Section>
  );
}

/** The verdict with its reasons, and whether the interview counts now. */
function Standing({ review }: { review: ReviewedInterview }) {
  const text = useText().backCheckBoard;
  const format = useFormat();
  const { consequences, interviewStatus, drawn, probability, chosenAt } = review;
  const at = format.dayTime(chosenAt);
  return (
    <>
      <div className={classes.verdict}>
        <VerdictMark verdict={review.verdict} />
      </div>
      <Reasons reasons={review.reasons} />
      <p className={classes.note}>
        {text.review.state}: {interviewStatus === 'complete' ? text.review.counted : text.review.notCounted}.{' '}
        {text.review.consequences}:{' '}
        {consequences.map((each) => text.consequence[each]).join(', ') || text.none}.{' '}
        {drawn ? text.review.chosen(at, format.percent(100 * probability, 1)) : text.review.put(at)}.
      </p>
    </>
  );
}

function Appeal({ review }: { review: ReviewedInterview }) {
  const text = useText().backCheckBoard.review;
  const format = useFormat();
  const { appeal, state, appealUntil, remarks } = review;
  return (
    <>
      {remarks.length > 0 && (
        <Section title={text.remarks}>
          {remarks.map((remark) => (
            <blockquote key={remark.at} className={classes.quote}>
              {remark.text} <span className={classes.quiet}>{format.when(remark.at)}</span>
            </blockquote>
          ))}
        </Section>
      )}
      {state !== 'nothing-to-decide' && (
        <Section title={text.appeal}>
          {appeal === null ? (
            <p className={classes.quiet}>
              {state === 'operator-may-answer'
                ? text.noAppeal(format.deadline(appealUntil))
                : text.noAppealEver}
            </p>
          ) : (
            <blockquote className={classes.quote}>
              {appeal.statement} <span className={classes.quiet}>{format.when(appeal.appealedAt)}</span>
            </blockquote>
          )}
        </Section>
      )}
    </>
  );
}
