// What charts share: labels in lines, the scale, figures as Vietnamese write them.
import type { ChartLook } from './look.ts';
import { node, type SvgNode } from './svg.ts';

/** Size of letters and distance of lines, in units of the drawing. */
export const letters = 12;
export const lineHeight = 16;

/** The part of a drawing's width that names of factors and items stand in: most of them in one line, the longest in two. */
export const labelShare = 0.46;

/** Breaks a label between words into lines of at most `width`; what does not fit in `most` lines ends in an ellipsis. */
export function inLines(text: string, width: number, look: ChartLook, most = 3): string[] {
  const room = Math.max(4, Math.floor(width / (letters * look.letterWidth)));
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= room)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), `${(lines[most - 1] ?? '').slice(0, room - 1)}…`];
}

/** Lines of text, the first with its base line at `y`. */
export function textLines(
  lines: readonly string[],
  { x, y, anchor = 'start' }: { x: number; y: number; anchor?: 'start' | 'middle' | 'end' },
  look: ChartLook,
  colour = look.ink,
): SvgNode[] {
  return lines.map((line, at) =>
    node(
      'text',
      {
        x,
        y: y + at * lineHeight,
        fill: colour,
        fontFamily: look.fontFamily,
        fontSize: letters,
        textAnchor: anchor,
      },
      line,
    ),
  );
}

/** 72,18, or 72.18 for who reads English. */
export function figure(value: number, { decimalMark }: ChartLook, digits = 2): string {
  return value.toFixed(digits).replace('.', decimalMark);
}

export function line(
  from: readonly [number, number],
  to: readonly [number, number],
  colour: string,
  more: SvgNode['attributes'] = {},
): SvgNode {
  return node('line', {
    x1: round(from[0]),
    y1: round(from[1]),
    x2: round(to[0]),
    y2: round(to[1]),
    stroke: colour,
    strokeWidth: 1,
    ...more,
  });
}

/** Two decimals are finer than any printer. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** A whisker with caps from `low` to `high`. */
export function whisker(low: number, high: number, y: number, colour: string): SvgNode[] {
  return [
    line([low, y], [high, y], colour, { strokeWidth: 1.5 }),
    line([low, y - 4], [low, y + 4], colour, { strokeWidth: 1.5 }),
    line([high, y - 4], [high, y + 4], colour, { strokeWidth: 1.5 }),
  ];
}

/** Thin lines with their values under them. */
export function axis(
  ticks: readonly number[],
  at: (value: number) => number,
  { top, bottom }: { top: number; bottom: number },
  look: ChartLook,
): SvgNode[] {
  return ticks.flatMap((tick) => [
    line([at(tick), top], [at(tick), bottom], look.line),
    ...textLines(
      [figure(tick, look, 0)],
      { x: round(at(tick)), y: bottom + lineHeight, anchor: 'middle' },
      look,
      look.quiet,
    ),
  ]);
}

/** The drawing with its name for whoever does not see it. */
export function drawing(title: string, width: number, height: number, ...children: SvgNode[]): SvgNode {
  return node(
    'svg',
    {
      viewBox: `0 0 ${width} ${round(height)}`,
      width,
      height: round(height),
      role: 'img',
      'aria-label': title,
    },
    node('title', {}, title),
    ...children,
  );
}
