// What an official has decided, or the form in which they decide: finding, what holds from now on, reason.
import { Button, Checkbox, Radio, Textarea } from '@mantine/core';
import { useState } from 'react';

import { useAct } from '#client/api/queries.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import { Section } from '#client/ui/page.tsx';
import { StatusMark } from '#client/ui/status-mark.tsx';
import {
  decideBackCheck,
  getBackCheckBoard,
  getReviewedInterview,
  type ReviewedInterview,
} from '#contract/back-check-review.ts';
import { consequences, sensible, type Consequence } from '#domain/back-checks/consequences.ts';

import classes from './board.module.css';

interface DecisionSectionProps {
  review: ReviewedInterview;
  mayDecide: boolean;
}

export function DecisionSection({ review, mayDecide }: DecisionSectionProps) {
  const text = useText().backCheckBoard;
  const format = useFormat();
  const { decision, state, appealUntil } = review;
  if (state === 'nothing-to-decide') return null;
  return (
    <Section title={text.review.decision}>
      {decision !== null && (
        <>
          <StatusMark kind="done">{text.review.finding[decision.finding]}</StatusMark>
          <blockquote className={classes.quote}>
            {decision.reason}{' '}
            <span className={classes.quiet}>
              {text.review.decidedBy(decision.decidedBy, format.dayTime(decision.decidedAt))}
            </span>
          </blockquote>
        </>
      )}
      {state === 'operator-may-answer' && (
        <p className={classes.quiet}>{text.review.waitFor(format.deadline(appealUntil))}</p>
      )}
      {state === 'to-decide' && mayDecide && <DecisionForm review={review} />}
    </Section>
  );
}

const shortestReason = 10;

function DecisionForm({ review }: { review: ReviewedInterview }) {
  const text = useText().backCheckBoard;
  const [finding, setFinding] = useState<'upheld' | 'overturned'>('upheld');
  const [wanted, setWanted] = useState<readonly Consequence[]>(review.consequences);
  const [reason, setReason] = useState('');
  const decide = useAct(decideBackCheck, { invalidates: [getReviewedInterview, getBackCheckBoard] });
  const tooShort = reason.trim().length < shortestReason;
  useKeys(
    [
      { key: 'U', label: text.review.finding.upheld, run: () => setFinding('upheld') },
      { key: 'O', label: text.review.finding.overturned, run: () => setFinding('overturned') },
    ],
    { group: text.review.decision },
  );
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (tooShort || decide.isPending) return;
        const kept = finding === 'overturned' ? [] : sensible(wanted);
        decide.mutate({
          params: { backCheckId: review.id },
          body: { finding, consequences: kept, reason: reason.trim() },
        });
      }}
    >
      <Radio.Group
        value={finding}
        onChange={(value) => setFinding(value === 'overturned' ? value : 'upheld')}
      >
        {(['upheld', 'overturned'] as const).map((each) => (
          <Radio
            key={each}
            value={each}
            my={4}
            label={
              <>
                {text.review.finding[each]} <KeyHint name={each === 'upheld' ? 'U' : 'O'} />
              </>
            }
          />
        ))}
      </Radio.Group>
      {finding === 'upheld' && (
        <Checkbox.Group
          label={text.review.consequences}
          value={[...wanted]}
          onChange={(chosen) => setWanted(consequences.filter((one) => chosen.includes(one)))}
        >
          {consequences.map((one) => (
            <Checkbox
              key={one}
              value={one}
              my={4}
              label={text.consequence[one]}
              description={text.consequenceHelp[one]}
              disabled={one === 'correct' && wanted.includes('void')}
            />
          ))}
        </Checkbox.Group>
      )}
      <Textarea
        label={text.review.reason}
        description={text.review.reasonHelp}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={reason !== '' && tooShort ? text.review.reasonShort : null}
        autosize
        minRows={3}
      />
      <FaultNote fault={decide.error} />
      <div className={classes.acts}>
        <Button type="submit" disabled={tooShort} loading={decide.isPending}>
          {text.review.decide}
        </Button>
      </div>
    </form>
  );
}
