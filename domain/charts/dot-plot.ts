// Points on a shared scale, each with its interval, and a line where all together stand: for agencies.
import type { IntervalValue } from './interval-bars.ts';
import type { ChartLook } from './look.ts';
import { axis, drawing, figure, inLines, line, lineHeight, round, textLines, whisker } from './parts.ts';
import { node, type SvgNode } from './svg.ts';

const figureRoom = 56;
const gap = 6;

interface DotPlot {
  readonly title: string;
  readonly dots: readonly (IntervalValue & {
    /** Too few interviews for a rank: a hollow point. */
    readonly hollow?: boolean;
  })[];
  readonly reference: { readonly label: string; readonly value: number | null };
  readonly width?: number;
}

/** Dots from top to bottom in the order given; the scale spans what there is, in steps of ten. */
export function dotPlot({ title, dots, reference, width = 640 }: DotPlot, look: ChartLook): SvgNode {
  const known = [...dots.flatMap(({ value, low, high }) => [value, low, high]), reference.value].filter(
    (value) => value !== null,
  );
  const least = Math.max(0, Math.floor(Math.min(100, ...known) / 10) * 10);
  const most = Math.min(100, Math.max(least + 10, Math.ceil(Math.max(0, ...known) / 10) * 10));
  const labelRoom = Math.round(width * 0.42);
  const from = labelRoom + 16;
  const to = width - figureRoom;
  const at = (value: number): number => from + ((to - from) * (value - least)) / (most - least);
  const step = most - least > 50 ? 20 : 10;
  const ticks = Array.from(
    { length: Math.floor((most - least) / step) + 1 },
    (_, index) => least + index * step,
  );
  let top = reference.value === null ? 6 : lineHeight + 6;
  const rows = dots.map((dot) => {
    const lines = inLines(dot.label, labelRoom, look, 2);
    const row = { dot, lines, top, height: lines.length * lineHeight };
    top += row.height + gap;
    return row;
  });
  const bottom = top;
  return drawing(
    title,
    width,
    bottom + lineHeight + 6,
    ...axis(ticks, at, { top: reference.value === null ? 2 : lineHeight + 2, bottom }, look),
    ...(reference.value === null
      ? []
      : referenceLine(reference.label, reference.value, at(reference.value), bottom, look)),
    ...rows.flatMap(({ dot, lines, top: y, height }) => {
      const middle = y + height / 2;
      const label = textLines(
        lines,
        { x: labelRoom, y: round(middle - ((lines.length - 1) * lineHeight) / 2 + 4), anchor: 'end' },
        look,
      );
      if (dot.value === null) return label;
      return [
        ...label,
        ...(dot.low === null || dot.high === null
          ? []
          : whisker(at(dot.low), at(dot.high), middle, look.ink)),
        node('circle', {
          cx: round(at(dot.value)),
          cy: round(middle),
          r: 4.5,
          fill: dot.hollow ? look.paper : look.ink,
          stroke: look.ink,
          strokeWidth: 1.5,
        }),
        ...textLines([figure(dot.value, look)], { x: to + 8, y: round(middle + 4) }, look),
      ];
    }),
  );
}

function referenceLine(label: string, value: number, x: number, bottom: number, look: ChartLook): SvgNode[] {
  return [
    line([x, lineHeight + 2], [x, bottom], look.ink, { strokeDasharray: '5 3' }),
    ...textLines(
      [`${label} ${figure(value, look)}`],
      { x: round(x), y: lineHeight - 4, anchor: 'middle' },
      look,
    ),
  ];
}
