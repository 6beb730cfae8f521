// The list of areas that stages draw from: pasted, read at once, what was read shown by district.
import { Textarea } from '@mantine/core';

import { useFormat, useText } from '#client/text/text.ts';

import { districtsOf, readAreas } from './areas-text.ts';
import { More } from './more.tsx';
import { usePlanFaults } from './plan-faults.ts';
import classes from './plan-form.module.css';
import type { PlanForm } from './use-plan-form.ts';

export function AreasField({ form: { draft, change } }: { form: PlanForm }) {
  const { form: text, words } = useText().plans;
  const format = useFormat();
  const { under, firstUnder } = usePlanFaults();
  const { areas } = readAreas(draft.areas);
  const districts = districtsOf(areas);
  const isWanted = draft.parts.some((part) => part.stages.length > 0);
  if (!isWanted && draft.areas === '') return null;
  return (
    <More
      title={text.areasList}
      holds={
        areas.length === 0
          ? text.areasNone
          : words.areasOf(format.number(areas.length), format.number(districts.length))
      }
      isFaulty={under('areas')}
    >
      <Textarea
        label={text.areasList}
        description={text.areasNote}
        placeholder={text.areasPlaceholder}
        value={draft.areas}
        onChange={(event) => change({ areas: event.currentTarget.value })}
        error={firstUnder('areas')}
        autosize
        minRows={4}
        maxRows={12}
        spellCheck={false}
        classNames={{ input: classes.paste ?? '' }}
      />
      {districts.length > 0 && (
        <div className={classes.scroll}>
          <table className={classes.grid}>
            <caption className={classes.hiddenLegend}>{text.areasTable}</caption>
            <thead>
              <tr>
                <th scope="col">{text.areasColumns.district}</th>
                <th scope="col">{text.areasColumns.class}</th>
                <th scope="col">{text.areasColumns.communes}</th>
                <th scope="col">{text.areasColumns.villages}</th>
                <th scope="col">{text.areasColumns.size}</th>
              </tr>
            </thead>
            <tbody>
              {districts.map((each) => (
                <tr key={`${each.district}\t${each.class}`}>
                  <td>{each.district === '' ? '–' : each.district}</td>
                  <td>{each.class === '' ? '–' : each.class}</td>
                  <td>{format.number(each.communes)}</td>
                  <td>{format.number(each.villages)}</td>
                  <td>{format.number(each.size)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </More>
  );
}
