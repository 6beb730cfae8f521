// Tables that stand only when there is something to set beside: an earlier period, coded words, what is to be improved.
import { modeWords } from '#domain/interviews/modes.ts';
import type { ImprovementFigure, ReportFigures } from './figures.ts';
import {
  column,
  intervalColumn,
  numbered,
  type ReportRow,
  type ReportTable,
  scoreColumn,
} from './table-columns.ts';
import { interval, nothingKnown, number, score, signed } from './wording.ts';

type FurtherTable = 'bang_cach_tra_loi' | 'bang_ky_truoc' | 'bang_y_kien' | 'bang_cai_thien';

export const furtherShapes: Readonly<Record<FurtherTable, Omit<ReportTable, 'rows'>>> = {
  bang_cach_tra_loi: {
    title: 'Chỉ số theo cách trả lời',
    columns: [
      column('ten', 'Cách trả lời', 54, 'start'),
      column('phieu', 'Phiếu', 13),
      scoreColumn,
      intervalColumn,
    ],
  },
  bang_ky_truoc: {
    title: 'So với kỳ trước (%)',
    columns: [
      column('ten', 'Chỉ số, cơ quan', 43, 'start'),
      column('ky_nay', 'Kỳ này', 12),
      column('ky_truoc', 'Kỳ trước', 12),
      column('chenh_lech', 'Chênh lệch', 13),
      column('ket_luan', 'Kết luận', 20, 'middle'),
    ],
  },
  bang_y_kien: {
    title: 'Ý kiến bằng lời theo nội dung',
    columns: [
      column('ten', 'Nội dung ý kiến', 52, 'start'),
      column('so', 'Số ý kiến', 14),
      column('ty_le', 'Tỷ lệ (%)', 13),
      intervalColumn,
    ],
  },
  bang_cai_thien: {
    title: 'Danh mục cần cải thiện',
    columns: [
      numbered,
      column('co_quan', 'Cơ quan', 18, 'start'),
      column('noi_dung', 'Nội dung', 27, 'start'),
      scoreColumn,
      column('giam', 'So với kỳ trước', 10),
      column('loi', 'Ý kiến của người dân', 26, 'start'),
    ],
  },
};

/** Of a list of what to improve without an earlier period and without words. */
export const shortImprovementColumns = [
  column('tt', 'TT', 7, 'middle'),
  column('co_quan', 'Cơ quan', 30, 'start'),
  column('noi_dung', 'Nội dung', 48, 'start'),
  column('diem', 'Điểm (%)', 15),
];

/** Has the list nothing beside the scores? */
export function isShort({ rows }: ReportTable): boolean {
  return rows.every(({ giam, loi }) => giam === nothingKnown && loi === '');
}

/** Whether a difference is more than chance, in words. */
export function conclusion(significant: boolean | null): string {
  if (significant === null) return 'không đủ số liệu';
  return significant ? 'có ý nghĩa' : 'không có ý nghĩa';
}

export function furtherTables(figures: ReportFigures): Record<FurtherTable, ReportTable> {
  const { earlier, openAnswers, improvement, modes } = figures;
  return {
    bang_cach_tra_loi: {
      ...furtherShapes.bang_cach_tra_loi,
      // One mode tells what the whole tells.
      rows:
        modes.length < 2
          ? []
          : modes.flatMap(({ mode, forms, score: own }) =>
              own
                ? {
                    ten: modeWords[mode].vi,
                    phieu: number(forms),
                    diem: score(own.shown),
                    khoang: interval(own.low, own.high),
                  }
                : [],
            ),
    },
    bang_ky_truoc: {
      ...furtherShapes.bang_ky_truoc,
      rows: (earlier?.differences ?? []).map(({ agency, name, now, then, difference, significant }) => ({
        ten: agency === '' ? name : agency,
        ky_nay: score(now),
        ky_truoc: score(then),
        chenh_lech: signed(difference),
        ket_luan: conclusion(significant),
      })),
    },
    bang_y_kien: {
      ...furtherShapes.bang_y_kien,
      rows: openAnswers.flatMap(({ question, codes }): ReportRow[] => [
        ...(openAnswers.length > 1 && codes.length > 0
          ? [{ ten: question, so: '', ty_le: '', khoang: '' }]
          : []),
        ...codes.map(({ label, count, share, low, high }) => ({
          ten: label,
          so: number(count),
          ty_le: score(share),
          khoang: interval(low, high),
        })),
      ]),
    },
    bang_cai_thien: {
      ...furtherShapes.bang_cai_thien,
      rows: improvement
        .flatMap(improvementRows)
        .map((row, at): ReportRow => ({ tt: String(at + 1), ...row })),
    },
  };
}

/** An item that is low and has fallen stands once; each row names its agency, since a table goes on over pages. */
function improvementRows({ agency, lowest, falls }: ImprovementFigure): ReportRow[] {
  const fallen = new Map(falls.map((one) => [one.code, one]));
  const low = new Set(lowest.map(({ code }) => code));
  const rows = [
    ...lowest.map(({ code, name, shown, valid, words }) => {
      const fall = fallen.get(code);
      return {
        noi_dung: `${code}. ${name}${valid === null ? '' : ` (${number(valid)} trả lời)`}`,
        diem: score(shown),
        giam: fall ? signed(fall.difference) : nothingKnown,
        loi: words.map((one) => `“${one}”`).join('\n'),
      };
    }),
    ...falls
      .filter(({ code }) => !low.has(code))
      .map(({ code, name, now, difference }) => ({
        noi_dung: `${code}. ${name}`,
        diem: score(now),
        giam: signed(difference),
        loi: '',
      })),
  ];
  return rows.map((row) => ({ co_quan: agency === '' ? 'Toàn đợt khảo sát' : agency, ...row }));
}
