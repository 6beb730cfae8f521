// How much operators' cases differ in kind: interviews by stratum and operator, and Cramér's V from them.
import { useLoaded } from '#client/api/queries.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { Figure, Figures } from '#client/ui/figure.tsx';
import { Section } from '#client/ui/page.tsx';
import type { BackCheckBoard } from '#contract/back-check-review.ts';
import { getOperatorLoads } from '#contract/back-check-statistics.ts';
import { type ImbalanceTerms, imbalanceTerms } from '#domain/back-checks/statistics/interviewer-effect.ts';

import classes from './board.module.css';
import { CalculationFrame } from './calculation-frame.tsx';

export function ImbalanceCalculation({ board }: { board: BackCheckBoard }) {
  const { backCheckCalculation } = useText();
  const text = backCheckCalculation.imbalance;
  const format = useFormat();
  const { loads } = useLoaded(getOperatorLoads, { params: { surveyId: board.survey.id } });
  const terms = imbalanceTerms(loads);
  return (
    <CalculationFrame board={board} what={text.name} view="statistics">
      {terms === null ? (
        text.none
      ) : (
        <>
          <Figures>
            <Figure label={text.v} value={format.number(terms.v, 2)} size="large" />
            <Figure label={text.operators} value={format.number(terms.operators)} />
            <Figure label={text.kinds} value={format.number(terms.kinds)} />
            <Figure label={text.interviews} value={format.number(terms.interviews)} />
          </Figures>
          <Section title={backCheckCalculation.formula}>
            <p className={classes.words}>{text.formula}</p>
            <Steps terms={terms} />
            <LoadTable loads={loads} />
          </Section>
          <Section title={backCheckCalculation.rule}>
            <p className={classes.words}>{text.rule}</p>
            <p className={classes.words}>{text.source}</p>
          </Section>
        </>
      )}
    </CalculationFrame>
  );
}

function Steps({ terms }: { terms: ImbalanceTerms }) {
  const text = useText().backCheckCalculation.imbalance;
  const format = useFormat();
  const fine = (value: number) => format.number(value, 4);
  const count = (value: number) => format.number(value);
  const { operators, kinds, interviews, chiSquare, excess, correctedOperators, correctedKinds, most, v } =
    terms;
  return (
    <>
      <p className={classes.words}>
        {text.excess(count(operators), count(kinds), count(interviews), fine(chiSquare), fine(excess))}
      </p>
      <p className={classes.words}>
        {text.corrected(
          count(operators),
          count(kinds),
          count(interviews),
          fine(correctedOperators),
          fine(correctedKinds),
        )}{' '}
        {v === null ? text.tooSmall : text.result(fine(excess), fine(most), fine(v))}
      </p>
    </>
  );
}

/** Strata down, operators across: there are more of the former. */
function LoadTable({ loads }: { loads: readonly (readonly number[])[] }) {
  const text = useText().backCheckCalculation.imbalance;
  const format = useFormat();
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const strata = (loads[0] ?? []).map((_, stratum) => loads.map((row) => row[stratum] ?? 0));
  return (
    <table className={classes.counts}>
      <caption className={classes.words}>{text.table}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className={classes.quiet}>{text.corner}</span>
          </th>
          {loads.map((_, operator) => (
            // Operators and strata are told by their numbers alone, in one order.
            <th key={operator} scope="col">
              {format.number(operator + 1)}
            </th>
          ))}
          <th scope="col">{text.sum}</th>
        </tr>
      </thead>
      <tbody>
        {strata.map((counts, stratum) => (
          <tr key={stratum}>
            <th scope="row">{format.number(stratum + 1)}</th>
            {counts.map((count, operator) => (
              <td key={operator}>{format.number(count)}</td>
            ))}
            <td>{format.number(sum(counts))}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{text.sum}</th>
          {loads.map((row, operator) => (
            <td key={operator}>{format.number(sum(row))}</td>
          ))}
          <td>{format.number(sum(loads.map(sum)))}</td>
        </tr>
      </tbody>
    </table>
  );
}
