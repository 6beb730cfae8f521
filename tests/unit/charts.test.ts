import { describe, expect, it } from 'vitest';

import { dotPlot } from '#domain/charts/dot-plot.ts';
import { intervalBars } from '#domain/charts/interval-bars.ts';
import { printed } from '#domain/charts/look.ts';
import { inLines } from '#domain/charts/parts.ts';
import { stackedShares } from '#domain/charts/stacked-shares.ts';
import { type SvgNode, svgText } from '#domain/charts/svg.ts';

const nodes = (drawn: SvgNode): SvgNode[] => [
  drawn,
  ...drawn.children.flatMap((child) => (typeof child === 'string' ? [] : nodes(child))),
];
const words = (drawn: SvgNode): string[] =>
  nodes(drawn).flatMap(({ tag, children }) => (tag === 'text' ? children.map(String) : []));
const numberOf = (one: SvgNode | undefined, name: string): number => Number(one?.attributes[name]);

describe('charts', () => {
  const bars = [
    { label: 'Thủ tục', value: 72.18, low: 60, high: 80 },
    { label: 'Chưa có trả lời', value: null, low: null, high: null },
  ];

  it('a bar is as long as its score on the scale of 0 to 100, with the figure beside it', () => {
    const drawn = intervalBars({ title: 'Yếu tố', bars }, printed);
    const ticks = nodes(drawn).filter(
      ({ tag, attributes }) => tag === 'line' && attributes['stroke'] === printed.line,
    );
    const [zero, hundred] = [numberOf(ticks[0], 'x1'), numberOf(ticks.at(-1), 'x1')];
    const drawnBars = nodes(drawn).filter(({ tag }) => tag === 'rect');
    expect(drawnBars).toHaveLength(1);
    expect(numberOf(drawnBars[0], 'width')).toBeCloseTo((hundred - zero) * 0.7218, 1);
    expect(words(drawn)).toContain('72,18');
    expect(words(drawn)).toContain('Chưa có trả lời');
  });

  it('agencies are points on one scale, hollow without a rank, with a line where all stand', () => {
    const dots = [
      { label: 'A', value: 90, low: 85, high: 95 },
      { label: 'B', value: 70, low: null, high: null, hollow: true },
    ];
    const plot = { title: 'Cơ quan', dots, reference: { label: 'Chung', value: 80 } };
    const drawn = dotPlot(plot, printed);
    // Who reads English reads a point.
    expect(svgText(drawn)).toContain('Chung 80,00');
    expect(svgText(dotPlot(plot, { ...printed, decimalMark: '.' }))).toContain('Chung 80.00');
    const points = nodes(drawn).filter(({ tag }) => tag === 'circle');
    const reference = nodes(drawn).find(({ attributes }) => attributes['strokeDasharray'] !== undefined);
    expect(points.map(({ attributes }) => attributes['fill'])).toEqual([printed.ink, printed.paper]);
    expect((numberOf(points[0], 'cx') + numberOf(points[1], 'cx')) / 2).toBeCloseTo(
      numberOf(reference, 'x1'),
      1,
    );
    expect(words(drawn)).toContain('Chung 80,00');
  });

  it('levels of a scale are told by five different fills and by their figures', () => {
    const levels = ['1', '2', '3', '4', '5'];
    const drawn = stackedShares(
      { title: 'Nội dung', key: 'a', levels, bars: [{ label: 'Nội dung', shares: [10, 2, 28, 40, 20] }] },
      printed,
    );
    const fills = nodes(drawn).flatMap(({ tag, attributes }) =>
      tag === 'rect' && attributes['strokeWidth'] === 0.75 ? [attributes['fill']] : [],
    );
    expect(new Set(fills)).toEqual(
      new Set([printed.ink, 'url(#a-1)', printed.paper, 'url(#a-3)', printed.fill]),
    );
    expect(words(drawn)).toEqual(expect.arrayContaining(['10,0', '28,0', '40,0', '20,0']));
    expect(words(drawn)).not.toContain('2,0');
  });

  it('long labels break between words, and names of people or marks cannot break the drawing', () => {
    expect(inLines('xử lý phản ánh, kiến nghị', 80, printed).length).toBeGreaterThan(1);
    expect(svgText(intervalBars({ title: '<&">', bars }, printed))).toContain(
      '<title>&lt;&amp;&quot;&gt;</title>',
    );
  });
});
