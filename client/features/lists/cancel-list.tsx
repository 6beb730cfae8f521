// Asks before a list is given up: what is lost by it, and how to get it back.
import { Button } from '@mantine/core';

import { useAct } from '#client/api/queries.ts';
import { Dialog } from '#client/ui/dialog.tsx';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { cancelList, getList, getLists, type TransactionList } from '#contract/lists.ts';

import classes from './lists.module.css';

interface CancelListProps {
  list: TransactionList;
  opened: boolean;
  onClose: () => void;
  onDone?: () => void;
  words: { title: string; consequence: string; undo: string; act: string; stay: string };
}

export function CancelList({ list, opened, onClose, onDone, words }: CancelListProps) {
  const cancel = useAct(cancelList, {
    invalidates: [getList, getLists],
    onDone: () => {
      onClose();
      onDone?.();
    },
  });
  return (
    <Dialog opened={opened} onClose={onClose} title={words.title}>
      <p className={classes.consequence}>{words.consequence}</p>
      <p className={classes.consequence}>{words.undo}</p>
      <FaultNote fault={cancel.error} />
      <div className={classes.acts}>
        <Button data-autofocus variant="default" onClick={onClose}>
          {words.stay}
        </Button>
        <Button loading={cancel.isPending} onClick={() => cancel.mutate({ params: { listId: list.id } })}>
          {words.act}
        </Button>
      </div>
    </Dialog>
  );
}
