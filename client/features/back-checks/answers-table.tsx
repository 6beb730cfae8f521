// All answers of the interview in the order of the form, with when they were keyed and what is odd about that.
import { useEndpoint } from '#client/api/queries.ts';
import { useLanguage } from '#client/text/language.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { DataTable, type Column } from '#client/ui/data-table.tsx';
import { Section } from '#client/ui/page.tsx';
import { StatusMark } from '#client/ui/status-mark.tsx';
import type { ReviewedInterview } from '#contract/back-check-review.ts';
import { getQuestionnaireVersion } from '#contract/questionnaires.ts';

import { answerWords } from './answer-words.ts';
import classes from './board.module.css';

type Answer = ReviewedInterview['answers'][number];

export function AnswersTable({ versionId, answers }: { versionId: string; answers: readonly Answer[] }) {
  const text = useText().backCheckBoard.review;
  const columns = useColumns(versionId);
  return (
    <Section title={text.answers}>
      <DataTable
        caption={text.answers}
        columns={columns}
        rows={answers}
        rowKey={({ name }) => name}
        exportName={text.answersExport}
      />
    </Section>
  );
}

function useColumns(versionId: string): Column<Answer>[] {
  const text = useText();
  const { review } = text.backCheckBoard;
  const format = useFormat();
  const language = useLanguage();
  const version = useEndpoint(getQuestionnaireVersion, { params: { versionId } }, { staleTime: Infinity });
  const words = ({ name, value }: Answer) =>
    'special' in value
      ? text.backChecks.result.special[value.special]
      : answerWords(value, name, version.data?.definition, (label) => label[language] ?? label.vi);
  const marks = ({ afterHangUp, changes }: Answer) =>
    [
      ...(afterHangUp ? [review.afterHangUp] : []),
      ...(changes > 0 ? [review.changed(format.number(changes))] : []),
    ].join(', ');
  return [
    {
      key: 'question',
      header: review.answerColumns.question,
      value: ({ label }) => label,
      cell: ({ label }) => label,
    },
    { key: 'answer', header: review.answerColumns.answer, value: words, cell: words },
    {
      key: 'at',
      header: review.answerColumns.at,
      value: ({ answeredAt }) => answeredAt,
      cell: ({ answeredAt }) => (answeredAt === null ? '–' : format.time(answeredAt)),
    },
    {
      key: 'marks',
      header: review.answerColumns.marks,
      value: marks,
      cell: (answer) =>
        answer.afterHangUp ? (
          <StatusMark kind="trouble">{marks(answer)}</StatusMark>
        ) : (
          <span className={classes.quiet}>{marks(answer)}</span>
        ),
    },
  ];
}
