// All sampling plans: those that the product knows and those of the office.
import { Button } from '@mantine/core';
import { Link, useNavigate } from 'react-router';

import { useLoaded } from '#client/api/queries.ts';
import { useWho } from '#client/frame/who.ts';
import { paths } from '#client/paths.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { DataTable, type Column } from '#client/ui/data-table.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { Page } from '#client/ui/page.tsx';
import { useSortInAddress } from '#client/ui/sort-in-address.ts';
import { isAllowed } from '#contract/access.ts';
import { getPlans, savePlan, type PlanView } from '#contract/plans.ts';

import classes from './plans.module.css';

export function PlansPage() {
  const text = useText().plans;
  const navigate = useNavigate();
  const plans = useLoaded(getPlans, {});
  const mayWrite = isAllowed(savePlan.access, useWho().role);
  const columns = usePlanColumns();
  const [sort, setSort] = useSortInAddress();
  return (
    <Page
      title={text.title}
      lead={text.lead}
      actions={
        mayWrite && (
          <Button component={Link} to={paths.newPlan()}>
            {text.create}
          </Button>
        )
      }
    >
      <DataTable
        caption={text.title}
        columns={columns}
        rows={plans}
        rowKey={(plan) => plan.key}
        onOpen={(plan) => void navigate(paths.plan(plan.key))}
        sort={sort}
        onSort={setSort}
        exportName={text.exportName}
        empty={<EmptyState title={text.empty}>{text.reader}</EmptyState>}
      />
    </Page>
  );
}

function usePlanColumns(): Column<PlanView>[] {
  const text = useText().plans;
  const format = useFormat();
  return [
    {
      key: 'title',
      header: text.columns.title,
      value: ({ definition }) => definition.title,
      cell: ({ key, definition }) => (
        <>
          <Link to={paths.plan(key)} className={classes.name}>
            {definition.title}
          </Link>
          {definition.notCovered.length > 0 && (
            <div className={classes.aside}>
              {text.words.notCovered}: {definition.notCovered.join(' ')}
            </div>
          )}
        </>
      ),
    },
    {
      key: 'source',
      header: text.columns.source,
      width: '26rem',
      value: ({ definition }) => definition.source,
      cell: ({ definition }) => <span className={classes.source}>{definition.source}</span>,
    },
    {
      key: 'kind',
      header: text.columns.kind,
      value: ({ builtIn }) => (builtIn ? text.builtIn : text.own),
      cell: ({ builtIn }) => <span className={classes.nowrap}>{builtIn ? text.builtIn : text.own}</span>,
    },
    {
      key: 'updated',
      header: text.columns.updated,
      value: ({ updatedAt }) => updatedAt,
      cell: ({ updatedAt }) => (
        <span className={classes.nowrap}>
          {updatedAt === null ? format.number(null) : format.when(updatedAt)}
        </span>
      ),
    },
  ];
}
