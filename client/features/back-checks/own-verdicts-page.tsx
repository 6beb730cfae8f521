// The operator's page: what phúc tra found of their interviews, and their one answer to each (`?item=`).
import { UnstyledButton } from '@mantine/core';
import { useSearchParams } from 'react-router';

import { useLiveEvent } from '#client/api/live.ts';
import { readAgain, useLoaded } from '#client/api/queries.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { useKeys } from '#client/ui/keys.ts';
import { Page, Section } from '#client/ui/page.tsx';
import { StatusMark } from '#client/ui/status-mark.tsx';
import { getOwnVerdicts, type OwnVerdict } from '#contract/verdicts.ts';

import { AppealForm } from './appeal-form.tsx';
import classes from './board.module.css';
import { ComparisonTable } from './comparison-table.tsx';
import { Reasons, VerdictMark } from './verdict-mark.tsx';

export function OwnVerdictsPage() {
  const text = useText().backCheckBoard.own;
  const verdicts = useLoaded(getOwnVerdicts, {});
  useLiveEvent('verdicts:changed', () => void readAgain(getOwnVerdicts));
  const [search, setSearch] = useSearchParams();
  const index = Math.max(
    0,
    verdicts.findIndex(({ id }) => id === search.get('item')),
  );
  const chosen = verdicts[index];
  const choose = (at: number) => {
    const next = verdicts[Math.min(verdicts.length - 1, Math.max(0, at))];
    if (next) setSearch({ item: next.id }, { replace: true });
  };
  useKeys(
    [
      { key: 'ArrowDown', label: text.list, run: () => choose(index + 1) },
      { key: 'ArrowUp', label: text.list, run: () => choose(index - 1), hidden: true },
    ],
    { group: text.title },
  );
  return (
    <Page title={text.title} lead={text.lead}>
      {chosen === undefined ? (
        <EmptyState title={text.emptyTitle}>{text.emptyText}</EmptyState>
      ) : (
        <div className={classes.own}>
          <nav className={classes.list} aria-label={text.list}>
            {verdicts.map((verdict, at) => (
              <Entry
                key={verdict.id}
                verdict={verdict}
                current={verdict.id === chosen.id}
                onChoose={() => choose(at)}
              />
            ))}
          </nav>
          <Chosen key={chosen.id} verdict={chosen} />
        </div>
      )}
    </Page>
  );
}

function Entry({
  verdict,
  current,
  onChoose,
}: {
  verdict: OwnVerdict;
  current: boolean;
  onChoose: () => void;
}) {
  const text = useText().backCheckBoard.own;
  const format = useFormat();
  return (
    <UnstyledButton className={classes.entry} aria-current={current} onClick={onChoose}>
      <span className={classes.who}>{verdict.respondentName}</span>
      <VerdictMark verdict={verdict.verdict} />{' '}
      <span className={classes.quiet}>{text.submitted(format.when(verdict.submittedAt))}</span>
    </UnstyledButton>
  );
}

function Chosen({ verdict }: { verdict: OwnVerdict }) {
  const text = useText().backCheckBoard;
  const format = useFormat();
  const { appeal, appealBlock, decision, consequences } = verdict;
  return (
    <div>
      <div className={classes.verdict}>
        <VerdictMark verdict={verdict.verdict} />
      </div>
      <p className={classes.note}>
        {verdict.tthcName} · {verdict.agencyName} ·{' '}
        {text.own.interviewed(format.dayTime(verdict.interviewedAt))}
      </p>
      <Reasons reasons={verdict.reasons} />
      <p>
        {text.own.consequences}: {consequences.map((each) => text.consequence[each]).join(', ') || text.none}.
      </p>
      {decision !== null && (
        <Section title={text.own.decision}>
          <StatusMark kind="done">{text.review.finding[decision.finding]}</StatusMark>
          <blockquote className={classes.quote}>
            {decision.reason} <span className={classes.quiet}>{format.dayTime(decision.decidedAt)}</span>
          </blockquote>
        </Section>
      )}
      {appeal !== null && (
        <Section title={text.own.mine}>
          <blockquote className={classes.quote}>
            {appeal.statement} <span className={classes.quiet}>{format.dayTime(appeal.appealedAt)}</span>
          </blockquote>
        </Section>
      )}
      {appealBlock === null ? (
        <AppealForm verdict={verdict} />
      ) : (
        decision === null && <p className={classes.quiet}>{text.own.blocks[appealBlock]}</p>
      )}
      <Section title={text.review.compared}>
        <ComparisonTable versionId={verdict.versionId} questions={verdict.questions} />
      </Section>
    </div>
  );
}
