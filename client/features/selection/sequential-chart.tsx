// The path of an operator's test between its two boundaries. Readable in print and without colour: passed checks are
// hollow circles, failed ones filled squares, the boundaries carry their words.
import { useText } from '#client/text/text.ts';
import type { OperatorTestView } from '#contract/selection.ts';

import classes from './selection.module.css';

interface SequentialChartProps {
  operator: OperatorTestView;
  flagAt: number;
  clearAt: number;
}

const size = { width: 420, height: 150, left: 8, right: 104, top: 12, bottom: 12 };
/** Steps that a short path is drawn for, so that few results do not look like many. */
const fewest = 14;

export function SequentialChart({ operator, flagAt, clearAt }: SequentialChartProps) {
  const text = useText().selection.tests;
  const { steps, name, state } = operator;
  const ratios = steps.map(({ ratio }) => ratio);
  const [most, least] = [Math.max(flagAt, ...ratios), Math.min(clearAt, ...ratios)];
  const inner = {
    width: size.width - size.left - size.right,
    height: size.height - size.top - size.bottom,
  };
  const x = (index: number) => size.left + (index / Math.max(fewest, steps.length)) * inner.width;
  const y = (ratio: number) => size.top + ((most - ratio) / (most - least)) * inner.height;
  const end = size.left + inner.width;
  // A new test begins at 0 after a clear one.
  const lines = steps.map((step, index) => {
    const before = steps[index - 1];
    const from = before === undefined || before.state === 'clear' ? 0 : before.ratio;
    return { key: index, x1: x(index), y1: y(from), x2: x(index + 1), y2: y(step.ratio) };
  });
  return (
    <svg
      className={classes.chart}
      viewBox={`0 0 ${size.width} ${size.height}`}
      role="img"
      aria-label={text.chart(name, text.states[state])}
    >
      <line className={classes.bound} x1={size.left} x2={end} y1={y(flagAt)} y2={y(flagAt)} />
      <line className={classes.bound} x1={size.left} x2={end} y1={y(clearAt)} y2={y(clearAt)} />
      <line className={classes.zero} x1={size.left} x2={end} y1={y(0)} y2={y(0)} />
      <text x={end + 6} y={y(flagAt) + 4}>
        {text.flagLine}
      </text>
      <text x={end + 6} y={y(clearAt) + 4}>
        {text.clearLine}
      </text>
      {lines.map(({ key, ...line }) => (
        <line key={key} className={classes.path} {...line} />
      ))}
      {steps.map(({ at, failed, ratio }, index) =>
        failed ? (
          <rect
            key={at}
            className={classes.failed}
            x={x(index + 1) - 4}
            y={y(ratio) - 4}
            width={8}
            height={8}
          >
            <title>{text.failure}</title>
          </rect>
        ) : (
          <circle key={at} className={classes.passed} cx={x(index + 1)} cy={y(ratio)} r={3.5}>
            <title>{text.pass}</title>
          </circle>
        ),
      )}
    </svg>
  );
}
