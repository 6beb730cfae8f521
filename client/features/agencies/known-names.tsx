// The names under which lists know an agency; one that was taken for it by mistake goes back to review.
import { Button } from '@mantine/core';

import { useAct } from '#client/api/queries.ts';
import { useText } from '#client/text/text.ts';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { getAgencies, getNewAgencyNames, reopenAgencyName, type AgencyView } from '#contract/agencies.ts';
import { spellingKey } from '#domain/samples/spelling.ts';

import classes from './agencies.module.css';

export function KnownNames({ agency }: { agency: AgencyView }) {
  const { form: text, systemShort } = useText().agencies;
  const reopen = useAct(reopenAgencyName, { invalidates: [getAgencies, getNewAgencyNames] });
  return (
    <section className={classes.part} aria-label={text.names}>
      <h3 className={classes.subheading}>{text.names}</h3>
      {agency.names.length === 0 && <p className={classes.note}>{text.namesNone}</p>}
      <ul className={classes.known}>
        {agency.names.map(({ name, system }) => (
          <li key={`${system} ${name}`}>
            <span>
              {name} <span className={classes.note}>· {systemShort[system]}</span>
            </span>
            <Button
              variant="default"
              size="compact-xs"
              loading={reopen.isPending}
              aria-label={text.reopenOf(name)}
              onClick={() => reopen.mutate({ body: { system, key: spellingKey(name) } })}
            >
              {text.reopen}
            </Button>
          </li>
        ))}
      </ul>
      <FaultNote fault={reopen.error} />
    </section>
  );
}
