// A form that was keyed by another version than the paper has: which one the paper says, and what becomes of what was keyed.
import { useFormat, useText } from '#client/text/text.ts';
import type { PaperCase } from '#contract/paper-forms.ts';

import { VersionChoice } from './choosing-version.tsx';
import classes from './paper-forms.module.css';

export type TakesBack = NonNullable<PaperCase['takeBack']>;

interface TakingBackProps {
  found: PaperCase;
  takeBack: TakesBack;
  /** Gives the form to be keyed in the place of the one before. */
  onChosen: (found: PaperCase, takesBack: TakesBack) => void;
  onLeave: () => void;
}

export function TakingBack({ found, takeBack, onChosen, onLeave }: TakingBackProps) {
  const text = useText().paperForms.keying.takeBack;
  const format = useFormat();
  const { former, versions, keyedAt } = takeBack;
  return (
    <VersionChoice
      found={found}
      title={text.title}
      versions={versions}
      none={text.none}
      onChosen={(versionId) => onChosen({ ...found, round: 1, versionId, versions }, takeBack)}
      onLeave={onLeave}
    >
      <p className={classes.note}>
        {text.keyed(former.key, String(former.version), keyedAt.map((at) => format.dayTime(at)).join('; '))}
      </p>
      <p className={classes.note}>{text.dropped}</p>
    </VersionChoice>
  );
}
