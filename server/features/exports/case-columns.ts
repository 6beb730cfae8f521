// What is known of an interview besides its answers, as variables. Codes are given to texts in Vietnamese order, so that
// the same data get the same codes.
import { formReasonWords } from '#domain/results/valid-form-words.ts';
import { type FormReason, formReasons } from '#domain/results/valid-forms.ts';
import { responseClassWords } from '#domain/results/response-classes.ts';
import { interviewModes, modeWords } from '#domain/interviews/modes.ts';
import { compareVietnamese } from '#domain/vietnamese-order.ts';
import type { InterviewWeights } from '#server/features/results/queries.ts';
import {
  amounts,
  codes,
  dayNumber,
  days,
  texts,
  type Value,
  type Variable,
} from '#server/platform/data-files/data-set.ts';
import type { InterviewRow } from './interview-rows.ts';

export interface CaseColumn {
  readonly variable: Variable;
  readonly valueOf: (row: InterviewRow) => Value;
}

/** The texts that occur among the interviews of the survey, by column. */
export interface Occurring {
  readonly stratum: readonly string[];
  readonly agency: readonly string[];
  readonly field: readonly string[];
  readonly tthc: readonly string[];
  readonly channel: readonly string[];
  readonly timeliness: readonly string[];
  readonly operatorId: readonly string[];
}

/** Names of the weights: as drawn, and adjusted for those who did not answer. */
export const weightNames = { design: 'trong_so', response: 'trong_so_hc' } as const;

/**
 * The weight that the survey's figures are computed with; where they weigh nothing, that of the figures set beside them on
 * every screen.
 */
export function mainWeight({ rule: { weighting } }: InterviewWeights): string {
  return weightNames[weighting === 'design' ? 'design' : 'response'];
}

const statuses = { complete: 1, partial: 2, void: 3 };
const uuidBytes = 36;
const yesNo = [
  { code: 0, label: 'Không' },
  { code: 1, label: 'Có' },
];
const channelLabels: Readonly<Record<string, string>> = {
  inPerson: 'Trực tiếp',
  online: 'Trực tuyến',
  post: 'Bưu chính công ích',
};
const timelinessLabels: Readonly<Record<string, string>> = {
  onTime: 'Đúng hạn',
  late: 'Trễ hạn',
};

/**
 * The columns in front of the answers. Operators stand as running numbers, nobody's name among them.
 * @param reasons why forms are not valid, by interview id; valid ones are not named
 */
export function caseColumns(
  occurring: Occurring,
  reasons: ReadonlyMap<string, readonly FormReason[]>,
  weights: InterviewWeights,
): CaseColumn[] {
  const { areas, areaOf, rule } = weights;
  const weightedBy = mainWeight(weights);
  /** What the sample tells of everybody, so that it is estimated with the weight. */
  const estimated = ({ variable, valueOf }: CaseColumn): CaseColumn => ({
    variable: { ...variable, weightedBy },
    valueOf,
  });
  /** Forms that do not count weigh nothing: programs that weigh leave them out, as the index does. */
  const weightOf = (weighting: keyof typeof weightNames) => (row: InterviewRow) =>
    reasons.has(row.id) ? null : weights.weightOf(weighting, row);
  return [
    { variable: { ...texts('phieu', 'Mã phiếu', uuidBytes), use: 'serial' }, valueOf: ({ id }) => id },
    {
      variable: codes('trang_thai', 'Trạng thái phiếu', [
        { code: statuses.complete, label: 'Hoàn thành' },
        { code: statuses.partial, label: 'Dở dang' },
        { code: statuses.void, label: 'Bị hủy' },
      ]),
      valueOf: ({ status }) => statuses[status],
    },
    { variable: codes('hop_le', 'Phiếu hợp lệ', yesNo), valueOf: ({ id }) => Number(!reasons.has(id)) },
    {
      variable: codes(
        'ly_do_loai',
        'Lý do đầu tiên phiếu không hợp lệ',
        formReasons.map((reason, at) => ({
          code: at + 1,
          label: `${formReasonWords[reason].vi} (${reason})`,
        })),
      ),
      valueOf: ({ id }) => {
        const [first] = reasons.get(id) ?? [];
        return first === undefined ? null : formReasons.indexOf(first) + 1;
      },
    },
    {
      variable: codes(
        'cach_tra_loi',
        'Cách trả lời',
        interviewModes.map((mode, at) => ({ code: at + 1, label: modeWords[mode].vi })),
      ),
      valueOf: ({ mode }) => interviewModes.indexOf(mode) + 1,
    },
    coded('tang', 'Tầng', occurring.stratum, ({ stratum }) => stratum, shownStratum),
    {
      variable: amounts('tang_N', 'Số người trong tầng (N)', 0),
      valueOf: ({ stratumPersons }) => stratumPersons,
    },
    // Programs take letters of either case for the same name: not tang_n.
    {
      variable: amounts('tang_mau', 'Mẫu chính của tầng (n)', 0),
      valueOf: ({ stratumDrawn }) => stratumDrawn,
    },
    { variable: amounts('xac_suat', 'Xác suất chọn', 10), valueOf: ({ probability }) => probability },
    {
      variable: amounts(
        weightNames.design,
        'Trọng số thiết kế (nghịch đảo xác suất chọn, theo số đã phát ra của tầng)',
        10,
        { use: 'weight' },
      ),
      valueOf: weightOf('design'),
    },
    {
      variable: amounts(
        weightNames.response,
        `Trọng số thiết kế, hiệu chỉnh không trả lời ${responseClassWords[rule.responseClass].vi}`,
        10,
        { use: 'weight' },
      ),
      valueOf: weightOf('response'),
    },
    ...(areas.length === 0 ? [] : [coded('dia_ban', 'Địa bàn chọn ở giai đoạn đầu', areas, areaOf)]),
    ...[
      coded('co_quan', 'Cơ quan', occurring.agency, ({ agency }) => agency),
      coded('linh_vuc', 'Lĩnh vực', occurring.field, ({ field }) => field),
      coded('thu_tuc', 'Thủ tục hành chính', occurring.tthc, ({ tthc }) => tthc),
      coded(
        'kenh',
        'Hình thức nộp',
        occurring.channel,
        ({ channel }) => channel,
        (key) => channelLabels[key] ?? key,
      ),
      coded(
        'dung_han',
        'Đúng hay trễ hạn',
        occurring.timeliness,
        ({ timeliness }) => timeliness,
        (key) => timelinessLabels[key] ?? key,
      ),
      {
        variable: codes('to_chuc', 'Là tổ chức', yesNo),
        valueOf: ({ organisation }: InterviewRow) => Number(organisation),
      },
    ].map(estimated),
    coded('dien_thoai_vien', 'Điện thoại viên', occurring.operatorId, ({ operatorId }) => operatorId, null),
    { variable: amounts('so_luot', 'Số lượt liên hệ', 0), valueOf: ({ attempts }) => attempts },
    {
      variable: days('ngay', 'Ngày phỏng vấn'),
      valueOf: ({ endedOn }) => (endedOn === null ? null : dayNumber(endedOn)),
    },
    {
      variable: amounts('giay', 'Thời gian từ mở phiếu đến kết thúc, giây', 0),
      valueOf: ({ seconds }) => seconds,
    },
  ];
}

/** Name, numbers and mã hồ sơ: only for who may see them. */
export function personalColumns(longest: { name: number; recordCode: number }): CaseColumn[] {
  const phoneBytes = 80;
  return [
    { variable: texts('ho_ten', 'Họ và tên', longest.name), valueOf: ({ name }) => name },
    {
      variable: texts('dien_thoai', 'Số điện thoại', phoneBytes),
      valueOf: ({ phones }) => phones.join(' '),
    },
    { variable: texts('ma_ho_so', 'Mã hồ sơ', longest.recordCode), valueOf: ({ recordCode }) => recordCode },
  ];
}

/** @param shown what is written for a text; null writes only its running number */
function coded(
  name: string,
  label: string,
  occurring: readonly string[],
  textOf: (row: InterviewRow) => string | null,
  shown: ((text: string) => string) | null = (text) => text,
): CaseColumn {
  const sorted = [...new Set(occurring)].sort(compareVietnamese);
  const numbers = new Map(sorted.map((text, at) => [text, at + 1]));
  const labels = sorted.map((text, at) => ({
    code: at + 1,
    label: shown ? shown(text) : `${label} ${at + 1}`,
  }));
  return {
    variable: codes(name, label, labels),
    valueOf: (row) => numbers.get(textOf(row) ?? '') ?? null,
  };
}

/** Stratum keys hold the part of the plan and its labels, parted by tabs. */
function shownStratum(key: string): string {
  return key
    .split('\t')
    .filter((part) => part !== '')
    .join(' · ');
}
