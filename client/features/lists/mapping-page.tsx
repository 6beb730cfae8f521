// How a list is to be read: its first rows, what each column is, how the text is written; and how they read like that.
// The same screen shows of a list that was read how it was.
import { Anchor } from '@mantine/core';
import { Link, useParams } from 'react-router';

import { useLiveRefresh } from '#client/api/live-refresh.ts';
import { useEndpoint, useLoaded } from '#client/api/queries.ts';
import { paths } from '#client/paths.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { Awaiting, Page } from '#client/ui/page.tsx';
import { getList, getListInspection, type ListInspection, type TransactionList } from '#contract/lists.ts';

import { CodingChoice } from './coding-choice.tsx';
import { ListStatus } from './file-list.tsx';
import { LandlineChoice } from './landline-choice.tsx';
import { MappingBar } from './mapping-bar.tsx';
import classes from './mapping.module.css';
import { MappingPreviewTable } from './mapping-preview.tsx';
import { MissingFields } from './missing-fields.tsx';
import { OpenPoints } from './open-points.tsx';
import { SourceTable } from './source-table.tsx';
import { useMappingForm } from './use-mapping-form.ts';

const progressed = [getList];

export function MappingPage() {
  const { surveyId = '', listId = '' } = useParams();
  const text = useText().lists.mapping;
  const format = useFormat();
  const list = useLoaded(getList, { params: { listId } });
  const inspection = useEndpoint(getListInspection, { params: { listId } }, { staleTime: Infinity });
  useLiveRefresh('list:progressed', surveyId, progressed, 500);
  const isAsked = list.status === 'needsMapping';
  const facts = [
    list.fileName,
    format.bytes(list.byteSize),
    ...(inspection.data && inspection.data.sheets.length > 1
      ? [text.sheets(inspection.data.sheets.join(', '))]
      : []),
    ...(isAsked ? [text.unread] : []),
  ];
  return (
    <Page
      title={isAsked ? text.title : text.titleRead}
      lead={facts.join(' · ')}
      actions={
        <>
          <ListStatus status={list.status} />
          <Anchor component={Link} to={paths.list(surveyId, listId)} underline="always" size="sm">
            {text.back}
          </Anchor>
        </>
      }
    >
      <FaultNote fault={inspection.error} onRetry={() => void inspection.refetch()} />
      {inspection.data ? (
        <Mapping
          key={`${listId} ${list.status}`}
          list={list}
          inspection={inspection.data}
          isAsked={isAsked}
        />
      ) : (
        inspection.error === null && <Awaiting what={text.what} />
      )}
    </Page>
  );
}

interface MappingProps {
  list: TransactionList;
  inspection: ListInspection;
  isAsked: boolean;
}

function Mapping({ list, inspection, isAsked }: MappingProps) {
  const text = useText().lists.mapping;
  const form = useMappingForm(list.id, inspection, !isAsked);
  return (
    <>
      {isAsked ? (
        <OpenPoints form={form} />
      ) : (
        <p className={classes.said}>
          {inspection.remembered
            ? text.remembered
            : inspection.questions.length === 0
              ? text.recognised
              : text.confirmed}
        </p>
      )}
      <CodingChoice form={form} />
      <SourceTable form={form} />
      <div className={classes.beside}>
        <MissingFields form={form} />
        <LandlineChoice form={form} />
      </div>
      <MappingPreviewTable form={form} />
      {isAsked && <MappingBar list={list} form={form} />}
    </>
  );
}
