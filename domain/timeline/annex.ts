// The plan of time as the annex of a plan: its title, and a table as plans have them.
import type { ReportColumn, ReportTable } from '#domain/report/table-columns.ts';
import { dayWords, documentWords } from '#domain/report/wording.ts';
import { type Due, dueWords } from './due.ts';
import type { StepState } from './standing.ts';

export interface AnnexStep {
  readonly content: string;
  readonly lead: string;
  readonly cooperating: string;
  readonly product: string;
  readonly due: Due | null;
  readonly state: StepState;
  /** Day on which it was done, yyyy-mm-dd; null when it is not, or nothing tells. */
  readonly doneOn: string | null;
  /** Days by which it was done too late. */
  readonly doneLate: number;
  readonly daysLeft: number | null;
}

export interface Annex {
  readonly title: string;
  /** What it belongs to, line by line. */
  readonly of: readonly string[];
  readonly table: ReportTable;
}

const column = (
  field: string,
  title: string,
  width: number,
  align: ReportColumn['align'] = 'start',
): ReportColumn => ({ field, title, width, align });

/** Columns by whether it is told how far each step is. Widths in parts of a hundred. */
function annexColumns(withStates: boolean): readonly ReportColumn[] {
  return [
    column('tt', 'TT', 5, 'middle'),
    column('noi_dung', 'Nội dung công việc', withStates ? 26 : 32),
    column('chu_tri', 'Cơ quan chủ trì', 16),
    column('phoi_hop', 'Cơ quan phối hợp', withStates ? 17 : 20),
    column('thoi_gian', 'Thời gian hoàn thành', 12, 'middle'),
    column('san_pham', 'Sản phẩm', withStates ? 12 : 15),
    ...(withStates ? [column('tinh_trang', 'Tình trạng', 12, 'middle')] : []),
  ];
}

/**
 * @param today yyyy-mm-dd
 * @param withStates whether it is told how far each step is as of today: the annex of a report on progress
 */
export function annexOf(
  survey: { readonly name: string; readonly planNumber: string; readonly authority: string },
  steps: readonly AnnexStep[],
  { today, withStates }: { today: string; withStates: boolean },
): Annex {
  return {
    title: withStates ? `TIẾN ĐỘ THỰC HIỆN ĐẾN NGÀY ${dayWords(today)}` : 'KẾ HOẠCH THỜI GIAN THỰC HIỆN',
    of: [survey.name, `(Kèm theo ${documentWords(survey.planNumber)} của ${survey.authority})`],
    table: {
      title: '',
      columns: annexColumns(withStates),
      rows: steps.map((step, at) => ({
        tt: String(at + 1),
        noi_dung: step.content,
        chu_tri: step.lead,
        phoi_hop: step.cooperating,
        thoi_gian: step.due === null ? '' : dueWords(step.due),
        san_pham: step.product,
        tinh_trang: stateWords(step),
      })),
    },
  };
}

function stateWords({ state, doneOn, doneLate, daysLeft }: AnnexStep): string {
  switch (state) {
    case 'done':
      return [
        doneOn === null ? 'Xong' : `Xong ngày ${dayWords(doneOn)}`,
        ...(doneLate > 0 ? [`chậm ${doneLate} ngày`] : []),
      ].join(', ');
    case 'late':
      return `Chậm ${-(daysLeft ?? 0)} ngày`;
    case 'soon':
      return daysLeft === 0 ? 'Đến hạn hôm nay' : `Còn ${daysLeft} ngày`;
    case 'running':
      return 'Đang làm';
    case 'waiting':
      return 'Chưa đến hạn';
  }
}
