// A drawing of domain/charts on the screen, in the colours of the page.
import { createElement, type ReactElement } from 'react';

import { useLanguage } from '#client/text/language.ts';
import { type ChartLook, decimalMarks } from '#domain/charts/look.ts';
import type { SvgNode } from '#domain/charts/svg.ts';

import classes from './chart.module.css';

/** The colours of the page, light or dark. */
const onScreen: Omit<ChartLook, 'decimalMark'> = {
  fontFamily: 'Be Vietnam Pro',
  letterWidth: 0.55,
  ink: 'var(--ink)',
  quiet: 'var(--quiet)',
  line: 'var(--line)',
  fill: 'var(--chart-fill)',
  paper: 'var(--paper)',
};

/** How a chart looks on the page, in the reader's language. */
export function useChartLook(): ChartLook {
  return { ...onScreen, decimalMark: decimalMarks[useLanguage()] };
}

export function Chart({ drawing }: { drawing: SvgNode }) {
  return <div className={classes.chart}>{elementOf(drawing)}</div>;
}

function elementOf({ tag, attributes, children }: SvgNode): ReactElement {
  return createElement(
    tag,
    { ...attributes, ...(tag === 'svg' ? { height: undefined, width: '100%' } : {}) },
    ...children.map((child) => (typeof child === 'string' ? child : elementOf(child))),
  );
}
