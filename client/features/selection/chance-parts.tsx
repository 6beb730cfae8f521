// How the probability came about, and what was drawn.
import { useFormat, useText } from '#client/text/text.ts';
import type { InterviewEvidence } from '#contract/selection.ts';

import classes from './selection.module.css';

interface ChancePartsProps {
  evidence: InterviewEvidence;
}

export function ChanceParts({ evidence }: ChancePartsProps) {
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
      <RiskSteps evidence={evidence} />
      <p className={classes.note}>
        {text.takes}{' '}
        {draw !== null && text.drawn(format.number(draw, 4), format.number(probability, 4), evidence.chosen)}
      </p>
    </section>
  );
}

/** From the score and the operator's results to the risk, and from the risk to a probability. */
function RiskSteps({ evidence: { riskSettings, operator, score, risk, chances } }: ChancePartsProps) {
  const text = useText().selection.evidence;
  const format = useFormat();
  if (risk === null || score === null) return null;
  const { floor, tolerableRisk, perRisk, expectedBad, expectationWeight } = riskSettings;
  const number = (value: number) => format.number(value);
  const fine = (value: number) => format.number(value, 4);
  const expected =
    (expectedBad * expectationWeight + operator.failed) / (expectationWeight + operator.checked);
  return (
    <p className={classes.note}>
      {text.expectedSteps(
        fine(expectedBad),
        number(expectationWeight),
        number(operator.failed),
        number(operator.checked),
        fine(expected),
      )}{' '}
      {text.riskSteps(fine(expected), fine(score), fine(risk))}{' '}
      {text.chanceSteps(fine(floor), number(perRisk), fine(risk), fine(tolerableRisk), fine(chances.risk))}
    </p>
  );
}
