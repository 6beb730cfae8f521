// The index as pictures: factors with their intervals, how the items were answered, agencies against the whole. The same
// drawings stand in the report.
import { useEndpoint } from '#client/api/queries.ts';
import { useText } from '#client/text/text.ts';
import { Chart, useChartLook } from '#client/ui/chart.tsx';
import { Section } from '#client/ui/page.tsx';
import { getBreakdown } from '#contract/breakdown.ts';
import type { IndexView } from '#contract/results.ts';
import { dotPlot } from '#domain/charts/dot-plot.ts';
import { intervalBars } from '#domain/charts/interval-bars.ts';
import { stackedShares } from '#domain/charts/stacked-shares.ts';

import classes from './index-charts.module.css';

export function IndexCharts({ view }: { view: IndexView }) {
  const text = useText().charts;
  const look = useChartLook();
  const agencies = useEndpoint(getBreakdown, {
    params: { surveyId: view.survey.id },
    query: { by: 'agency', measure: 'overall' },
  });
  const factors = view.factors.map(({ code, name, score, error }) => ({
    label: `${code} · ${name}`,
    value: score,
    low: error.low,
    high: error.high,
  }));
  const items = view.factors.flatMap((factor) => factor.items);
  const dots = (agencies.data?.cells ?? []).map(({ labels, score, error, rank }) => ({
    label: labels.join(' · '),
    value: score,
    low: error.low,
    high: error.high,
    hollow: rank === null,
  }));
  return (
    <Section title={text.title}>
      <div className={classes.charts}>
        <figure className={classes.figure}>
          <Chart drawing={intervalBars({ title: text.factors, bars: factors }, look)} />
          <figcaption>{text.factors}</figcaption>
        </figure>
        {dots.length > 0 && (
          <figure className={classes.figure}>
            <Chart
              drawing={dotPlot(
                { title: text.agencies, dots, reference: { label: text.whole, value: view.overall.score } },
                look,
              )}
            />
            <figcaption>{text.agencies}</figcaption>
          </figure>
        )}
        <figure className={classes.figure}>
          <Chart
            drawing={stackedShares(
              {
                title: text.levelsOfItems,
                key: 'items',
                levels: text.levels,
                bars: items.map(({ code, text: label, levels, valid }) => ({
                  label: `${code} · ${label}`,
                  shares: valid === 0 ? [] : levels.map((count) => (100 * count) / valid),
                })),
              },
              look,
            )}
          />
          <figcaption>{text.levelsOfItems}</figcaption>
        </figure>
      </div>
    </Section>
  );
}
