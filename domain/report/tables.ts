// The tables of a report: columns with the names that the template uses, rows of texts.
import type { Indicator } from '#domain/questionnaire/definition.ts';
import { lowestItems } from '#domain/results/lowest-items.ts';
import { formReasonWords } from '#domain/results/valid-form-words.ts';
import { formReasons } from '#domain/results/valid-forms.ts';
import {
  type AgencyFigure,
  itemsAlone,
  overallName,
  type ReportFigures,
  type ScoreFigure,
} from './figures.ts';
import { furtherShapes, furtherTables } from './further-tables.ts';
import {
  column,
  numbered,
  intervalColumn,
  type ReportColumn,
  type ReportRow,
  type ReportTable,
  scoreColumn,
} from './table-columns.ts';
import { interval, nothingKnown, number, percent, percentOf, score } from './wording.ts';

export const tableNames = [
  'bang_mau',
  'bang_phieu',
  'bang_aapor',
  'bang_cach_tra_loi',
  'bang_yeu_to',
  'bang_co_quan',
  'bang_thap_nhat',
  'bang_noi_dung',
  'bang_nhan_dinh',
  'bang_mong_doi',
  'bang_ky_truoc',
  'bang_y_kien',
  'bang_cai_thien',
] as const;
export type TableName = (typeof tableNames)[number];

const criterionColumns = [
  // Of the eight perceptions or the ten expectations; several rows may tell of one.
  { ...numbered, title: 'Tiêu chí' },
  column('ten', 'Nội dung', 38, 'start'),
  column('phuong_an', 'Trả lời', 22, 'start'),
  column('ty_le', 'Tỷ lệ (%)', 12),
  intervalColumn,
];

/** Titles and columns, which hang on no figures: the template is made from them. */
export const tableShapes: Readonly<Record<TableName, Omit<ReportTable, 'rows'>>> = {
  bang_mau: {
    title: 'Khung mẫu và mẫu theo cơ quan',
    columns: [
      numbered,
      column('co_quan', 'Cơ quan', 48, 'start'),
      column('ho_so', 'Hồ sơ', 15),
      column('nguoi', 'Người', 15),
      column('mau', 'Mẫu chính', 15),
    ],
  },
  bang_phieu: {
    title: 'Phiếu phát ra, thu về, hợp lệ',
    columns: [
      column('noi_dung', 'Nội dung', 60, 'start'),
      column('so', 'Số phiếu', 18),
      column('ty_le', 'Tỷ lệ', 22),
    ],
  },
  bang_aapor: {
    title: 'Tỷ lệ kết quả liên hệ theo tiêu chuẩn AAPOR',
    columns: [
      column('ma', 'Mã', 18, 'start'),
      column('ten', 'Tỷ lệ', 60, 'start'),
      column('gia_tri', 'Giá trị', 22),
    ],
  },
  bang_yeu_to: {
    title: 'Điểm theo nhóm và yếu tố',
    columns: [
      column('ma', 'Mã', 10, 'middle'),
      column('ten', 'Nhóm, yếu tố', 57, 'start'),
      scoreColumn,
      intervalColumn,
    ],
  },
  bang_co_quan: {
    title: 'Chỉ số theo cơ quan',
    columns: [
      column('hang', 'Hạng', 9, 'middle'),
      column('ten', 'Cơ quan', 37, 'start'),
      column('phieu', 'Phiếu', 9),
      column('diem', 'Chỉ số (%)', 12),
      column('khoang', 'Khoảng tin cậy 95 %', 18, 'middle'),
      column('so_voi_chung', 'So với chung', 15, 'middle'),
    ],
  },
  bang_thap_nhat: {
    title: 'Nội dung có mức hài lòng thấp nhất',
    columns: [
      numbered,
      column('ma', 'Mã', 10, 'middle'),
      column('ten', 'Nội dung', 38, 'start'),
      column('tra_loi', 'Trả lời hợp lệ', 12),
      scoreColumn,
      intervalColumn,
    ],
  },
  bang_nhan_dinh: { title: 'Nhận định, đánh giá', columns: criterionColumns },
  bang_mong_doi: { title: 'Nhu cầu, mong đợi', columns: criterionColumns },
  ...furtherShapes,
  bang_noi_dung: {
    title: 'Trả lời từng nội dung',
    columns: [
      column('ma', 'Mã', 8, 'middle'),
      column('ten', 'Nội dung', 26, 'start'),
      column('hop_le', 'Trả lời hợp lệ', 8),
      column('muc_1', 'Rất không hài lòng', 8),
      column('muc_2', 'Không hài lòng', 8),
      column('muc_3', 'Bình thường', 8),
      column('muc_4', 'Hài lòng', 8),
      column('muc_5', 'Rất hài lòng', 8),
      column('ngoai', 'Không tính', 8),
      column('diem', 'Điểm (%)', 10),
    ],
  },
};

/** Items named as lowest, at most; of a short form half of them, or all would be called low. */
const lowest = (items: number) => Math.min(10, Math.ceil(items / 2));

const rateNames: readonly (readonly [name: string, words: string])[] = [
  ['RR1', 'Tỷ lệ trả lời tối thiểu'],
  ['RR3', 'Tỷ lệ trả lời, ước tính số không rõ điều kiện'],
  ['RR5', 'Tỷ lệ trả lời tối đa'],
  ['COOP1', 'Tỷ lệ hợp tác'],
  ['REF1', 'Tỷ lệ từ chối'],
  ['CON1', 'Tỷ lệ liên hệ được'],
];

export function tablesOf(figures: ReportFigures): Record<TableName, ReportTable> {
  const { groups, factors, sample, rates } = figures;
  const table = (name: TableName, rows: readonly ReportRow[]): ReportTable => ({
    ...tableShapes[name],
    rows,
  });
  return {
    bang_mau: table(
      'bang_mau',
      (sample?.agencies ?? []).map((agency, at) => ({
        tt: String(at + 1),
        // Where areas were drawn first a stratum is a place, not an agency.
        co_quan: agency.name || 'Người chọn theo địa bàn (huyện, xã, thôn)',
        ho_so: number(agency.transactions),
        nguoi: number(agency.persons),
        mau: number(agency.main),
      })),
    ),
    bang_phieu: table('bang_phieu', formRows(figures)),
    bang_aapor: table(
      'bang_aapor',
      rateNames.map(([name, words]) => ({
        ma: name,
        ten: words,
        gia_tri: percent(rates[name] == null ? null : 100 * rates[name]),
      })),
    ),
    bang_yeu_to: table('bang_yeu_to', [
      ...[...groups, ...factors].map(scoreRow),
      scoreRow({ ...figures.overall, code: '', name: overallName }),
    ]),
    bang_co_quan: table('bang_co_quan', figures.agencies.map(agencyRow)),
    bang_thap_nhat: table(
      'bang_thap_nhat',
      lowestItems(itemsAlone(factors), figures.interviews, lowest(itemsAlone(factors).length)).map(
        (item, at) => ({ tt: String(at + 1), ...scoreRow(item), tra_loi: number(item.valid) }),
      ),
    ),
    ...furtherTables(figures),
    bang_nhan_dinh: table('bang_nhan_dinh', criterionRows(figures, 'perception')),
    bang_mong_doi: table('bang_mong_doi', criterionRows(figures, 'expectation')),
    bang_noi_dung: table(
      'bang_noi_dung',
      factors.flatMap((factor) =>
        factor.items.map(({ levels, valid, notApplicable, dontKnow, refused, blank, ...item }) => ({
          ma: item.code,
          ten: item.name,
          hop_le: number(valid),
          ...Object.fromEntries(
            levels.map((count, level) => [
              `muc_${level + 1}`,
              valid === 0 ? nothingKnown : score((100 * count) / valid),
            ]),
          ),
          ngoai: number(notApplicable + dontKnow + refused + blank),
          diem: score(item.shown),
        })),
      ),
    ),
  };
}

/** A row for each criterion's figure, or for each option where it has none. */
function criterionRows({ questions }: ReportFigures, aspect: Indicator['aspect']): ReportRow[] {
  // Stable: within a criterion the order of the form stays.
  const byCriterion = questions.toSorted(
    (one, other) => (one.indicator?.criterion ?? 0) - (other.indicator?.criterion ?? 0),
  );
  return byCriterion.flatMap(({ label, indicator, options }) => {
    if (indicator?.aspect !== aspect) return [];
    const own = indicator.figure === null ? options : [{ ...indicator, label: indicator.figure }];
    return own.map((one) => ({
      tt: String(indicator.criterion),
      ten: label,
      phuong_an: one.label,
      ty_le: score(one.share),
      khoang: interval(one.low, one.high),
    }));
  });
}

function scoreRow({ code, name, shown, low, high }: ScoreFigure): ReportRow {
  return { ma: code, ten: name, diem: score(shown), khoang: interval(low, high) };
}

function agencyRow(agency: AgencyFigure): ReportRow {
  const against = { above: 'Cao hơn', below: 'Thấp hơn', same: 'Không khác' };
  return {
    hang: agency.rank === null ? nothingKnown : String(agency.rank),
    ten: agency.name,
    phieu: number(agency.interviews),
    diem: score(agency.shown),
    khoang: interval(agency.low, agency.high),
    so_voi_chung: agency.against === null ? nothingKnown : against[agency.against],
  };
}

function formRows({ forms }: ReportFigures): ReportRow[] {
  const { issued, collected, valid } = forms;
  const row = (words: string, count: number, share: string): ReportRow => ({
    noi_dung: words,
    so: number(count),
    ty_le: share,
  });
  return [
    row('Phát ra', issued, ''),
    row('Thu về', collected, percentOf(collected, issued)),
    row('Hợp lệ, trên số thu về', valid, percentOf(valid, collected)),
    row('Hợp lệ, trên số phát ra', valid, percentOf(valid, issued)),
    ...formReasons
      .filter((reason) => forms[reason] > 0)
      .map((reason) =>
        row(
          `Không hợp lệ: ${formReasonWords[reason].vi}`,
          forms[reason],
          percentOf(forms[reason], collected),
        ),
      ),
  ];
}

/** Agencies down, factors across: as many columns as the form has factors. */
export function factorsByAgency({ agencies, factors }: ReportFigures): ReportTable {
  // Nine factors, the most that are known, leave each room for 100,00.
  const each = Math.min(12, 77 / Math.max(1, factors.length));
  return {
    title: 'Điểm từng yếu tố theo cơ quan (%)',
    columns: [
      column('ten', 'Cơ quan', 100 - each * factors.length, 'start'),
      ...factors.map(({ code }) => column(code, code, each)),
    ],
    rows: agencies.map((agency) => ({
      ten: agency.name,
      ...Object.fromEntries(agency.factors.map(({ code, shown }) => [code, score(shown)])),
    })),
  };
}

/** Columns of the table under each further question. */
export const questionColumns: readonly ReportColumn[] = [
  column('phuong_an', 'Phương án', 52, 'start'),
  column('so', 'Số trả lời', 14),
  column('ty_le', 'Tỷ lệ (%)', 13),
  column('khoang', 'Khoảng tin cậy 95 %', 21, 'middle'),
];

export function questionTables({ questions }: ReportFigures): { title: string; rows: ReportRow[] }[] {
  return questions.map(({ label, multiple, valid, options }) => ({
    title: `${label} (${number(valid)} trả lời hợp lệ${multiple ? '; được chọn nhiều phương án' : ''})`,
    rows: options.map((option) => ({
      phuong_an: option.label,
      so: number(option.count),
      ty_le: score(option.share),
      khoang: interval(option.low, option.high),
    })),
  }));
}
