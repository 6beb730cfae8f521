// Takes a list back that was read: the wrong file, or the right one in the wrong way. Says what goes with it first.
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';

import { useAct, useEndpoint } from '#client/api/queries.ts';
import { paths } from '#client/paths.ts';
import { useText } from '#client/text/text.ts';
import { Dialog } from '#client/ui/dialog.tsx';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { getList, getListInspection, getLists, withdrawList, type TransactionList } from '#contract/lists.ts';
import { getFrame, getSample } from '#contract/samples.ts';

import classes from './lists.module.css';

const changed = [getList, getLists, getListInspection, getFrame, getSample];

export function WithdrawList({ list }: { list: TransactionList }) {
  const { withdraw: text } = useText().lists;
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const frame = useEndpoint(getFrame, { params: { surveyId: list.surveyId } });
  const withdraw = useAct(withdrawList, {
    invalidates: changed,
    onDone: () => void navigate(paths.listMapping(list.surveyId, list.id)),
  });
  const isTooLate = typeof frame.data?.closedAt === 'string';
  const close = () => {
    setAsking(false);
    withdraw.reset();
  };
  return (
    <>
      <Button variant="default" size="xs" disabled={isTooLate} onClick={() => setAsking(true)}>
        {text.button}
      </Button>
      {isTooLate && <span className={classes.aside}>{text.blocked}</span>}
      <Dialog opened={isAsking} onClose={close} title={text.title(list.fileName)}>
        <p className={classes.consequence}>{text.consequence}</p>
        <p className={classes.consequence}>{text.others}</p>
        <FaultNote fault={withdraw.error} />
        <div className={classes.acts}>
          <Button data-autofocus variant="default" onClick={close}>
            {text.stay}
          </Button>
          <Button
            loading={withdraw.isPending}
            onClick={() => withdraw.mutate({ params: { listId: list.id } })}
          >
            {text.act}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
