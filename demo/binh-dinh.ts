// Bình Định 2023: agencies of the province by how many transactions they had, and districts by communes and villages drawn.
// Tiers, classes, numbers of communes and villages stand in the document; its Phụ lục 1 (districts, their class, communes,
// villages) is not public, so these are set here and are no fact.
import { builtInPlan } from '#domain/samples/built-in-plans.ts';
import type { AreaUnit, PlanPart, SamplePlan } from '#domain/samples/plan.ts';
import type { TransactionGroup } from './citizen-list.ts';

/** Forms of each village when the demo is to end soon; the built-in plan has 30. */
const formsPerVillage = 2;
/** Persons listed in a village for each form, so that main sample and reserve can be had. */
const listedPerForm = 3;

const districts: readonly { name: string; class: string; kind: string; communes: string }[] = [
  {
    name: 'thành phố Quy Nhơn',
    class: 'I',
    kind: 'khu phố',
    communes:
      'phường Bùi Thị Xuân,phường Đống Đa,phường Ghềnh Ráng,phường Hải Cảng,phường Nhơn Bình,phường Nhơn Phú,phường Quang Trung,phường Thị Nại,phường Trần Quang Diệu,xã Nhơn Hội,xã Nhơn Lý',
  },
  {
    name: 'huyện Phù Cát',
    class: 'II',
    kind: 'thôn',
    communes:
      'xã Cát Hanh,xã Cát Hưng,xã Cát Khánh,xã Cát Minh,xã Cát Nhơn,xã Cát Tài,xã Cát Trinh,xã Cát Tường',
  },
  {
    name: 'huyện Vân Canh',
    class: 'III',
    kind: 'làng',
    communes: 'xã Canh Hiển,xã Canh Hiệp,xã Canh Hòa,xã Canh Liên,xã Canh Thuận,xã Canh Vinh',
  },
];

const units: readonly AreaUnit[] = districts.flatMap(({ name, class: level, kind, communes }) =>
  communes.split(',').flatMap((commune) =>
    [1, 2, 3, 4].map((number): AreaUnit => ({
      district: name,
      class: level,
      commune,
      village: `${kind} ${number}`,
    })),
  ),
);

/** One agency of each tier of the document; as many again for the whole. */
const provincial = [
  {
    agencies: ['Sở Tư pháp', 'Sở Xây dựng'],
    count: 620,
    procedure: 'Cấp Phiếu lý lịch tư pháp',
    field: 'Tư pháp',
  },
  {
    agencies: ['Sở Y tế', 'Sở Công Thương'],
    count: 320,
    procedure: 'Cấp chứng chỉ hành nghề',
    field: 'Y tế',
  },
  {
    agencies: ['Sở Du lịch', 'Sở Ngoại vụ'],
    count: 90,
    procedure: 'Cấp thẻ hướng dẫn viên',
    field: 'Du lịch',
  },
  { agencies: ['Thanh tra tỉnh'], count: 20, procedure: 'Giải quyết khiếu nại', field: 'Thanh tra' },
] as const;

/** The plan with its list of units; unless it is to be the whole, with fewer forms from each village, which it says. */
export function binhDinhPlan(whole: boolean): SamplePlan {
  const plan = builtInPlan('binh-dinh-2023');
  if (plan === undefined) throw new Error('The plan of Bình Định is not built in');
  const stated = plan.notCovered.filter((line) => !line.startsWith('Danh sách xã, thôn'));
  const setHere =
    'Huyện, loại huyện, xã, thôn là đơn vị đặt cho bản trình diễn (Phụ lục 1 của kế hoạch không công bố).';
  if (whole) return { ...plan, id: 'binh-dinh-trinh-dien', areas: units, notCovered: [...stated, setHere] };
  const { leastTotal: _floor, ...rest } = plan;
  return {
    ...rest,
    id: 'binh-dinh-trinh-dien',
    title:
      'Tỉnh Bình Định 2023: cơ quan cấp tỉnh theo số giao dịch; huyện qua xã, thôn được chọn (bản thu nhỏ)',
    notCovered: [
      ...stated.filter((line) => !/thôn ở đây|5\.000|mỗi thôn/u.test(line)),
      `Bản trình diễn thu nhỏ: ba huyện, mỗi loại một huyện; ${formsPerVillage} phiếu mỗi thôn; sàn 5.000 phiếu không áp dụng.`,
      setHere,
    ],
    parts: plan.parts.map((part): PlanPart =>
      part.stages.length === 0
        ? part
        : { ...part, allocation: { kind: 'fixed', perStratum: formsPerVillage } },
    ),
    areas: units,
  };
}

/** Transactions of the agencies, and of those who live in each village at the commune that serves them. */
export function binhDinhList(whole: boolean): TransactionGroup[] {
  const forms = whole ? 30 : formsPerVillage;
  return [
    ...provincial.flatMap(({ agencies, ...group }) =>
      agencies.slice(0, whole ? 2 : 1).map((agency) => ({ agency, ...group })),
    ),
    ...units.map(({ district, commune, village = '' }) => ({
      agency: `UBND ${commune}, ${district}`,
      procedure: 'Đăng ký khai sinh',
      field: 'Hộ tịch',
      count: forms * listedPerForm,
      address: `${village}, ${commune}, ${district}`,
    })),
  ];
}
