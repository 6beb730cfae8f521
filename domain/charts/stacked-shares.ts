// Shares of a scale's levels, side by side to 100 %: levels are told by pattern, order and figure, not by colour.
import type { ChartLook } from './look.ts';
import { drawing, figure, inLines, labelShare, letters, lineHeight, round, textLines } from './parts.ts';
import { node, type SvgNode } from './svg.ts';

interface StackedShares {
  readonly title: string;
  /** Names of the levels, in their order; at most five. */
  readonly levels: readonly string[];
  /** Shares in percent, one for each level; empty without answers. */
  readonly bars: readonly { readonly label: string; readonly shares: readonly number[] }[];
  /** Keeps the patterns of several drawings on one page apart. */
  readonly key: string;
  readonly width?: number;
}

const barHeight = 22;
const gap = 8;
/** Below it there is no room for the figure. */
const leastShown = 6;

export function stackedShares(
  { title, levels, bars, key, width = 640 }: StackedShares,
  look: ChartLook,
): SvgNode {
  const labelRoom = Math.round(width * labelShare);
  const from = labelRoom + 12;
  const to = width - 8;
  const fills = levels.map((_, level) => fillOf(`${key}-${level}`, level, look));
  const { nodes: legend, bottom } = legendOf(levels, fills, width, look);
  let top = bottom + gap;
  const rows = bars.map((bar) => {
    const lines = inLines(bar.label, labelRoom, look);
    const height = Math.max(barHeight, lines.length * lineHeight);
    const row = { bar, lines, top, height };
    top += height + gap;
    return row;
  });
  return drawing(
    title,
    width,
    top,
    node('defs', {}, ...levels.flatMap((_, level) => patternOf(`${key}-${level}`, level, look))),
    ...legend,
    ...rows.flatMap(({ bar, lines, top: y, height }) => {
      const middle = y + height / 2;
      return [
        ...textLines(
          lines,
          { x: labelRoom, y: round(middle - ((lines.length - 1) * lineHeight) / 2 + 4), anchor: 'end' },
          look,
        ),
        ...segments(bar.shares, fills, { from, to, y: middle - barHeight / 2 }, look),
      ];
    }),
  );
}

function segments(
  shares: readonly number[],
  fills: readonly string[],
  { from, to, y }: { from: number; to: number; y: number },
  look: ChartLook,
): SvgNode[] {
  let start = from;
  return shares.flatMap((share, level) => {
    const width = ((to - from) * share) / 100;
    const x = start;
    start += width;
    if (share <= 0) return [];
    const box = { x: round(x), y: round(y), width: round(width), height: barHeight };
    const drawn = [
      node('rect', { ...box, fill: fills[level] ?? look.paper, stroke: look.ink, strokeWidth: 0.75 }),
    ];
    if (share < leastShown) return drawn;
    const words = figure(share, look, 1);
    const middle = { x: round(x + width / 2), y: round(y + 15), anchor: 'middle' } as const;
    // The darkest level carries its figure in the colour of the paper.
    if (level === 0) return [...drawn, ...textLines([words], middle, look, look.paper)];
    const room = words.length * letters * 0.52 + 4;
    return [
      ...drawn,
      node('rect', {
        x: round(x + width / 2 - room / 2),
        y: round(y + 3),
        width: round(room),
        height: 16,
        fill: look.paper,
      }),
      ...textLines([words], middle, look),
    ];
  });
}

/** From worst to best: full, crossed, blank, striped, grey. */
function fillOf(id: string, level: number, look: ChartLook): string {
  const plain = [look.ink, null, look.paper, null][level];
  return plain === null ? `url(#${id})` : (plain ?? look.fill);
}

/** What fills the two levels that are drawn in lines; the others are filled evenly. */
function patternOf(id: string, level: number, look: ChartLook): SvgNode[] {
  const ground = node('rect', { x: 0, y: 0, width: 6, height: 6, fill: look.paper });
  const stripe = (d: string): SvgNode =>
    node('path', { d, stroke: look.ink, strokeWidth: 0.9, fill: 'none' });
  const up = stripe('M0 6 L6 0 M-1 1 L1 -1 M5 7 L7 5');
  const down = stripe('M0 0 L6 6 M-1 5 L1 7 M5 -1 L7 1');
  const lines = [null, [up, down], null, [up]][level] ?? null;
  if (lines === null) return [];
  return [node('pattern', { id, patternUnits: 'userSpaceOnUse', width: 6, height: 6 }, ground, ...lines)];
}

function legendOf(
  levels: readonly string[],
  fills: readonly string[],
  width: number,
  look: ChartLook,
): { nodes: SvgNode[]; bottom: number } {
  let [x, y] = [4, 4];
  const nodes = levels.flatMap((name, level) => {
    const room = 22 + name.length * letters * look.letterWidth + 10;
    if (x + room > width && x > 4) [x, y] = [4, y + lineHeight + 4];
    const own = [
      node('rect', {
        x,
        y,
        width: 18,
        height: 12,
        fill: fills[level] ?? look.paper,
        stroke: look.ink,
        strokeWidth: 0.75,
      }),
      ...textLines([name], { x: x + 22, y: y + 11 }, look),
    ];
    x += room;
    return own;
  });
  return { nodes, bottom: y + lineHeight };
}
