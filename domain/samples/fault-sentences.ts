// What to tell people when a plan is wrong or a sample cannot be drawn. Data, used by screens and `cati`.
import type { Bilingual } from '#domain/lists/bilingual.ts';

import type { PlanFault, PlanFaultCode } from './plan-fault.ts';
import type { SampleFaultCode } from './sample-fault.ts';

type Details = Readonly<Record<string, unknown>>;
type Sentence = (say: (detail: string) => string) => Bilingual;

const planFaults: Readonly<Record<PlanFaultCode, Sentence>> = {
  'not-an-object': () => ({
    vi: 'Cần một đối tượng có các trường của phương án.',
    en: 'An object with the fields of a plan is needed.',
  }),
  'text-missing': () => ({ vi: 'Hãy ghi chữ vào đây.', en: 'Write something here.' }),
  'not-a-list': () => ({ vi: 'Cần một danh sách.', en: 'A list is needed.' }),
  'list-empty': () => ({ vi: 'Cần chọn ít nhất một mục.', en: 'Choose at least one.' }),
  'list-too-long': (say) => ({
    vi: `Danh sách quá dài, tối đa ${say('most')} mục.`,
    en: `The list is too long; at most ${say('most')}.`,
  }),
  'unknown-value': () => ({
    vi: 'Giá trị này không có trong các lựa chọn.',
    en: 'This value is none of the choices.',
  }),
  'repeated-value': () => ({
    vi: 'Có mục lặp lại; mỗi mục chỉ được ghi một lần.',
    en: 'Something stands here twice.',
  }),
  'not-a-whole-number': () => ({ vi: 'Cần một số nguyên.', en: 'A whole number is needed.' }),
  'out-of-range': (say) => ({
    vi: `Cần một số từ ${say('least')} đến ${say('most')}.`,
    en: `A number from ${say('least')} to ${say('most')} is needed.`,
  }),
  'level-not-in-strata': () => ({
    vi: 'Muốn đặt cỡ mẫu theo cấp thì phải phân tầng theo cấp.',
    en: 'Sizes by level need the level among the strata.',
  }),
  'tier-zero-missing': () => ({
    vi: 'Cần một mức bắt đầu từ 0 hồ sơ.',
    en: 'One step must start at 0 transactions.',
  }),
  'stages-out-of-order': () => ({
    vi: 'Các giai đoạn phải đi từ huyện đến xã rồi đến thôn, mỗi cấp một lần.',
    en: 'Stages must go from district to commune to village, each once.',
  }),
  'area-not-in-strata': () => ({
    vi: 'Khi rút mẫu qua huyện, xã, thôn thì phải phân tầng theo chính các cấp đó.',
    en: 'The areas that stages draw must be among the strata.',
  }),
  'total-with-stages': () => ({
    vi: 'Sau khi chọn xã, thôn thì không chia một tổng số phiếu được, vì xác suất sẽ tuỳ vào xã nào trúng. Hãy đặt số phiếu cho mỗi tầng.',
    en: 'After areas are drawn one total cannot be shared out: chances would hang on which areas were drawn. Give each stratum its size.',
  }),
  'area-class-differs': (say) => ({
    vi: `«${say('name')}» được ghi nhiều loại khác nhau.`,
    en: `“${say('name')}” is given different classes.`,
  }),
  'area-class-without-size': (say) => ({
    vi: `Chưa ghi số lượng cần chọn cho loại «${say('name')}».`,
    en: `How many to draw is not stated for class “${say('name')}”.`,
  }),
  'area-ambiguous': (say) => ({
    vi: `Có nhiều nơi tên «${say('name')}»; hãy phân tầng thêm theo cấp trên của chúng.`,
    en: `Several areas are named “${say('name')}”; add the area above them to the strata.`,
  }),
};

const sampleFaults: Readonly<Record<SampleFaultCode, Sentence>> = {
  'seed-empty': () => ({ vi: 'Chưa có hạt giống.', en: 'There is no seed.' }),
  'frame-empty': (say) => ({
    vi: `Không còn hồ sơ nào để rút mẫu: ${say('outsidePlan')} hồ sơ ngoài phạm vi phương án, ${say('areaUnknown')} hồ sơ không thuộc đơn vị nào trong danh sách đơn vị.`,
    en: `No transaction is left to draw from: ${say('outsidePlan')} outside the plan, ${say('areaUnknown')} in no area of its list of units.`,
  }),
  'transaction-key-empty': () => ({
    vi: 'Có hồ sơ không có mã.',
    en: 'A transaction has no mã hồ sơ.',
  }),
  'transaction-key-repeated': (say) => ({
    vi: `Mã hồ sơ ${say('transactionKey')} lặp lại.`,
    en: `The mã hồ sơ ${say('transactionKey')} occurs twice.`,
  }),
  'floors-exceed-total': (say) => ({
    vi: `Mức tối thiểu của các tầng cộng lại là ${say('floors')}, vượt tổng mẫu ${say('total')}. Hãy giảm mức tối thiểu hoặc tăng tổng mẫu.`,
    en: `The least numbers of the strata add up to ${say('floors')}, above the total of ${say('total')}. Lower them or raise the total.`,
  }),
  'area-class-unknown': (say) => ({
    vi: `Phương án không nói chọn bao nhiêu đơn vị loại «${say('class')}» (${say('area')}).`,
    en: `The plan does not say how many units of class “${say('class')}” to draw (${say('area')}).`,
  }),
};

/** One sentence for people about a fault of a plan; where it is, the fault itself says. */
export function planFaultSentence({ code, details = {} }: PlanFault): Bilingual {
  return planFaults[code](saying(details));
}

/** One sentence for people about why a sample cannot be drawn. */
export function sampleFaultSentence(code: SampleFaultCode, details: Details = {}): Bilingual {
  return sampleFaults[code](saying(details));
}

/** Tabs separate the names of an area's path. */
function saying(details: Details): (detail: string) => string {
  return (detail) => {
    const value = details[detail];
    if (typeof value === 'number') return String(value);
    return typeof value === 'string' ? value.replaceAll('\t', ' – ') : '0';
  };
}
