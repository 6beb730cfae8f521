// Each question of the new version beside the one of the former that it is counted together with.
import { NativeSelect } from '@mantine/core';

import { useLanguage } from '#client/text/language.ts';
import { useText } from '#client/text/text.ts';
import { StatusMark } from '#client/ui/status-mark.tsx';
import { isAsked } from '#domain/questionnaire/questions.ts';
import type { Comparison, CounterpartFault, Standing } from '#domain/questionnaire/versions/comparability.ts';

import classes from './questionnaires.module.css';

interface CounterpartsTableProps {
  comparisons: readonly Comparison[];
  faults: readonly { readonly question: string; readonly fault: CounterpartFault }[];
  decisions: ReadonlyMap<string, string | null>;
  onDecide: (decisions: ReadonlyMap<string, string | null>) => void;
}

const undecided = '?';
const notComparable = '-';
/** What needs a look comes first. */
const order: readonly Standing[] = ['renamed', 'reworded', 'changed', 'new', 'same'];

export function CounterpartsTable({ comparisons, faults, decisions, onDecide }: CounterpartsTableProps) {
  const text = useText().questionnaires.move;
  const language = useLanguage();
  const rows = comparisons.toSorted((a, b) => order.indexOf(a.standing) - order.indexOf(b.standing));
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <caption className={classes.quiet}>{text.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{text.question}</th>
            <th scope="col">{text.standing}</th>
            <th scope="col">{text.countedWith}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((comparison) => {
            const { question, standing, candidates, proposed } = comparison;
            const { name, label } = question;
            const decided = decisions.has(name) ? decisions.get(name) : proposed;
            const fault = faults.find((one) => one.question === name)?.fault;
            const former = candidates.find((one) => one.name === name);
            return (
              <tr key={name}>
                <td>
                  <strong>{name}</strong> {label[language] ?? label.vi}
                  {standing === 'reworded' &&
                    isAsked(question) &&
                    former !== undefined &&
                    isAsked(former) && (
                      <>
                        <p className={classes.said}>{text.before(former.say[language] ?? former.say.vi)}</p>
                        <p className={classes.said}>
                          {text.after(question.say[language] ?? question.say.vi)}
                        </p>
                      </>
                    )}
                </td>
                <td>
                  <StatusMark kind={kinds[standing]}>{text.standings[standing]}</StatusMark>
                </td>
                <td>
                  {candidates.length === 0 ? (
                    <span className={classes.quiet}>{text.notComparable}</span>
                  ) : (
                    <NativeSelect
                      aria-label={text.countedWithOf(name)}
                      value={decided === undefined ? undecided : (decided ?? notComparable)}
                      data={[
                        ...(proposed === undefined && decided === undefined
                          ? [{ value: undecided, label: text.choose }]
                          : []),
                        ...candidates.map((one) => ({
                          value: one.name,
                          label: `${one.name} · ${one.label[language] ?? one.label.vi}`,
                        })),
                        { value: notComparable, label: text.notComparable },
                      ]}
                      error={fault === undefined ? null : text.faults[fault]}
                      onChange={(event) => {
                        const chosen = event.currentTarget.value;
                        const next = new Map(decisions);
                        if (chosen === undecided) next.delete(name);
                        else next.set(name, chosen === notComparable ? null : chosen);
                        onDecide(next);
                      }}
                    />
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const kinds = {
  same: 'done',
  reworded: 'waiting',
  changed: 'trouble',
  renamed: 'waiting',
  new: 'idle',
} as const;
