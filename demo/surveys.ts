// The five surveys of published plans and reports that a demo can carry through. What the document says stands in the
// plan or the form; what it leaves open (names of agencies, how many transactions they had) is set here and is no fact.
import { binhDinhList, binhDinhPlan } from './binh-dinh.ts';
import type { SamplePlan } from '#domain/samples/plan.ts';
import type { ListPeriod, TransactionGroup } from './citizen-list.ts';
import type { OwnForms } from './own-forms.ts';

export interface DemoSurvey {
  readonly code: string;
  readonly name: string;
  readonly authority: string;
  readonly planNumber: string;
  readonly period: ListPeriod;
  /** A built-in plan's id, or a plan of its own. */
  readonly plan: string | SamplePlan;
  /** Files of prisma/questionnaires without .json. */
  readonly form: string;
  readonly backCheckForm: string;
  /** Groups of transactions, or the file of prisma/seed that has them. */
  readonly list: readonly TransactionGroup[] | { readonly file: string };
  /** How many citizens answer without being called; in the others everybody is called. */
  readonly ownForms?: OwnForms;
  /** The province's part of record codes. */
  readonly area: string;
}

export interface DemoSeed {
  readonly title: string;
  readonly surveys: readonly DemoSurvey[];
  /** What was made smaller than in the document, and why. */
  readonly scaled?: string;
  /** The surveys at the size of the document, for who asks for them. */
  readonly whole?: readonly DemoSurvey[];
}

const year = (number: number): ListPeriod => ({ from: `${number}-01-01`, to: `${number}-12-31` });

const civil = { procedure: 'Đăng ký khai sinh', field: 'Hộ tịch' } as const;
const each = (
  agencies: readonly string[],
  count: number,
  { procedure, field }: { procedure: string; field: string } = civil,
): TransactionGroup[] => agencies.map((agency) => ({ agency, procedure, field, count }));

/** Strata by agency, sizes proportional, when the document gives a total or none. */
function byAgency(
  id: string,
  title: string,
  source: string,
  notCovered: string[],
  total: number,
): SamplePlan {
  return {
    id,
    title,
    source,
    notCovered,
    parts: [
      {
        name: 'Toàn địa bàn',
        eligibility: {},
        stages: [],
        strata: ['agency'],
        allocation: { kind: 'proportional', total, basis: 'transactions', floor: 2 },
      },
    ],
    selection: 'simple-random',
    reserveFactor: 1,
    replicates: 1,
  };
}

const caMauServices = [
  { at: 'district', form: 'identity-card', procedure: 'Cấp Chứng minh nhân dân', field: 'Công an' },
  {
    at: 'district',
    form: 'land-certificate',
    procedure: 'Cấp giấy chứng nhận quyền sử dụng đất',
    field: 'Đất đai',
  },
  { at: 'district', form: 'building-permit', procedure: 'Cấp giấy phép xây dựng nhà ở', field: 'Xây dựng' },
  { at: 'commune', form: 'certification', procedure: 'Chứng thực bản sao', field: 'Chứng thực' },
  { at: 'commune', form: 'birth-certificate', procedure: 'Đăng ký khai sinh', field: 'Hộ tịch' },
  { at: 'commune', form: 'marriage-registration', procedure: 'Đăng ký kết hôn', field: 'Hộ tịch' },
] as const;
/** The three that the decision names. */
const caMauDistricts = ['UBND thành phố Cà Mau', 'UBND huyện Năm Căn', 'UBND huyện Phú Tân'];
/** Ten of theirs; which were chosen the decision leaves to the districts. */
const caMauCommunes =
  'Tắc Vân,Lý Văn Lâm,Hòa Thành,Định Bình,Hàm Rồng,Hàng Vịnh,Đất Mới,Phú Mỹ,Việt Thắng,Rạch Chèo'
    .split(',')
    .map((commune) => `UBND xã ${commune}`);

/** The document takes the form of Quyết định 1013/QĐ-BNV for agencies and villages alike. */
const binhDinh = (whole: boolean): DemoSurvey => ({
  code: 'binh-dinh-2023',
  name: 'Khảo sát tỉnh Bình Định 2023 (trình diễn)',
  authority: 'UBND tỉnh Bình Định',
  planNumber: 'Kế hoạch SIPAS 2023',
  period: year(2023),
  plan: binhDinhPlan(whole),
  form: 'citizen-form',
  backCheckForm: 'citizen-back-check-form',
  list: binhDinhList(whole),
  // The document has forms handed out beside calls; the forms on the web are set here.
  ownForms: whole ? { paper: 120, web: 40, twice: 0.1 } : { paper: 24, web: 12, twice: 0.25 },
  area: 'H08',
});

export const demoSeeds: Readonly<Record<string, DemoSeed>> = {
  'dak-glong': {
    title: 'Huyện Đắk Glong 2024, Kế hoạch 59/KH-UBND: 400 người từ danh sách hồ sơ',
    surveys: [
      {
        code: 'dak-glong-2024',
        name: 'Khảo sát huyện Đắk Glong 2024 (trình diễn)',
        authority: 'UBND huyện Đắk Glong',
        planNumber: '59/KH-UBND',
        period: year(2024),
        plan: 'dak-glong-2024',
        form: 'transaction-form',
        backCheckForm: 'back-check-form',
        list: { file: 'tthc-dak-glong-59.xlsx' },
        area: 'H16',
      },
    ],
  },
  'ca-mau': {
    title: 'Tỉnh Cà Mau 2014, Quyết định 308/QĐ-UBND: sáu dịch vụ, mỗi dịch vụ một phiếu',
    surveys: caMauServices.map(({ at, form, procedure, field }, index) => ({
      code: `ca-mau-2014-${index + 1}`,
      name: `Khảo sát Cà Mau 2014: ${procedure} (trình diễn)`,
      authority: 'UBND tỉnh Cà Mau',
      planNumber: '308/QĐ-UBND',
      period: year(2014),
      plan: 'ca-mau-2014',
      form: `ca-mau-${form}-form`,
      backCheckForm: 'ca-mau-back-check-form',
      list:
        at === 'district'
          ? each(caMauDistricts, 160, { procedure, field })
          : each(caMauCommunes, 180, { procedure, field }),
      area: 'H12',
    })),
  },
  'vinh-phuc': {
    title: 'Tỉnh Vĩnh Phúc 2024, Kế hoạch 82/KH-UBND: phiếu người dân theo Quyết định 1001/QĐ-BNV',
    surveys: [
      {
        code: 'vinh-phuc-2024',
        name: 'Khảo sát tỉnh Vĩnh Phúc 2024 (trình diễn)',
        authority: 'UBND tỉnh Vĩnh Phúc',
        planNumber: '82/KH-UBND',
        period: year(2024),
        plan: byAgency(
          'vinh-phuc-2024',
          'Tỉnh Vĩnh Phúc 2024: 300 người, phân bổ tỷ lệ theo cơ quan',
          'Kế hoạch 82/KH-UBND ngày 20/03/2024 của UBND tỉnh Vĩnh Phúc không nêu cỡ mẫu; 300 là số đặt cho bản trình diễn',
          ['Chọn hộ gia đình theo địa bàn (Quyết định 1001/QĐ-BNV): ở đây chọn từ danh sách hồ sơ.'],
          300,
        ),
        form: 'citizen-form',
        backCheckForm: 'citizen-back-check-form',
        list: each(
          [
            'thành phố Vĩnh Yên',
            'thành phố Phúc Yên',
            'huyện Tam Đảo',
            'huyện Lập Thạch',
            'huyện Yên Lạc',
          ].map((district) => `UBND ${district}`),
          300,
        ),
        area: 'H62',
      },
    ],
  },
  'binh-dinh': {
    title:
      'Tỉnh Bình Định 2023: cơ quan cấp tỉnh theo số giao dịch; huyện loại I, II, III qua 9, 7, 4 xã × 3 thôn',
    scaled:
      'thu nhỏ để xong trong ít phút: ba huyện thay cho mười một, 2 phiếu mỗi thôn thay cho 30, một cơ quan mỗi mức; --whole: 30 phiếu mỗi thôn, 2.380 phiếu',
    surveys: [binhDinh(false)],
    whole: [binhDinh(true)],
  },
  'gia-nghia': {
    title: 'Thành phố Gia Nghĩa 2023: ba xã, phường được Sở Nội vụ chọn',
    surveys: [
      {
        code: 'gia-nghia-2023',
        name: 'Khảo sát thành phố Gia Nghĩa 2023 (trình diễn)',
        authority: 'Sở Nội vụ tỉnh Đắk Nông',
        planNumber: '466/KH-SNV',
        period: year(2023),
        plan: byAgency(
          'gia-nghia-2023',
          'Thành phố Gia Nghĩa 2023: 150 người ở ba xã, phường',
          'Thông báo của thành phố Gia Nghĩa nêu ba địa phương, không nêu cỡ mẫu; 150 là số đặt cho bản trình diễn',
          ['Khảo sát tại nhà: ở đây gọi điện từ danh sách hồ sơ.'],
          150,
        ),
        form: 'citizen-form',
        backCheckForm: 'citizen-back-check-form',
        list: each(['UBND phường Nghĩa Tân', 'UBND phường Quảng Thành', 'UBND xã Đắk R’Moan'], 250),
        area: 'H16',
      },
    ],
  },
};
