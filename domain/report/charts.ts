// The charts of a report, drawn by the same code as on the screen.
import { dotPlot } from '#domain/charts/dot-plot.ts';
import { intervalBars } from '#domain/charts/interval-bars.ts';
import { printed } from '#domain/charts/look.ts';
import { stackedShares } from '#domain/charts/stacked-shares.ts';
import type { SvgNode } from '#domain/charts/svg.ts';
import type { ReportFigures, ScoreFigure } from './figures.ts';

export const chartNames = ['bieu_do_yeu_to', 'bieu_do_co_quan', 'bieu_do_noi_dung'] as const;
export type ChartName = (typeof chartNames)[number];

export const chartTitles: Readonly<Record<ChartName, string>> = {
  bieu_do_yeu_to: 'Điểm từng yếu tố; vạch ngang là khoảng tin cậy 95 %',
  bieu_do_co_quan:
    'Chỉ số từng cơ quan với khoảng tin cậy 95 %; chấm rỗng là cơ quan chưa đủ phiếu để xếp hạng',
  bieu_do_noi_dung: 'Tỷ lệ trả lời theo mức độ hài lòng, từng yếu tố (% câu trả lời hợp lệ)',
};

/** Units of the drawing across the page: letters come out a little smaller than those of the text. */
const width = 520;

/** Agencies shown in the chart; a page holds no more. */
const mostAgencies = 40;

const levels = ['Rất không hài lòng', 'Không hài lòng', 'Bình thường', 'Hài lòng', 'Rất hài lòng'];

export function chartsOf({ factors, agencies, overall }: ReportFigures): Record<ChartName, SvgNode> {
  return {
    bieu_do_yeu_to: intervalBars(
      {
        title: chartTitles.bieu_do_yeu_to,
        width,
        bars: factors.map((factor) => ({ ...valueOf(factor), label: `${factor.code} · ${factor.name}` })),
      },
      printed,
    ),
    bieu_do_co_quan: dotPlot(
      {
        title: chartTitles.bieu_do_co_quan,
        width,
        dots: agencies
          .slice(0, mostAgencies)
          .map((agency) => ({ ...valueOf(agency), label: agency.name, hollow: agency.rank === null })),
        reference: { label: 'Chung', value: overall.shown },
      },
      printed,
    ),
    bieu_do_noi_dung: stackedShares(
      {
        title: chartTitles.bieu_do_noi_dung,
        width,
        key: 'muc',
        levels,
        bars: factors.map(({ code, name, items }) => ({
          label: `${code} · ${name}`,
          shares: sharesOf(items),
        })),
      },
      printed,
    ),
  };
}

function valueOf({ shown, low, high }: Pick<ScoreFigure, 'shown' | 'low' | 'high'>) {
  return { value: shown, low, high };
}

/** Answers of all items of a factor together. */
function sharesOf(items: readonly { valid: number; levels: readonly number[] }[]): number[] {
  const valid = items.reduce((sum, item) => sum + item.valid, 0);
  if (valid === 0) return [];
  return levels.map(
    (_, level) => (100 * items.reduce((sum, item) => sum + (item.levels[level] ?? 0), 0)) / valid,
  );
}
