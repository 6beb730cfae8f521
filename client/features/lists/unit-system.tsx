// In which code system the agencies of a list that was read are understood: before or since 01/07/2025 the same words
// name another commune. Said by the days of its records, told at once where they lie on both sides, and changeable.
import { Button, Select } from '@mantine/core';
import { useState } from 'react';

import { useAct, useEndpoint } from '#client/api/queries.ts';
import { useFormat, useText } from '#client/text/text.ts';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { StatusMark } from '#client/ui/status-mark.tsx';
import { getAgencies, getNewAgencyNames } from '#contract/agencies.ts';
import { getList, getLists, setListUnitSystem, type TransactionList } from '#contract/lists.ts';
import { getFrame, getSample } from '#contract/samples.ts';
import { unitSystems } from '#domain/agencies/unit-systems.ts';

import classes from './lists.module.css';

const byDay = 'by-day';
const changed = [getList, getLists, getFrame, getSample, getAgencies, getNewAgencyNames];

export function ListUnitSystem({ list }: { list: TransactionList }) {
  const { unitSystem: text } = useText().lists;
  const format = useFormat();
  const frame = useEndpoint(getFrame, { params: { surveyId: list.surveyId } });
  const set = useAct(setListUnitSystem, { invalidates: changed });
  const [isChanging, setChanging] = useState(false);
  const { unitSystem, acceptedBySystem: accepted } = list;
  if (accepted === null || accepted['63'] + accepted['34'] === 0) return null;
  const isTooLate = typeof frame.data?.closedAt === 'string';
  const isMixed = accepted['63'] > 0 && accepted['34'] > 0;
  const said =
    unitSystem !== null
      ? text.all(text.systems[unitSystem])
      : isMixed
        ? text.mixed(format.number(accepted['63']), format.number(accepted['34']))
        : text.byDay(text.systems[accepted['34'] > 0 ? '34' : '63']);
  if (!isMixed && unitSystem === null && !isChanging)
    return (
      <div className={classes.reading}>
        <span className={classes.aside}>{said}</span>
        <Button variant="default" size="compact-xs" disabled={isTooLate} onClick={() => setChanging(true)}>
          {text.change}
        </Button>
      </div>
    );
  return (
    <div className={classes.system}>
      <p className={classes.line}>
        {isMixed && unitSystem === null ? <StatusMark kind="waiting">{said}</StatusMark> : said}
      </p>
      <Select
        label={text.label}
        description={isTooLate ? text.blocked : text.note}
        disabled={isTooLate || set.isPending}
        data={[
          { value: byDay, label: text.choiceByDay },
          ...unitSystems.map((system) => ({ value: system, label: text.choice(text.systems[system]) })),
        ]}
        value={unitSystem ?? byDay}
        onChange={(value) =>
          set.mutate({
            params: { listId: list.id },
            body: { unitSystem: unitSystems.find((system) => system === value) ?? null },
          })
        }
        allowDeselect={false}
        size="xs"
      />
      <FaultNote fault={set.error} />
    </div>
  );
}
