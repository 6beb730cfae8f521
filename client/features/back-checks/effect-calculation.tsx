// How much of an item's variance comes from who asked: the operators' loads and means, and rho with its design effect.
import { useSearchParams } from 'react-router';

import { useLoaded } from '#client/api/queries.ts';
import { useFormWords } from '#client/frame/form-words.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { Figure, Figures } from '#client/ui/figure.tsx';
import { Section } from '#client/ui/page.tsx';
import { StatusMark } from '#client/ui/status-mark.tsx';
import type { BackCheckBoard } from '#contract/back-check-review.ts';
import { getBackCheckStatistics, type EffectRow } from '#contract/back-check-statistics.ts';
import { effectTerms } from '#domain/back-checks/statistics/interviewer-effect.ts';

import classes from './board.module.css';
import { CalculationFrame } from './calculation-frame.tsx';
import { CalculationLink } from './calculation-link.tsx';

export function EffectCalculation({ board }: { board: BackCheckBoard }) {
  const { backCheckBoard, backCheckCalculation } = useText();
  const text = backCheckCalculation.effect;
  const format = useFormat();
  const [search] = useSearchParams();
  const { effects, imbalance } = useLoaded(getBackCheckStatistics, { params: { surveyId: board.survey.id } });
  const form = useFormWords(board.survey.id);
  const row = effects.find(({ question }) => question === search.get('question'));
  const columns = backCheckBoard.statistics.effectColumns;
  return (
    <CalculationFrame
      board={board}
      what={text.name(row ? form.question(row.question, row.label) : (search.get('question') ?? ''))}
      view="statistics"
    >
      {row === undefined ? (
        backCheckCalculation.missing
      ) : (
        <>
          <Figures>
            <Figure label={columns.rho} value={format.number(row.rho, 3)} size="large" />
            <Figure label={columns.deff} value={format.number(row.designEffect, 2)} size="large" />
            <Figure label={columns.operators} value={format.number(row.operators)} />
            <Figure label={columns.interviews} value={format.number(row.interviews)} />
          </Figures>
          {row.warnings.length > 0 && (
            <p>
              <StatusMark kind="waiting">
                {row.warnings.map((each) => backCheckBoard.statistics.warnings[each]).join('; ')}
              </StatusMark>
            </p>
          )}
          <Section title={backCheckCalculation.formula}>
            <p className={classes.words}>{text.formula}</p>
            <Steps row={row} />
            <GroupTable groups={row.groups} />
          </Section>
          <Section title={backCheckCalculation.rule}>
            <p className={classes.words}>{text.rule}</p>
            {imbalance !== null && (
              <p className={classes.words}>
                <CalculationLink surveyId={board.survey.id} of="imbalance">
                  {text.imbalance(format.number(imbalance, 2))}
                </CalculationLink>
              </p>
            )}
            <p className={classes.words}>{text.source}</p>
          </Section>
        </>
      )}
    </CalculationFrame>
  );
}

function Steps({ row }: { row: EffectRow }) {
  const text = useText().backCheckCalculation.effect;
  const format = useFormat();
  const terms = effectTerms(row.groups);
  if (terms === null || terms.rho === null) return <p className={classes.words}>{text.alike}</p>;
  const number = (value: number) => format.number(value, 4);
  return (
    <p className={classes.words}>
      {text.rho(number(terms.meanBetween), number(terms.meanWithin), number(terms.load), number(terms.rho))}{' '}
      {text.deff(
        number(Math.max(0, terms.rho)),
        number(terms.loadSeen),
        format.number(terms.designEffect, 4),
      )}
    </p>
  );
}

function GroupTable({ groups }: { groups: EffectRow['groups'] }) {
  const text = useText().backCheckCalculation.effect;
  const format = useFormat();
  return (
    <table className={classes.counts}>
      <thead>
        <tr>
          <th scope="col">{text.operator}</th>
          <th scope="col">{text.interviews}</th>
          <th scope="col">{text.mean}</th>
          <th scope="col">{text.within}</th>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ interviews, mean, within }, at) => (
          // Operators are told by their numbers alone, in one order.
          <tr key={`${at} ${interviews}`}>
            <th scope="row">{format.number(at + 1)}</th>
            <td>{format.number(interviews)}</td>
            <td>{format.number(mean, 4)}</td>
            <td>{format.number(within, 4)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
