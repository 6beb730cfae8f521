// Bars from 0 to 100 with their intervals, the figure beside each.
import type { ChartLook } from './look.ts';
import {
  axis,
  drawing,
  figure,
  inLines,
  labelShare,
  lineHeight,
  round,
  textLines,
  whisker,
} from './parts.ts';
import { node, type SvgNode } from './svg.ts';

export interface IntervalValue {
  readonly label: string;
  /** Percent; what has no value is left out of the drawing but keeps its place. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

const ticks = [0, 20, 40, 60, 80, 100];
const figureRoom = 56;
const barHeight = 16;
const gap = 5;

/** Bars from top to bottom in the order given. */
export function intervalBars(
  { title, bars, width = 640 }: { title: string; bars: readonly IntervalValue[]; width?: number },
  look: ChartLook,
): SvgNode {
  const labelRoom = Math.round(width * labelShare);
  const from = labelRoom + 12;
  const to = width - figureRoom;
  const at = (value: number): number => from + ((to - from) * value) / 100;
  let top = 6;
  const rows = bars.map((bar) => {
    const lines = inLines(bar.label, labelRoom, look);
    const height = Math.max(barHeight + 2, lines.length * lineHeight);
    const row = { bar, lines, top, height };
    top += height + gap;
    return row;
  });
  return drawing(
    title,
    width,
    top + lineHeight + 6,
    ...axis(ticks, at, { top: 2, bottom: top - gap / 2 }, look),
    ...rows.flatMap(({ bar, lines, top: y, height }) =>
      barOf(bar, lines, { y, height, labelRoom, at, to }, look),
    ),
  );
}

function barOf(
  { value, low, high }: IntervalValue,
  lines: readonly string[],
  place: { y: number; height: number; labelRoom: number; at: (value: number) => number; to: number },
  look: ChartLook,
): SvgNode[] {
  const { y, height, labelRoom, at, to } = place;
  const middle = y + height / 2;
  const firstLine = middle - ((lines.length - 1) * lineHeight) / 2 + 4;
  const label = textLines(lines, { x: labelRoom, y: round(firstLine), anchor: 'end' }, look);
  if (value === null) return label;
  return [
    ...label,
    node('rect', {
      x: round(at(0)),
      y: round(middle - barHeight / 2),
      width: round(Math.max(0, at(value) - at(0))),
      height: barHeight,
      fill: look.fill,
      stroke: look.ink,
      strokeWidth: 0.75,
    }),
    ...(low === null || high === null ? [] : whisker(at(low), at(high), middle, look.ink)),
    ...textLines([figure(value, look)], { x: to + 8, y: round(middle + 4) }, look),
  ];
}
