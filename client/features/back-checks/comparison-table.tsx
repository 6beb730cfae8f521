// Each repeated question: the answer at the interview, the answer at the re-call, and whether they agree.
import { isFormCode } from '#client/text/form-code.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { DataTable, type Column } from '#client/ui/data-table.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { StatusMark, type StatusKind } from '#client/ui/status-mark.tsx';
import type { BackCheckResult } from '#contract/back-checks.ts';

import { type Answer, isMeasured } from './answer-words.ts';
import classes from './back-checks.module.css';
import { useQuestionWords } from './question-words.ts';

type Compared = BackCheckResult['questions'][number];

interface ComparisonTableProps {
  versionId: string;
  questions: readonly Compared[];
}

export function ComparisonTable({ versionId, questions }: ComparisonTableProps) {
  const text = useText().backChecks.result;
  const form = useQuestionWords(versionId);
  const words = (given: Answer | null, question: string) =>
    given === null ? text.notAsked : form.answer(given, question);
  const comparison = useComparisonWord(form.definition);
  const answer = (question: Compared, side: 'original' | 'recheck') => {
    const given = question[side];
    if (given === null || 'special' in given)
      return <span className={classes.special}>{words(given, question.name)}</span>;
    return (
      <span className={question.notCompared === null && !question.agrees ? classes.differing : ''}>
        {words(given, question.name)}
      </span>
    );
  };
  const columns: Column<Compared>[] = [
    {
      key: 'question',
      header: text.columns.question,
      value: (question) => question.name,
      cell: (question) => (
        <>
          {form.question(question.name, question.label)}{' '}
          {isFormCode(question.name) && <span className={classes.aside}>{question.name}</span>}
        </>
      ),
    },
    {
      key: 'original',
      header: text.columns.original,
      value: (question) => words(question.original, question.name),
      cell: (question) => answer(question, 'original'),
    },
    {
      key: 'recheck',
      header: text.columns.recheck,
      value: (question) => words(question.recheck, question.name),
      cell: (question) => answer(question, 'recheck'),
    },
    {
      key: 'agrees',
      header: text.columns.agrees,
      value: comparison,
      cell: (question) => <StatusMark kind={kindOf(question)}>{comparison(question)}</StatusMark>,
    },
    {
      key: 'type',
      header: text.columns.type,
      value: (question) => question.type,
      cell: (question) => <KindOfQuestion type={question.type} />,
    },
  ];
  return (
    <DataTable
      caption={text.questions}
      columns={columns}
      rows={questions}
      rowKey={(question) => question.name}
      exportName={text.exportName}
      empty={<EmptyState title={text.noQuestions}>{text.noQuestionsText}</EmptyState>}
    />
  );
}

function KindOfQuestion({ type }: { type: number }) {
  const text = useText().backChecks.result.types;
  const known = ([1, 2, 3] as const).find((each) => each === type);
  return <span className={classes.aside}>{known === undefined ? type : text[known]}</span>;
}

/** Answers of type 3 may truly change, so a difference there never counts against the interview. */
const mayChange = 3;

function kindOf({ notCompared, agrees, type }: Compared): StatusKind {
  if (notCompared !== null) return 'idle';
  if (agrees) return 'done';
  return type === mayChange ? 'idle' : 'trouble';
}

function useComparisonWord(definition: Parameters<typeof isMeasured>[1]): (question: Compared) => string {
  const text = useText().backChecks.result;
  const format = useFormat();
  return ({ name, type, notCompared, agrees, difference }) => {
    if (notCompared !== null) return text.notCompared[notCompared];
    const word = agrees ? text.agrees : type === mayChange ? text.changed : text.differs;
    if (difference === null || difference === 0 || !isMeasured(name, definition)) return word;
    return `${word}, ${text.difference(format.number(difference))}`;
  };
}
