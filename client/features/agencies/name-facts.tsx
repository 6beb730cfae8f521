// The name as the list wrote it, how often, in which code system, and in which list it was met first.
import { useFormat, useText } from '#client/text/text.ts';
import type { NewAgencyName } from '#contract/agencies.ts';

import classes from './agencies.module.css';

export function NameFacts({ name }: { name: NewAgencyName }) {
  const { review: text, systemShort, systemNote } = useText().agencies;
  const format = useFormat();
  return (
    <>
      <span className={classes.name}>{name.name}</span>
      <span className={classes.facts}>
        <span>{text.transactions(format.number(name.transactions))}</span>
        <span title={systemNote[name.system]}>{systemShort[name.system]}</span>
        <span className={classes.list}>
          {name.firstListName === null ? text.fromUnknown : text.from(name.firstListName)}
        </span>
      </span>
    </>
  );
}
