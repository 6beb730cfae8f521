// The transaction lists of a survey: load one at the left, see at the right what became of its rows.
import { Button } from '@mantine/core';
import { useRef } from 'react';
import { useNavigate, useParams } from 'react-router';

import { useLiveRefresh } from '#client/api/live-refresh.ts';
import { useEndpoint, useLoaded } from '#client/api/queries.ts';
import { paths } from '#client/paths.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { Page } from '#client/ui/page.tsx';
import { getList, getLists } from '#contract/lists.ts';
import { getFrame } from '#contract/samples.ts';
import { getSurvey } from '#contract/surveys.ts';

import { FileList } from './file-list.tsx';
import { ListDetail } from './list-detail.tsx';
import classes from './lists.module.css';
import { UploadBox } from './upload-box.tsx';

const progressed = [getLists, getList];
const settled = [getSurvey, getFrame];

export function ListsPage() {
  const { surveyId = '', listId } = useParams();
  const text = useText().lists;
  const format = useFormat();
  const navigate = useNavigate();
  const chooser = useRef<HTMLInputElement>(null);
  const survey = useLoaded(getSurvey, { params: { surveyId } });
  const lists = useLoaded(getLists, { params: { surveyId } });
  const frame = useEndpoint(getFrame, { params: { surveyId } });
  useLiveRefresh('list:progressed', surveyId, progressed, 500);
  useLiveRefresh('survey:changed', surveyId, settled);
  const newestFirst = lists.toSorted((left, right) => (left.uploadedAt < right.uploadedAt ? 1 : -1));
  const open = listId ?? newestFirst[0]?.id;
  const choose = () => chooser.current?.click();
  return (
    <Page title={text.title} lead={text.lead(format.day(survey.periodFrom), format.day(survey.periodTo))}>
      <div className={classes.panes}>
        <div>
          <UploadBox
            surveyId={surveyId}
            isTooLate={typeof frame.data?.closedAt === 'string'}
            chooser={chooser}
            onArrived={(list) => void navigate(paths.list(surveyId, list.id))}
          />
          <FileList lists={newestFirst} openId={open ?? null} />
        </div>
        <div>
          {open === undefined ? (
            <EmptyState title={text.files.empty} step={<Button onClick={choose}>{text.files.first}</Button>}>
              {text.files.emptyText}
            </EmptyState>
          ) : (
            <OpenList key={open} listId={open} onChoose={choose} />
          )}
        </div>
      </div>
    </Page>
  );
}

function OpenList({ listId, onChoose }: { listId: string; onChoose: () => void }) {
  const common = useText().common;
  const text = useText().lists;
  const list = useEndpoint(getList, { params: { listId } }, { refetchInterval: 5_000 });
  if (list.data) return <ListDetail list={list.data} receivedAtMs={list.dataUpdatedAt} onChoose={onChoose} />;
  if (list.error) return <FaultNote fault={list.error} onRetry={() => void list.refetch()} />;
  return <p role="status">{common.loading(text.what)}</p>;
}
