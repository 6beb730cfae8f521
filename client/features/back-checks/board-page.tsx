// The board of Sở Nội vụ: how far phúc tra has got and what it found, in five views (`?view=`, keys 1 to 5).
import { Button, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';

import { hrefOf } from '#client/api/client.ts';
import { useLiveRefresh } from '#client/api/live-refresh.ts';
import { useLoaded } from '#client/api/queries.ts';
import { useWho } from '#client/frame/who.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { FileTakingNote, useFileTaking } from '#client/ui/file-taking.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import { Page } from '#client/ui/page.tsx';
import { getBackCheckBoard } from '#contract/back-check-review.ts';
import { getBackCheckStatistics, getBackCheckWorkbook } from '#contract/back-check-statistics.ts';

import classes from './back-checks.module.css';
import { BoardCoverage } from './board-coverage.tsx';
import { BoardFigures } from './board-figures.tsx';
import { BoardItems } from './board-items.tsx';
import { BoardOperators } from './board-operators.tsx';
import { BoardReport } from './board-report.tsx';
import { BoardStatistics } from './board-statistics.tsx';
import { RulesDialog } from './rules-dialog.tsx';

const views = ['items', 'operators', 'coverage', 'statistics', 'report'] as const;
type View = (typeof views)[number];
const read = [getBackCheckBoard, getBackCheckStatistics];

export function BoardPage() {
  const { surveyId = '' } = useParams();
  const text = useText().backCheckBoard;
  const format = useFormat();
  const board = useLoaded(getBackCheckBoard, { params: { surveyId } });
  useLiveRefresh('back-checks:changed', surveyId, read);
  const [search, setSearch] = useSearchParams();
  const view = views.find((each) => each === search.get('view')) ?? 'items';
  const show = (next: View) => setSearch(next === 'items' ? {} : { view: next });
  const file = useFileTaking();
  const [setting, setSetting] = useState(false);
  const isOfficial = useWho().role === 'official';
  useKeys(
    [
      ...views.map((each, index) => ({
        key: String(index + 1),
        label: text.views[each],
        run: () => show(each),
      })),
      ...(isOfficial ? [{ key: 'Q', label: text.settings, run: () => setSetting(true) }] : []),
    ],
    { group: text.keys },
  );
  return (
    <Page
      title={text.title}
      lead={text.lead(board.survey.name, format.dayTime(board.takenAt))}
      actions={
        <>
          <Button
            variant="default"
            loading={file.isWaiting}
            onClick={() => file.take(hrefOf(getBackCheckWorkbook, { params: { surveyId } }))}
          >
            {text.workbook}
          </Button>
          {isOfficial && (
            <Button variant="default" onClick={() => setSetting(true)} rightSection={<KeyHint name="Q" />}>
              {text.settings}
            </Button>
          )}
        </>
      }
    >
      <FileTakingNote taking={file} />
      <BoardFigures board={board} />
      <div role="group" aria-label={text.views.label} className={classes.shows}>
        {views.map((each, index) => (
          <UnstyledButton
            key={each}
            className={classes.show}
            aria-pressed={each === view}
            aria-keyshortcuts={String(index + 1)}
            onClick={() => show(each)}
          >
            {text.views[each]} <KeyHint name={String(index + 1)} />
          </UnstyledButton>
        ))}
      </div>
      {view === 'items' && <BoardItems surveyId={surveyId} items={board.items} operators={board.operators} />}
      {view === 'operators' && <BoardOperators surveyId={surveyId} rows={board.operators} />}
      {view === 'coverage' && <BoardCoverage surveyId={surveyId} coverage={board.coverage} />}
      {view === 'statistics' && <BoardStatistics surveyId={surveyId} />}
      {view === 'report' && <BoardReport surveyId={surveyId} />}
      <RulesDialog
        surveyId={surveyId}
        rules={board.rules}
        opened={setting}
        onClose={() => setSetting(false)}
      />
    </Page>
  );
}
