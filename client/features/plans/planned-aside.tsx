// What stays outside the frame and why; which areas stages would draw from.
import { hasSeveralParts } from '#domain/samples/plan-words.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { StatusMark } from '#client/ui/status-mark.tsx';
import type { PlanPreview } from '#contract/plans.ts';
import { exclusionReasons } from '#domain/samples/eligibility.ts';
import { areaKeys } from '#domain/samples/plan.ts';

import classes from './planner.module.css';

/** Of each stage, the areas above with too few areas that are named. */
const shownShort = 5;

export function PlannedExcluded({ excluded }: Pick<PlanPreview, 'excluded'>) {
  const { planner: text, exclusions } = useText().plans;
  const format = useFormat();
  const reasons = exclusionReasons.filter((reason) => (excluded[reason] ?? 0) > 0);
  return (
    <div>
      <h3 className={classes.subtitle}>{text.excluded}</h3>
      {reasons.length === 0 ? (
        <p className={classes.quiet}>{text.excludedNone}</p>
      ) : (
        <dl className={classes.counts}>
          {reasons.map((reason) => (
            <div key={reason}>
              <dt>{exclusions[reason]}</dt>
              <dd>{format.number(excluded[reason] ?? 0)}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

export function PlannedAreas({ areas }: { areas: NonNullable<PlanPreview['areas']> }) {
  const { planner: text, areas: names } = useText().plans;
  const format = useFormat();
  const withPart = hasSeveralParts(areas);
  const nameOf = (area: string) => names[areaKeys.find((key) => key === area) ?? 'commune'];
  const number = (value: number) => format.number(Math.round(value));
  return (
    <div>
      <h3 className={classes.subtitle}>{text.areas}</h3>
      <table className={classes.small}>
        <thead>
          <tr>
            <th scope="col">{text.areasColumns.area}</th>
            <th scope="col">{text.areasColumns.count}</th>
            <th scope="col">{text.areasColumns.wanted}</th>
            <th scope="col">{text.areasColumns.taken}</th>
          </tr>
        </thead>
        <tbody>
          {areas.map(({ part, area, count, wanted, taken }) => (
            <tr key={`${part}\t${area}`}>
              <td>{withPart ? `${part}: ${nameOf(area)}` : nameOf(area)}</td>
              <td>{number(count)}</td>
              <td>{number(wanted)}</td>
              <td>{number(taken)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul className={classes.shortAreas}>
        {areas.flatMap(({ part, area, short }) =>
          short.slice(0, shownShort).map(({ above, missing }) => (
            <li key={`${part}\t${area}\t${above}`}>
              <StatusMark kind="trouble">
                {text.areaShort(above.replaceAll('\t', ' – '), number(missing), nameOf(area))}
              </StatusMark>
            </li>
          )),
        )}
      </ul>
    </div>
  );
}
