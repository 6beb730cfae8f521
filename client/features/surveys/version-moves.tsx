// With which versions a survey was held before, and how many interviews keep each.
import { useEndpoint } from '#client/api/queries.ts';
import { useWho } from '#client/frame/who.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { isAllowed } from '#contract/access.ts';
import { getVersionMoves } from '#contract/version-moves.ts';

import classes from './surveys.module.css';

export function VersionMoves({ surveyId }: { surveyId: string }) {
  const text = useText().questionnaires.move.history;
  const format = useFormat();
  const enabled = isAllowed(getVersionMoves.access, useWho().role);
  const { data } = useEndpoint(getVersionMoves, { params: { surveyId } }, { enabled });
  if (data === undefined || data.moves.length === 0) return null;
  return (
    <div>
      <dt>{text.title}</dt>
      <dd>
        {data.moves.map(({ id, from, to, movedAt, movedBy, counterparts }) => {
          const apart = counterparts.filter(({ was }) => was === null).length;
          return (
            <div key={id}>
              {text.move(
                format.number(from.version),
                format.number(to.version),
                format.when(movedAt),
                movedBy,
              )}
              <div className={classes.aside}>
                {text.counted(format.number(counterparts.length - apart), format.number(apart))}
              </div>
            </div>
          );
        })}
        <div className={classes.aside}>
          {data.interviews
            .map(({ version, complete, inProgress }) =>
              text.kept(format.number(version), format.number(complete), format.number(inProgress)),
            )
            .join(' · ')}
        </div>
      </dd>
    </div>
  );
}
