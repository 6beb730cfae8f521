// The strata of a confirmed sample while it is worked off: what is released, left and spent, and the next replicate.
import { Button } from '@mantine/core';
import { Link, useParams } from 'react-router';

import { useLiveRefresh } from '#client/api/live-refresh.ts';
import { useLoaded } from '#client/api/queries.ts';
import { useWho } from '#client/frame/who.ts';
import { paths } from '#client/paths.ts';
import { useText } from '#client/text/text.ts';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { Page } from '#client/ui/page.tsx';
import { PrecisionLine } from '#client/ui/precision-line.tsx';
import { isAllowed } from '#contract/access.ts';
import { getPrecision } from '#contract/results.ts';
import { getStrataBoard, releaseReplicate } from '#contract/samples.ts';

import { BoardFigures } from './board-figures.tsx';
import { BoardStrata } from './board-strata.tsx';
import { Replicates } from './replicates.tsx';
import { SampleViews } from './sample-views.tsx';
import classes from './samples.module.css';

const read = [getStrataBoard];

export function BoardPage() {
  const { surveyId = '' } = useParams();
  const text = useText().samples;
  const board = useLoaded(getStrataBoard, { params: { surveyId } });
  useLiveRefresh('survey:changed', surveyId, read);
  useLiveRefresh('floor:changed', surveyId, read, 2_000);
  const { role } = useWho();
  const mayRelease = isAllowed(releaseReplicate.access, role);
  return (
    <Page title={text.views.board} lead={text.board.lead} actions={<SampleViews surveyId={surveyId} />}>
      {board?.status !== 'confirmed' ? (
        <EmptyState
          title={text.board.none}
          step={
            <Button component={Link} to={paths.sample(surveyId)}>
              {text.board.noneStep}
            </Button>
          }
        >
          {text.board.noneText}
        </EmptyState>
      ) : (
        <>
          {isAllowed(getPrecision.access, role) && <Precision surveyId={surveyId} />}
          <div className={classes.boardHead}>
            <BoardFigures strata={board.strata} />
            <Replicates board={board} mayRelease={mayRelease} />
          </div>
          <BoardStrata strata={board.strata} />
        </>
      )}
    </Page>
  );
}

const readPrecision = [getPrecision];

function Precision({ surveyId }: { surveyId: string }) {
  const precision = useLoaded(getPrecision, { params: { surveyId } });
  useLiveRefresh('index:changed', surveyId, readPrecision);
  return <PrecisionLine precision={precision} calculation={paths.precisionCalculation(surveyId)} />;
}
