// Numbers under many names: kept or left out, one after the other, by key.
import { Button } from '@mantine/core';

import { useFormat, useText } from '#client/text/text.ts';
import { DataTable, type Column } from '#client/ui/data-table.tsx';
import { EmptyState } from '#client/ui/empty-state.tsx';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import { Section } from '#client/ui/page.tsx';
import { useSortInAddress } from '#client/ui/sort-in-address.ts';
import { StatusMark, type StatusKind } from '#client/ui/status-mark.tsx';
import type { FrameView } from '#contract/samples.ts';

import classes from './samples.module.css';
import { usePhoneDecisions, type DecidedPhone, type Decision } from './use-phone-decisions.ts';

interface SharedPhonesProps {
  frame: FrameView;
  surveyId: string;
  mayChange: boolean;
}

const kinds: Record<DecidedPhone['decision'], StatusKind> = {
  undecided: 'waiting',
  keep: 'done',
  exclude: 'trouble',
};

export function SharedPhones({ frame, surveyId, mayChange }: SharedPhonesProps) {
  const text = useText().samples.frame.shared;
  const format = useFormat();
  const [sort, setSort] = useSortInAddress();
  const { phones, decide, fault } = usePhoneDecisions(frame, surveyId);
  const canDecide = mayChange && frame.closedAt === null;
  const columns = usePhoneColumns(canDecide ? decide : null);
  const undecided = phones.filter(({ decision }) => decision === 'undecided');
  const decideChosen = (decision: Decision) => {
    const chosen = phoneInFocus(phones) ?? undecided[0];
    if (chosen) decide(chosen.key, decision);
  };
  useKeys(
    [
      { key: 'G', label: text.keep, run: () => decideChosen('keep') },
      { key: 'L', label: text.exclude, run: () => decideChosen('exclude') },
    ],
    { enabled: canDecide && phones.length > 0, group: text.title },
  );
  return (
    <Section
      title={text.title}
      actions={
        phones.length > 0 && (
          <StatusMark kind={undecided.length > 0 ? 'waiting' : 'done'}>
            {undecided.length > 0 ? text.undecided(format.number(undecided.length)) : text.allDecided}
          </StatusMark>
        )
      }
    >
      {phones.length > 0 && (
        <p className={classes.words}>{text.lead(format.number(frame.sharedPhoneNames))}</p>
      )}
      <FaultNote fault={fault} />
      <DataTable
        caption={text.title}
        columns={columns}
        rows={phones}
        rowKey={(phone) => phone.key}
        sort={sort}
        onSort={setSort}
        exportName={text.exportName}
        empty={<EmptyState title={text.none}>{text.noneText}</EmptyState>}
      />
      {phones.length > 0 && frame.closedAt !== null && <p className={classes.words}>{text.closed}</p>}
      {phones.length > 0 && canDecide && (
        <p className={classes.words}>
          <KeyHint name="G" /> {text.keep} <KeyHint name="L" /> {text.exclude} · {text.keys}
        </p>
      )}
    </Section>
  );
}

/** The number whose row the keyboard is on. */
function phoneInFocus(phones: readonly DecidedPhone[]): DecidedPhone | undefined {
  const key = document.activeElement?.closest<HTMLElement>('tr[data-row]')?.dataset['row'];
  return phones.find((phone) => phone.key === key);
}

function usePhoneColumns(decide: ((key: string, decision: Decision) => void) | null): Column<DecidedPhone>[] {
  const text = useText().samples.frame.shared;
  const format = useFormat();
  const shown: Column<DecidedPhone>[] = [
    {
      key: 'phone',
      header: text.phone,
      value: ({ phoneMasked }) => phoneMasked,
      cell: ({ phoneMasked }) => <span className={classes.nowrap}>{phoneMasked}</span>,
    },
    {
      key: 'names',
      header: text.names,
      align: 'end',
      value: ({ names }) => names,
      cell: ({ names }) => format.number(names),
    },
    {
      key: 'transactions',
      header: text.transactions,
      align: 'end',
      value: ({ transactions }) => transactions,
      cell: ({ transactions }) => format.number(transactions),
    },
    {
      key: 'decision',
      header: text.decision,
      width: '14rem',
      value: ({ decision }) => text.decisions[decision],
      cell: ({ decision, isSaving }) => (
        <>
          <StatusMark kind={kinds[decision]}>{text.decisions[decision]}</StatusMark>
          {isSaving && <span className={classes.saving}> {text.saving}</span>}
        </>
      ),
    },
  ];
  if (decide === null) return shown;
  const act = (phone: DecidedPhone, decision: Decision) => (
    <Button
      variant="default"
      size="compact-sm"
      disabled={phone.decision === decision}
      aria-label={decision === 'keep' ? text.keepOf(phone.phoneMasked) : text.excludeOf(phone.phoneMasked)}
      onClick={() => decide(phone.key, decision)}
    >
      {text[decision]}
    </Button>
  );
  return [
    ...shown,
    {
      key: 'act',
      header: '',
      align: 'end',
      cell: (phone) => (
        <span className={classes.acts}>
          {act(phone, 'keep')}
          {act(phone, 'exclude')}
        </span>
      ),
    },
  ];
}
