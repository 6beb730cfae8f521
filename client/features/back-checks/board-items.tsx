// Every verdict of the survey, newest first; one operator's alone with `?operator=`. Enter opens the interview.
import { UnstyledButton } from '@mantine/core';
import { useNavigate, useSearchParams } from 'react-router';

import { paths } from '#client/paths.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { DataTable, type Column } from '#client/ui/data-table.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { useSortInAddress } from '#client/ui/sort-in-address.ts';
import { StatusMark, type StatusKind } from '#client/ui/status-mark.tsx';
import type { OperatorRow, ReviewItem, ReviewState } from '#contract/back-check-review.ts';

import classes from './board.module.css';
import { VerdictMark } from './verdict-mark.tsx';

const kinds: Record<ReviewState, StatusKind> = {
  'nothing-to-decide': 'idle',
  'operator-may-answer': 'paused',
  'to-decide': 'waiting',
  decided: 'done',
};

interface BoardItemsProps {
  surveyId: string;
  items: readonly ReviewItem[];
  operators: readonly OperatorRow[];
}

export function BoardItems({ surveyId, items, operators }: BoardItemsProps) {
  const text = useText().backCheckBoard;
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const [sort, setSort] = useSortInAddress();
  const columns = useColumns();
  const of = operators.find(({ operatorId }) => operatorId === search.get('operator'));
  const shown = of === undefined ? items : items.filter(({ operatorId }) => operatorId === of.operatorId);
  return (
    <>
      {of !== undefined && (
        <p className={classes.note}>
          {text.items.of(of.name)}{' '}
          <UnstyledButton className={classes.link} onClick={() => setSearch({})}>
            {text.items.all}
          </UnstyledButton>
        </p>
      )}
      <DataTable
        caption={text.views.items}
        columns={columns}
        rows={shown}
        rowKey={({ id }) => id}
        onOpen={({ id }) => void navigate(paths.backCheckReview(surveyId, id))}
        sort={sort}
        onSort={setSort}
        exportName={text.items.exportName}
        empty={<EmptyState title={text.items.emptyTitle}>{text.items.emptyText}</EmptyState>}
      />
    </>
  );
}

function useColumns(): Column<ReviewItem>[] {
  const text = useText().backCheckBoard;
  const format = useFormat();
  const consequencesOf = ({ consequences }: ReviewItem) =>
    consequences.map((each) => text.consequence[each]).join(', ') || text.none;
  return [
    {
      key: 'verdict',
      header: text.items.columns.verdict,
      value: ({ verdict }) => text.verdict[verdict],
      cell: ({ verdict }) => (
        <span className={classes.nowrap}>
          <VerdictMark verdict={verdict} />
        </span>
      ),
    },
    {
      key: 'respondent',
      header: text.items.columns.respondent,
      value: ({ respondentName }) => respondentName,
      cell: ({ respondentName }) => respondentName,
    },
    {
      key: 'operator',
      header: text.items.columns.operator,
      value: ({ operatorName }) => operatorName,
      cell: ({ operatorName }) => operatorName,
    },
    {
      key: 'agency',
      header: text.items.columns.agency,
      value: ({ agencyName }) => agencyName,
      cell: ({ agencyName }) => agencyName,
    },
    {
      key: 'consequences',
      header: text.items.columns.consequences,
      value: consequencesOf,
      cell: consequencesOf,
    },
    {
      key: 'state',
      header: text.items.columns.state,
      value: ({ state }) => text.state[state],
      cell: ({ state, appealed, appealUntil }) => (
        <>
          <StatusMark kind={kinds[state]}>{text.state[state]}</StatusMark>{' '}
          <span className={classes.quiet}>
            {appealed
              ? text.appealed
              : state === 'operator-may-answer'
                ? text.until(format.deadline(appealUntil))
                : ''}
          </span>
        </>
      ),
    },
    {
      key: 'submitted',
      header: text.items.columns.submitted,
      value: ({ submittedAt }) => submittedAt,
      cell: ({ submittedAt }) => <span className={classes.nowrap}>{format.when(submittedAt)}</span>,
    },
  ];
}
