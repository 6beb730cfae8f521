// All answers of the interview in the order of the form, with when they were keyed and what is odd about that.
import { useFormat, useText } from '#client/text/text.ts';
import { DataTable, type Column } from '#client/ui/data-table.tsx';
import { Section } from '#client/ui/page.tsx';
import { StatusMark } from '#client/ui/status-mark.tsx';
import type { ReviewedInterview } from '#contract/back-check-review.ts';

import classes from './board.module.css';
import { useQuestionWords } from './question-words.ts';

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
  const { review } = useText().backCheckBoard;
  const format = useFormat();
  const words = useQuestionWords(versionId);
  const labelOf = ({ name, label }: Answer) => words.question(name, label);
  const answerOf = ({ name, value }: Answer) => words.answer(value, name);
  const marks = ({ afterHangUp, changes }: Answer) =>
    [
      ...(afterHangUp ? [review.afterHangUp] : []),
      ...(changes > 0 ? [review.changed(format.number(changes))] : []),
    ].join(', ');
  return [
    {
      key: 'question',
      header: review.answerColumns.question,
      value: labelOf,
      cell: labelOf,
    },
    { key: 'answer', header: review.answerColumns.answer, value: answerOf, cell: answerOf },
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
