// What a back-check came to: verdict and reasons, then each question side by side. The server refuses all of it until
// the verifier's own answers are submitted.
import { Anchor } from '@mantine/core';
import { Link, useParams } from 'react-router';

import { useLoaded } from '#client/api/queries.ts';
import { wordsIn } from '#client/frame/form-words.ts';
import { paths } from '#client/paths.ts';
import { useLanguage } from '#client/text/language.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { Page, Section } from '#client/ui/page.tsx';
import { StatusMark, type StatusKind } from '#client/ui/status-mark.tsx';
import { getBackCheckResult, type BackCheckResult } from '#contract/back-checks.ts';

import classes from './back-checks.module.css';
import board from './board.module.css';
import { ComparisonTable } from './comparison-table.tsx';
import { RemarkForm } from './remark-form.tsx';
import { Reasons } from './verdict-mark.tsx';

type Verdict = NonNullable<BackCheckResult['verdict']>;

const kinds: Record<Verdict, StatusKind> = {
  confirmed: 'done',
  differs: 'waiting',
  denied: 'trouble',
  'not-reached': 'idle',
};

export function BackCheckResultPage() {
  const { surveyId = '', backCheckId = '' } = useParams();
  const text = useText().backChecks.result;
  const format = useFormat();
  const result = useLoaded(getBackCheckResult, { params: { backCheckId } });
  const compared = result.questions.filter((question) => question.notCompared === null);
  const agreeing = compared.filter((question) => question.agrees);
  return (
    <Page
      title={text.title}
      actions={
        <Anchor component={Link} underline="always" to={paths.backChecks(surveyId)}>
          {text.back}
        </Anchor>
      }
    >
      {result.verdict === null ? (
        <EmptyState title={text.notYet.title}>{text.notYet.text}</EmptyState>
      ) : (
        <>
          <div className={classes.verdict}>
            <StatusMark kind={kinds[result.verdict]}>{text.verdicts[result.verdict]}</StatusMark>
          </div>
          <Reasons reasons={result.reasons} />
          <Section
            title={text.questions}
            actions={
              <span className={classes.aside}>
                {text.counts(format.number(agreeing.length), format.number(compared.length))}
              </span>
            }
          >
            <ComparisonTable versionId={result.versionId} questions={result.questions} />
          </Section>
          <RecheckNotes notes={result.notes} />
          <RemarkForm result={result} />
        </>
      )}
    </Page>
  );
}

/** What was noted beside the questions, in this call and the ones before it. */
function RecheckNotes({ notes }: { notes: BackCheckResult['notes'] }) {
  const text = useText().backChecks.result;
  const format = useFormat();
  const language = useLanguage();
  if (notes.length === 0) return null;
  return (
    <Section title={text.notes}>
      {notes.map((note) => (
        <blockquote key={note.id} className={board.quote}>
          {wordsIn(language, note.label)}: <span lang="vi">{note.text}</span>{' '}
          <span className={board.quiet}>{format.when(note.writtenAt)}</span>
        </blockquote>
      ))}
    </Section>
  );
}
