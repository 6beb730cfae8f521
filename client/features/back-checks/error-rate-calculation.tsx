// How many of the compared answers differ, by the group that the address names; of a question also how alike two answers are.
import { useSearchParams } from 'react-router';

import { useLoaded } from '#client/api/queries.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { Figure, Figures } from '#client/ui/figure.tsx';
import { Section } from '#client/ui/page.tsx';
import type { BackCheckBoard } from '#contract/back-check-review.ts';
import { getBackCheckStatistics, type ErrorRow } from '#contract/back-check-statistics.ts';

import { AgreementCalculation } from './agreement-calculation.tsx';
import classes from './board.module.css';
import { CalculationFrame } from './calculation-frame.tsx';
import { errorGroups, useGroupName } from './error-groups.ts';

export function ErrorRateCalculation({ board }: { board: BackCheckBoard }) {
  const text = useText().backCheckCalculation;
  const [search] = useSearchParams();
  const groupName = useGroupName(board.survey.id);
  const { errors, reliability } = useLoaded(getBackCheckStatistics, {
    params: { surveyId: board.survey.id },
  });
  const by = errorGroups.find((one) => one === search.get('by')) ?? 'question';
  const row = errors[by].find(({ key }) => key === search.get('is'));
  const agreement = by === 'question' ? reliability.find(({ question }) => question === row?.key) : undefined;
  return (
    <CalculationFrame
      board={board}
      what={text.errors.name(row ? groupName(by, row) : (search.get('is') ?? ''))}
      view="statistics"
    >
      {row ? (
        <>
          <Rates row={row} />
          {agreement && agreement.pairs > 0 && (
            <AgreementCalculation row={agreement} compared={row.compared} />
          )}
        </>
      ) : (
        text.missing
      )}
    </CalculationFrame>
  );
}

function Rates({ row }: { row: ErrorRow }) {
  const { backCheckBoard, backCheckCalculation } = useText();
  const text = backCheckCalculation.errors;
  const format = useFormat();
  const { compared, different, beyondTolerance, rate, rateBeyondTolerance, low, high } = row;
  const percent = (share: number) => format.percent(100 * share, 1);
  const division = (count: number, share: number) =>
    backCheckCalculation.division(format.number(count), format.number(compared), percent(share));
  return (
    <>
      <Figures>
        <Figure label={text.different} value={percent(rate)} />
        <Figure
          label={text.beyond}
          value={percent(rateBeyondTolerance)}
          note={`${percent(low)} – ${percent(high)}`}
        />
        <Figure label={backCheckBoard.statistics.columns.compared} value={format.number(compared)} />
      </Figures>
      <Section title={backCheckCalculation.formula}>
        <p className={classes.words}>{text.formula}</p>
        <p className={classes.words}>
          {text.different}: {division(different, rate)}. {text.beyond}:{' '}
          {division(beyondTolerance, rateBeyondTolerance)}.
        </p>
        <p className={classes.words}>
          {text.interval(percent(low), percent(high))} {backCheckCalculation.wilson}
        </p>
        <p className={classes.words}>{text.source}</p>
      </Section>
    </>
  );
}
