// The plan stays below the number of forms that the survey must reach: how many are missing, and what to raise by how much.
import { hasSeveralParts, stratumName } from '#domain/samples/plan-words.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { StatusMark } from '#client/ui/status-mark.tsx';
import type { PlanPreview } from '#contract/plans.ts';

import classes from './planner.module.css';

interface BelowLeastProps {
  preview: PlanPreview;
  below: NonNullable<PlanPreview['belowLeastTotal']>;
  leastTotal: number;
}

/** Strata named before the rest is counted. */
const shown = 5;

export function BelowLeast({ preview, below, leastTotal }: BelowLeastProps) {
  const { plans } = useText();
  const text = plans.planner.below;
  const format = useFormat();
  const withPart = hasSeveralParts(preview.strata);
  const nameOf = (key: string) => {
    const stratum = preview.strata.find(({ stratumKey }) => stratumKey === key);
    return stratum === undefined ? key.replaceAll('\t', ' · ') : stratumName(stratum, plans, withPart);
  };
  const most = below.raise.toSorted((left, right) => right.by - left.by);
  return (
    <div className={classes.below} role="note">
      <p>
        <StatusMark kind="trouble">{text.title}</StatusMark>{' '}
        {text.missing(format.number(below.missing), format.number(leastTotal))}{' '}
        {most.length === 0 ? text.none : text.raise}
      </p>
      {most.length > 0 && (
        <ul>
          {most.slice(0, shown).map(({ stratumKey, by }) => (
            <li key={stratumKey}>{text.by(nameOf(stratumKey), format.number(by))}</li>
          ))}
          {most.length > shown && <li>{text.more(format.number(most.length - shown))}</li>}
        </ul>
      )}
    </div>
  );
}
