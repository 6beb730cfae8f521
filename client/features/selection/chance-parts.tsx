// How the probability came about, and what was drawn.
import { useFormat, useText } from '#client/text/text.ts';
import type { InterviewEvidence } from '#contract/selection.ts';

import classes from './selection.module.css';

export function ChanceParts({ evidence }: { evidence: InterviewEvidence }) {
  const all = useText().selection;
  const text = all.evidence;
  const format = useFormat();
  const { chances, owed, operator, reason, probability, draw } = evidence;
  const percent = (share: number | null) => format.percent(share === null ? null : 100 * share, 1);
  const owedNote = ({ checks, interviews }: { checks: number; interviews: number }) =>
    text.owed(format.number(checks), format.number(interviews));
  const rows = [
    ['floor', ''],
    ['operatorOwed', owedNote(owed.operator)],
    ['agencyOwed', owedNote(owed.agency)],
    [
      'risk',
      text.riskNote(percent(evidence.risk), format.number(operator.failed), format.number(operator.checked)),
    ],
  ] as const;
  return (
    <section aria-label={text.chance}>
      <h3 className={classes.partTitle}>
        {text.chance} {percent(probability)}: {all.reasons[reason ?? 'flat']}
      </h3>
      <table className={classes.sum}>
        <tbody>
          {rows.map(([name, note]) => (
            <tr key={name}>
              <th scope="row">
                {text.parts[name]}
                {note !== '' && <span className={classes.sentence}>{note}</span>}
              </th>
              <td>{percent(chances[name])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.note}>
        {text.takes}{' '}
        {draw !== null && text.drawn(format.number(draw, 4), format.number(probability, 4), evidence.chosen)}
      </p>
    </section>
  );
}
