// Which agency of now each name of an earlier period means.
import { NativeSelect } from '@mantine/core';

import { useAct } from '#client/api/queries.ts';
import { useText } from '#client/text/text.ts';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { Section } from '#client/ui/page.tsx';
import { getEarlier, nameEarlierAgency, type EarlierView } from '#contract/earlier.ts';
import { getImprovement } from '#contract/improvement.ts';

import classes from './breakdown.module.css';

interface NamesProps {
  surveyId: string;
  view: EarlierView;
  isKeeper: boolean;
}

export function EarlierNames({ surveyId, view, isKeeper }: NamesProps) {
  const text = useText().earlier;
  const act = useAct(nameEarlierAgency, { invalidates: [getEarlier, getImprovement] });
  const { period } = view;
  if (view.names.length === 0 || period === null) return null;
  return (
    <Section title={text.names}>
      <p className={classes.words}>{text.namesLead}</p>
      <FaultNote fault={act.error} />
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{text.nameThen}</th>
            <th scope="col">{text.nameNow}</th>
          </tr>
        </thead>
        <tbody>
          {view.names.map(({ name, agency }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>
                {isKeeper ? (
                  <NativeSelect
                    size="xs"
                    aria-label={`${text.nameNow}: ${name}`}
                    value={agency ?? ''}
                    onChange={(event) =>
                      act.mutate({
                        params: { surveyId, periodId: period },
                        body: { name, agency: event.currentTarget.value || null },
                      })
                    }
                    data={[
                      { value: '', label: text.noCounterpart },
                      ...view.agencies.map((one) => ({ value: one, label: one })),
                    ]}
                  />
                ) : (
                  (agency ?? text.noCounterpart)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
