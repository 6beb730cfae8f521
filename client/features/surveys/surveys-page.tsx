// All surveys; the way to one of them or to a new one.
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
import { createSurvey, listSurveys, type SurveySummary } from '#contract/surveys.ts';

import { SurveyStatus } from './survey-status.tsx';
import classes from './surveys.module.css';

export function SurveysPage() {
  const text = useText().surveys;
  const navigate = useNavigate();
  const mayCreate = isAllowed(createSurvey.access, useWho().role);
  const surveys = useLoaded(listSurveys, {});
  const columns = useColumns();
  const [sort, setSort] = useSortInAddress();
  const create = mayCreate ? (
    <Button component={Link} to={paths.newSurvey()}>
      {text.create}
    </Button>
  ) : undefined;
  return (
    <Page title={text.title} actions={create}>
      <DataTable
        caption={text.title}
        columns={columns}
        rows={surveys}
        rowKey={(survey) => survey.id}
        onOpen={(survey) => void navigate(paths.survey(survey.id))}
        sort={sort}
        onSort={setSort}
        empty={
          <EmptyState title={text.empty.title} step={create}>
            {mayCreate ? text.empty.manager : text.empty.reader}
          </EmptyState>
        }
      />
    </Page>
  );
}

function useColumns(): Column<SurveySummary>[] {
  const { surveys: text, common } = useText();
  const format = useFormat();
  const range = (from: string, to: string) => text.range(format.day(from), format.day(to));
  return [
    {
      key: 'name',
      header: text.columns.name,
      value: (survey) => survey.name,
      cell: (survey) => (
        <>
          <Link to={paths.survey(survey.id)} className={classes.name}>
            {survey.name}
          </Link>
          {survey.demo && <span className={classes.aside}> · {common.survey.demo}</span>}
          <div className={classes.aside}>{text.planNumber(survey.planNumber, survey.authority)}</div>
        </>
      ),
    },
    {
      key: 'status',
      header: text.columns.status,
      value: (survey) => common.survey.status[survey.status],
      cell: (survey) => <SurveyStatus status={survey.status} />,
    },
    {
      key: 'period',
      header: text.columns.period,
      value: (survey) => survey.periodFrom,
      cell: (survey) => range(survey.periodFrom, survey.periodTo),
    },
    {
      key: 'calling',
      header: text.columns.calling,
      value: (survey) => survey.startsOn,
      cell: (survey) => range(survey.startsOn, survey.endsOn),
    },
    {
      key: 'frame',
      header: text.columns.frame,
      align: 'end',
      value: (survey) => survey.frameTransactions,
      cell: (survey) => format.number(survey.frameTransactions),
    },
    {
      key: 'completes',
      header: text.columns.completes,
      align: 'end',
      value: (survey) => survey.completes,
      cell: (survey) =>
        survey.sample === null
          ? format.number(null)
          : text.ofTarget(format.number(survey.completes), format.number(survey.sample.target)),
    },
  ];
}
