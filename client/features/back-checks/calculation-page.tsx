// Where a figure of phúc tra comes from: formula, counts, rule, source. Read from the same endpoints as the board, so that
// nobody sees more here than there.
import { useParams } from 'react-router';

import { useLiveRefresh } from '#client/api/live-refresh.ts';
import { useLoaded } from '#client/api/queries.ts';
import { useText } from '#client/text/text.ts';
import { getBackCheckBoard } from '#contract/back-check-review.ts';
import { getBackCheckStatistics, getOperatorLoads } from '#contract/back-check-statistics.ts';

import { BadShareCalculation } from './bad-share-calculation.tsx';
import { CalculationFrame } from './calculation-frame.tsx';
import { CoverageCalculation } from './coverage-calculation.tsx';
import { EffectCalculation } from './effect-calculation.tsx';
import { ErrorRateCalculation } from './error-rate-calculation.tsx';
import { ImbalanceCalculation } from './imbalance-calculation.tsx';
import { OperatorShareCalculation } from './operator-share-calculation.tsx';
import { VerdictCalculation } from './verdict-calculation.tsx';

const read = [getBackCheckBoard, getBackCheckStatistics, getOperatorLoads];

export function CalculationPage() {
  const { surveyId = '', id } = useParams();
  const text = useText().backCheckCalculation;
  const board = useLoaded(getBackCheckBoard, { params: { surveyId } });
  useLiveRefresh('back-checks:changed', surveyId, read);
  switch (id) {
    case 'bad':
      return <BadShareCalculation board={board} />;
    case 'verdicts':
      return <VerdictCalculation board={board} />;
    case 'operator':
      return <OperatorShareCalculation board={board} />;
    case 'coverage':
      return <CoverageCalculation board={board} />;
    case 'errors':
      return <ErrorRateCalculation board={board} />;
    case 'effect':
      return <EffectCalculation board={board} />;
    case 'imbalance':
      return <ImbalanceCalculation board={board} />;
    default:
      return (
        <CalculationFrame board={board} what={id ?? ''} view="items">
          {text.missing}
        </CalculationFrame>
      );
  }
}
