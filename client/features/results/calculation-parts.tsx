// The step of a figure's calculation that can be done again by hand: its parts with their counts, and the division.
import { Link, useLocation } from 'react-router';

import { paths } from '#client/paths.ts';
import { useFormat, useText } from '#client/text/text.ts';

import classes from './breakdown.module.css';
import {
  type CalculatedIndex,
  type Calculation,
  type CalculationPart,
  type Item,
  pointsOf,
} from './calculation-of.ts';
import { useIntervalText } from './interval-text.ts';

/** Decimals of the parts, so that what is computed of them rounds as the figure does. */
const exact = 4;

export function CalculationParts({ view, figure }: { view: CalculatedIndex; figure: Calculation }) {
  const text = useText().calculation;
  const format = useFormat();
  const interval = useIntervalText();
  // Whose interviews these are stands in the address: the parts are of the same ones.
  const { search } = useLocation();
  const isWeighted = view.rule.weighting !== 'none';
  const { parts, item } = figure;
  const hasCounts = parts.some(({ valid }) => valid !== null);
  const hasWeights = parts.some(({ weight }) => weight !== null);
  return (
    <>
      {parts.length > 0 && (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{text.part}</th>
              <th scope="col" data-align="end">
                {text.score}
              </th>
              <th scope="col" data-align="end">
                {text.interval}
              </th>
              {hasWeights && (
                <th scope="col" data-align="end">
                  {text.weight}
                </th>
              )}
              {hasCounts && (
                <>
                  <th scope="col" data-align="end">
                    {text.points[view.rule.item]}
                  </th>
                  <th scope="col" data-align="end">
                    {text.valid}
                  </th>
                </>
              )}
            </tr>
          </thead>
          <tbody>
            {parts.map((one) => (
              <tr key={one.code}>
                <th scope="row">
                  <Link
                    className={classes.link ?? ''}
                    to={{ pathname: paths.calculation(view.survey.id, one.code), search }}
                  >
                    {one.code}
                  </Link>{' '}
                  {one.name}
                </th>
                <td data-align="end">{format.percent(one.score, exact)}</td>
                <td data-align="end">{interval(one.error)}</td>
                {hasWeights && <td data-align="end">{format.number(one.weight)}</td>}
                {hasCounts && (
                  <>
                    <td data-align="end">{format.number(one.points)}</td>
                    <td data-align="end">{format.number(one.valid)}</td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Division view={view} figure={figure} />
      {item && <ItemCounts view={view} item={item} />}
      {isWeighted && (item !== null || hasCounts) && <p className={classes.words}>{text.unweightedCounts}</p>}
    </>
  );
}

/** "(85,2087 + 82,7823) ÷ 2 = 83,9955 %", or satisfied answers divided by valid ones. */
function Division({ view, figure }: { view: CalculatedIndex; figure: Calculation }) {
  const text = useText().calculation;
  const format = useFormat();
  const { pooled, score } = figure;
  const parts = figure.parts.filter((one) => one.score !== null);
  if (score === null || parts.length === 0) return null;
  const result = format.percent(score, exact);
  if (pooled)
    return view.rule.weighting === 'none' ? (
      <p className={classes.words}>
        {text.division(
          format.number(pooled.points),
          `${view.rule.item === 'scale_mean' ? '5 × ' : ''}${format.number(pooled.valid)}`,
          result,
        )}
      </p>
    ) : null;
  const weightOf = ({ weight }: CalculationPart): number => weight ?? 1;
  const terms = parts.map((one) =>
    one.weight === null
      ? format.number(one.score, exact)
      : `${format.number(one.weight)} × ${format.number(one.score, exact)}`,
  );
  const sum = parts.reduce((total, one) => total + weightOf(one) * (one.score ?? 0), 0);
  const above = parts.length > 9 ? format.number(sum, exact) : `(${terms.join(' + ')})`;
  const below = parts.reduce((total, one) => total + weightOf(one), 0);
  return (
    <p className={classes.words}>
      {text.division(above, format.number(below), result)}
      {parts.length < figure.parts.length &&
        ` ${text.leftOut(format.number(figure.parts.length - parts.length))}`}
    </p>
  );
}

function ItemCounts({ view, item }: { view: CalculatedIndex; item: Item }) {
  const text = useText().calculation;
  const { shares } = useText().breakdown;
  const { levels } = useText().charts;
  const format = useFormat();
  const { item: rule, weighting } = view.rule;
  const points = format.number(pointsOf(item, rule));
  const valid = `${rule === 'scale_mean' ? '5 × ' : ''}${format.number(item.valid)}`;
  const beside = weighting === 'none' ? item.score : (view.beside.parts[item.code]?.score ?? null);
  return (
    <>
      <p className={classes.words}>
        {item.levels.map((count, at) => `${levels[at] ?? ''} ${format.number(count)}`).join(' · ')}
      </p>
      <p className={classes.words}>
        {shares.special(
          format.number(item.valid),
          format.number(item.notApplicable),
          format.number(item.dontKnow),
          format.number(item.refused),
          item.blank === 0 ? null : format.number(item.blank),
        )}
      </p>
      {beside !== null && (
        <p className={classes.words}>
          {weighting !== 'none' && `${text.alike} `}
          {text.division(points, valid, format.percent(beside, exact))}
        </p>
      )}
    </>
  );
}
