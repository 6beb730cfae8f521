// Takes out an agency that was made by mistake, after saying what becomes of its names; or why it cannot be.
import { Button } from '@mantine/core';
import { useState } from 'react';

import { useAct } from '#client/api/queries.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { Dialog } from '#client/ui/dialog.tsx';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { getAgencies, getNewAgencyNames, removeAgency, type AgencyView } from '#contract/agencies.ts';

import classes from './agencies.module.css';

interface RemoveAgencyProps {
  agency: AgencyView;
  onRemoved: () => void;
}

export function RemoveAgency({ agency, onRemoved }: RemoveAgencyProps) {
  const { agencies, common } = useText();
  const text = agencies.form;
  const format = useFormat();
  const [isAsked, setAsked] = useState(false);
  const remove = useAct(removeAgency, { invalidates: [getAgencies, getNewAgencyNames], onDone: onRemoved });
  return (
    <div className={classes.part}>
      {agency.children > 0 ? (
        <p className={classes.note}>{text.removeBlocked(format.number(agency.children))}</p>
      ) : (
        <Button variant="default" size="xs" onClick={() => setAsked(true)}>
          {text.remove}
        </Button>
      )}
      <Dialog opened={isAsked} onClose={() => setAsked(false)} title={text.removeTitle(agency.name)}>
        <p className={classes.consequence}>{text.removeConsequence(format.number(agency.names.length))}</p>
        <FaultNote fault={remove.error} />
        <div className={classes.dialogActs}>
          <Button variant="default" onClick={() => setAsked(false)}>
            {common.cancel}
          </Button>
          <Button
            data-autofocus
            loading={remove.isPending}
            onClick={() => remove.mutate({ params: { agencyId: agency.id } })}
          >
            {text.removeAct}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
