// Each result of an operator's test: where the line stood, what it adds, where it stands then.
import { useFormat, useText } from '#client/text/text.ts';
import { Section } from '#client/ui/page.tsx';
import type { OperatorTests, OperatorTestView } from '#contract/selection.ts';
import { sequentialTest } from '#domain/back-checks/statistics/sequential-test.ts';

import classes from './selection.module.css';

interface TestStepsProps {
  operator: OperatorTestView;
  settings: OperatorTests['settings'];
}

export function TestSteps({ operator, settings }: TestStepsProps) {
  const { tests } = useText().selection;
  const text = tests.calculation;
  const format = useFormat();
  const { steps, checked } = operator;
  const { failure, pass } = sequentialTest(settings);
  const number = (value: number) => format.number(value, 4);
  const earlier = checked - steps.length;
  return (
    <Section title={text.path}>
      {steps.length === 0 ? (
        <p className={classes.words}>{tests.noResult}</p>
      ) : (
        <table className={classes.counts}>
          <thead>
            <tr>
              {(['number', 'at', 'result', 'before', 'adds', 'after', 'state'] as const).map((column) => (
                <th key={column} scope="col">
                  {text.columns[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {steps.map(({ at, failed, ratio, state }, index) => {
              const before = steps[index - 1];
              return (
                // Results have no name here but their place: two may have come at one moment.
                <tr key={`${index} ${at}`}>
                  <th scope="row">{format.number(index + 1)}</th>
                  <td>{format.dayTime(at)}</td>
                  <td>{failed ? tests.failure : tests.pass}</td>
                  <td>{number(before === undefined || before.state === 'clear' ? 0 : before.ratio)}</td>
                  <td>{number(failed ? failure : pass)}</td>
                  <td>{number(ratio)}</td>
                  <td>{tests.states[state]}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {earlier > 0 && <p className={classes.words}>{text.earlier(format.number(earlier))}</p>}
    </Section>
  );
}
