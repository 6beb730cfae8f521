// Plans to begin with: the product's own for a telephone survey, and those of published plans. Days of a plan are kept
// as distances from the first or last day of interviewing, so that they fit a survey of another year.
import { Temporal } from 'temporal-polyfill';

import type { Due } from './due.ts';
import type { EvidenceKey } from './evidence.ts';

export interface PlannedStep {
  readonly content: string;
  readonly lead: string;
  readonly cooperating: string;
  readonly product: string;
  readonly due: Due | null;
  readonly evidence: EvidenceKey | null;
}

interface DueRule {
  readonly from: 'startsOn' | 'endsOn';
  readonly form: Due['form'];
  readonly days?: number;
  readonly months?: number;
}

interface TemplateStep extends Omit<PlannedStep, 'due'> {
  readonly due: DueRule | null;
}

export interface TimelineTemplate {
  readonly key: string;
  readonly title: string;
  /** The document that it comes from, or what it is. */
  readonly source: string;
  readonly steps: readonly TemplateStep[];
}

const office = 'Sở Nội vụ';
const room = 'Đơn vị khảo sát';
const surveyed = 'Các cơ quan, đơn vị được khảo sát';

function step(
  content: string,
  [lead, cooperating]: readonly [lead: string, cooperating: string],
  product: string,
  due: DueRule | null,
  evidence: EvidenceKey | null = null,
): TemplateStep {
  return { content, lead, cooperating, product, due, evidence };
}

const before = (from: DueRule['from'], days = 0): DueRule => ({ from, form: 'before', days });
const on = (from: DueRule['from'], days = 0): DueRule => ({ from, form: 'on', days });
const month = (from: DueRule['from'], months: number): DueRule => ({ from, form: 'month', months });

const telephone: TimelineTemplate = {
  key: 'dien-thoai',
  title: 'Khảo sát qua điện thoại, đầy đủ các bước',
  source: 'Mẫu của phần mềm, theo thứ tự công việc của một đợt khảo sát qua điện thoại',
  steps: [
    step('Ban hành kế hoạch khảo sát', [office, ''], 'Kế hoạch', before('startsOn', -28)),
    step('Lập, gửi danh sách hồ sơ', [surveyed, office], 'Danh sách', before('startsOn', -14), 'lists'),
    step('Ban hành bảng hỏi', [office, room], 'Bảng hỏi', before('startsOn', -14), 'questionnaire'),
    step('Chọn mẫu', [office, room], 'Mẫu, biên bản chọn mẫu', before('startsOn', -7), 'sample'),
    step('Tập huấn điện thoại viên', [office, room], 'Biên bản tập huấn', before('startsOn')),
    step('Thông tin, tuyên truyền về đợt khảo sát', [surveyed, office], 'Tin, bài', before('startsOn')),
    step('Phỏng vấn qua điện thoại', [room, office], 'Phiếu trả lời', on('endsOn'), 'target'),
    step('Phúc tra', [office, room], 'Kết quả phúc tra', on('endsOn', 7), 'backChecks'),
    step('Rà soát, xử lý số liệu', [room, office], 'Dữ liệu', on('endsOn', 14)),
    step('Báo cáo kết quả khảo sát', [office, room], 'Báo cáo', on('endsOn', 30), 'report'),
    step('Công bố kết quả', [office, surveyed], 'Bản công bố', on('endsOn', 45), 'edition'),
    step(
      'Lập kế hoạch cải thiện các nội dung hài lòng thấp',
      [surveyed, office],
      'Kế hoạch cải thiện',
      on('endsOn', 75),
    ),
  ],
};

const binhDinh: TimelineTemplate = {
  key: 'binh-dinh-2023',
  title: 'Tỉnh Bình Định 2023: sáu bước',
  source:
    'Kế hoạch đo lường SIPAS năm 2023 của UBND tỉnh Bình Định, mục II.5; bước nào kế hoạch để trống thời gian thì ở đây cũng để trống',
  steps: [
    step(
      'Thống kê, tổng hợp danh sách người dân, tổ chức được khảo sát',
      [office, 'Các cơ quan, đơn vị, địa phương thuộc đối tượng khảo sát'],
      '',
      // 15/10, 46 days before the last day of interviewing, but not after its first.
      before('startsOn'),
      'lists',
    ),
    step('Khảo sát', [room, 'Các cơ quan, đơn vị, địa phương có liên quan'], '', on('endsOn'), 'target'),
    step('Phúc tra theo nhóm đối tượng khảo sát', [office, room], '', null, 'backChecks'),
    step('Rà soát, xử lý, trích xuất dữ liệu', [room, office], '', null),
    step(
      'Xây dựng báo cáo, trình Chủ tịch UBND tỉnh phê duyệt chỉ số',
      [office, 'Các cơ quan có liên quan'],
      '',
      on('endsOn', 31),
      'report',
    ),
    step('Công bố chỉ số', [office, 'Các cơ quan có liên quan'], '', null, 'edition'),
  ],
};

const chosen = 'UBND các huyện, thành phố, UBND các xã, phường, thị trấn được chọn điều tra';
const caMau: TimelineTemplate = {
  key: 'ca-mau-2014',
  title: 'Tỉnh Cà Mau 2014: chín bước',
  source: 'Kế hoạch kèm Quyết định 308/QĐ-UBND ngày 04/03/2015 của Chủ tịch UBND tỉnh Cà Mau, mục II.3',
  steps: [
    step(
      'Lập danh sách UBND cấp xã được chọn điều tra',
      ['UBND các huyện, thành phố được chọn điều tra', office],
      '',
      month('startsOn', -2),
    ),
    step(
      'Thống kê giao dịch của dịch vụ được điều tra',
      [office, chosen],
      '',
      month('startsOn', -1),
      'lists',
    ),
    step('Xác định quy mô, lập danh sách mẫu', [office, chosen], '', month('startsOn', -1), 'sample'),
    step(
      'Xây dựng bộ câu hỏi',
      [office, 'UBND các huyện, thành phố'],
      '',
      month('startsOn', -1),
      'questionnaire',
    ),
    step('Tập huấn điều tra', [office, ''], '', month('startsOn', 0)),
    step('Điều tra xã hội học', [office, chosen], '', month('endsOn', 0), 'target'),
    step('Tổng hợp, xử lý số liệu', [office, ''], '', month('endsOn', 1)),
    step('Báo cáo kết quả, dự thảo quyết định công bố', [office, ''], '', month('endsOn', 2), 'report'),
    step(
      'Công bố chỉ số',
      [office, 'Văn phòng UBND tỉnh, các cơ quan, đơn vị có liên quan'],
      '',
      month('endsOn', 4),
      'edition',
    ),
  ],
};

const communes = 'Bộ phận Một cửa huyện; UBND các xã';
const dakGlong: TimelineTemplate = {
  key: 'dak-glong-2024',
  title: 'Huyện Đắk Glong 2024: theo phân công của kế hoạch',
  source:
    'Kế hoạch 59/KH-UBND ngày 18/03/2024 của UBND huyện Đắk Glong, mục III.6 và IV; kế hoạch chỉ nêu thời gian khảo sát, các bước khác để trống',
  steps: [
    step('Xây dựng phương án, thành lập Tổ khảo sát', ['Phòng Nội vụ', ''], 'Phương án', null),
    step(
      'Tuyên truyền về mục đích, ý nghĩa của khảo sát',
      ['Trung tâm Văn hóa - Thể thao và Truyền thông huyện', ''],
      'Tin, bài',
      null,
    ),
    step('Khảo sát', ['Phòng Nội vụ', communes], 'Phiếu trả lời', month('endsOn', 0), 'target'),
    step(
      'Tổng hợp, báo cáo; đề xuất nhiệm vụ, giải pháp',
      ['Phòng Nội vụ', communes],
      'Báo cáo',
      null,
      'report',
    ),
  ],
};

export const timelineTemplates: readonly TimelineTemplate[] = [telephone, binhDinh, caMau, dakGlong];

/** The steps of a template with days for a survey that interviews from `startsOn` to `endsOn` (yyyy-mm-dd). */
export function stepsOf(
  template: TimelineTemplate,
  survey: { readonly startsOn: string; readonly endsOn: string },
): PlannedStep[] {
  return template.steps.map(({ due, ...rest }) => ({
    ...rest,
    due: due && {
      form: due.form,
      on: Temporal.PlainDate.from(survey[due.from])
        .add({ months: due.months ?? 0, days: due.days ?? 0 })
        .toString(),
    },
  }));
}
