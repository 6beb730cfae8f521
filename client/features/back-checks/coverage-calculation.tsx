// How much of what had to be re-called was: of all interviews or, by the address, of an agency, a field or an operator.
import { useSearchParams } from 'react-router';

import { useFormat, useText } from '#client/text/text.ts';
import { Figure, Figures } from '#client/ui/figure.tsx';
import { Section } from '#client/ui/page.tsx';
import type { BackCheckBoard } from '#contract/back-check-review.ts';
import { wantedTerms } from '#domain/back-checks/statistics/coverage.ts';

import classes from './board.module.css';
import { CalculationFrame } from './calculation-frame.tsx';
import { RecallProgress } from './recall-progress.tsx';

type Coverage = BackCheckBoard['coverage']['all'];
const coverageGroups = ['agency', 'field', 'operator'] as const;
type CoverageGroup = (typeof coverageGroups)[number];

interface Covered {
  name: string;
  coverage: Coverage;
  /** What the plan asks of such a group. */
  share: number;
  least: number;
}

export function CoverageCalculation({ board }: { board: BackCheckBoard }) {
  const text = useText().backCheckCalculation;
  const [search] = useSearchParams();
  const by = coverageGroups.find((one) => one === search.get('by'));
  const found = useCovered(board, by, search.get('is'));
  return (
    <CalculationFrame
      board={board}
      what={by === undefined ? text.coverage.name : text.coverage.of(found?.name ?? '')}
      view={by === 'operator' ? 'operators' : 'coverage'}
    >
      {found === null ? (
        text.missing
      ) : (
        <>
          <CoverageFigures coverage={found.coverage} />
          <Section title={text.formula}>
            <p className={classes.words}>{text.coverage.formula}</p>
            <Steps covered={found} />
          </Section>
          {by === undefined && <RecallProgress board={board} />}
          <PlanRule board={board} />
        </>
      )}
    </CalculationFrame>
  );
}

function useCovered(
  board: BackCheckBoard,
  by: CoverageGroup | undefined,
  key: string | null,
): Covered | null {
  const { coverage, operators, rules } = board;
  const { plan } = rules;
  if (by === undefined) return { name: '', coverage: coverage.all, share: plan.share, least: 0 };
  if (by === 'operator') {
    const row = operators.find(({ operatorId }) => operatorId === key);
    return row ? { name: row.name, coverage: row, share: 0, least: plan.perOperator } : null;
  }
  const row = coverage[by === 'agency' ? 'agencies' : 'fields'].find((one) => one.key === key);
  return row
    ? { name: row.name, coverage: row, share: 0, least: by === 'agency' ? plan.perAgency : 0 }
    : null;
}

function CoverageFigures({ coverage: { completes, chosen, reached, wanted } }: { coverage: Coverage }) {
  const { backCheckBoard, backCheckCalculation } = useText();
  const text = backCheckCalculation.coverage;
  const format = useFormat();
  const share = (part: number, of: number) => format.percent(of === 0 ? null : (100 * part) / of, 1);
  return (
    <Figures>
      <Figure label={text.reachedOfChosen} value={share(reached, chosen)} size="large" />
      <Figure label={text.chosenOfCompletes} value={share(chosen, completes)} size="large" />
      <Figure label={backCheckBoard.figures.completes} value={format.number(completes)} />
      <Figure label={backCheckBoard.coverage.columns.wanted} value={format.number(wanted)} />
      <Figure label={backCheckBoard.figures.chosen} value={format.number(chosen)} />
      <Figure label={backCheckBoard.figures.reached} value={format.number(reached)} />
    </Figures>
  );
}

function Steps({ covered: { coverage, share, least } }: { covered: Covered }) {
  const { backCheckCalculation } = useText();
  const text = backCheckCalculation.coverage;
  const format = useFormat();
  const { completes, chosen, reached, wanted } = coverage;
  const terms = wantedTerms(completes, share, least);
  const division = (part: number, of: number) =>
    of === 0
      ? text.nothing
      : backCheckCalculation.division(
          format.number(part),
          format.number(of),
          format.percent((100 * part) / of, 1),
        );
  return (
    <>
      <p className={classes.words}>
        {share > 0 &&
          `${text.byShare(
            format.percent(100 * share),
            format.number(completes),
            format.number(terms.byShare, 2),
            format.number(terms.rounded),
          )} `}
        {text.wanted(format.number(least), format.number(completes), format.number(wanted))}
      </p>
      <p className={classes.words}>
        {chosen >= wanted
          ? text.met(format.number(chosen), format.number(wanted))
          : text.short(format.number(wanted), format.number(chosen), format.number(wanted - chosen))}{' '}
        {`${text.reachedOfChosen}: ${division(reached, chosen)}. ${text.chosenOfCompletes}: ${division(chosen, completes)}.`}
      </p>
    </>
  );
}

function PlanRule({ board }: { board: BackCheckBoard }) {
  const { backCheckCalculation } = useText();
  const text = backCheckCalculation.coverage;
  const format = useFormat();
  const { plan } = board.rules;
  return (
    <Section title={backCheckCalculation.rule}>
      <p className={classes.words}>
        {text.plan(
          format.percent(100 * plan.share),
          format.number(plan.perOperator),
          format.number(plan.perAgency),
        )}
      </p>
      <p className={classes.words}>{text.meaning}</p>
      <p className={classes.words}>{text.source}</p>
    </Section>
  );
}
