import type { SamplePlan, SizeTier } from './plan.ts';

/*
 * The plans that published documents describe. Agencies and populations come from the transaction list, communes and
 * villages that are drawn first from the list of units, which an office adds to the plan; what a plan leaves out stands
 * in `notCovered`. Numbers marked "own setting" are not in the source.
 */

/**
 * One reserve person per drawn person (own setting): enough for a response rate of one half. PAPI, a national survey
 * by visits, lists 10 for 20; telephone surveys lose more.
 */
const telephoneReserve = 1;

/**
 * Two persons at least from each stratum (own setting): from a single one no variance within the stratum can be
 * estimated (Cochran 1977, Sampling Techniques, 3rd ed., chapter 5A).
 */
const leastForVariance = 2;

const binhDinhTiers: readonly SizeTier[] = [
  { from: 500, size: 150 },
  { from: 200, size: 100 },
  { from: 30, size: 30 },
  { from: 0, size: 'all' },
];

/**
 * Forms in each village of Bình Định (own setting; the document does not say): the national survey of 2024 had 36,525
 * answers from 1,170 villages, 31 in each.
 */
const formsPerVillage = 30;

/** Released one after the other (own setting): with fewer, a good answer rate could not save calls. */
const replicatesOfLarge = 4;

export const builtInPlans: readonly SamplePlan[] = [
  {
    id: 'dak-glong-2024',
    title: 'Huyện Đắk Glong 2024: 400 người, phân tầng cơ quan × lĩnh vực, phân bổ tỷ lệ',
    source: 'Kế hoạch 59/KH-UBND ngày 18/03/2024 của UBND huyện Đắk Glong, mục III.3 (400 phiếu)',
    notCovered: ['Phiếu khảo sát trực tuyến do người dân tự trả lời, vì không chọn từ danh sách hồ sơ.'],
    parts: [
      {
        name: 'Toàn huyện',
        eligibility: {},
        stages: [],
        strata: ['agency', 'field'],
        allocation: { kind: 'proportional', total: 400, basis: 'transactions', floor: leastForVariance },
      },
    ],
    selection: 'simple-random',
    reserveFactor: telephoneReserve,
    replicates: 1,
  },
  {
    id: 'ca-mau-2014',
    title: 'Tỉnh Cà Mau 2014: mỗi đơn vị × dịch vụ 70 mẫu ở cấp huyện, 80 mẫu ở cấp xã',
    source: 'Quyết định 308/QĐ-UBND ngày 04/03/2015 của Chủ tịch UBND tỉnh Cà Mau, mục II.3, dòng 6',
    notCovered: [
      'Việc chọn xã, phường, thị trấn để điều tra (Quyết định 962/QĐ-UBND, điểm b mục 1.3): danh sách đưa vào phải chỉ gồm các đơn vị đã chọn.',
    ],
    parts: [
      {
        name: 'Cấp huyện',
        eligibility: { levels: ['district'] },
        stages: [],
        strata: ['level', 'agency', 'tthc'],
        allocation: { kind: 'fixed', perStratum: 70 },
      },
      {
        name: 'Cấp xã',
        eligibility: { levels: ['commune'] },
        stages: [],
        strata: ['level', 'agency', 'tthc'],
        allocation: { kind: 'fixed', perStratum: 80 },
      },
    ],
    selection: 'simple-random',
    reserveFactor: telephoneReserve,
    replicates: replicatesOfLarge,
  },
  {
    id: 'binh-dinh-2023',
    title: 'Tỉnh Bình Định 2023: cơ quan cấp tỉnh theo số giao dịch; huyện qua xã, thôn được chọn',
    source: 'Kế hoạch khảo sát SIPAS 2023 của UBND tỉnh Bình Định, mục II.1.c',
    notCovered: [
      'Các mức ghi "từ 150, 100, 30 mẫu" là mức tối thiểu; ở đây lấy đúng mức tối thiểu, rồi chỉ ra tầng cần tăng khi cả cuộc khảo sát chưa đủ 5.000 phiếu.',
      'Số phiếu mỗi thôn không có trong kế hoạch; ở đây đặt 30 (khảo sát toàn quốc 2024: 36.525 phiếu ở 1.170 thôn).',
      'Danh sách xã, thôn và loại huyện (Phụ lục 1): đơn vị khảo sát đưa vào phương án; chưa có thì chỉ rút được phần cấp tỉnh.',
    ],
    parts: [
      {
        name: 'Cơ quan cấp tỉnh',
        eligibility: { levels: ['province', 'central', 'unknown'] },
        stages: [],
        strata: ['agency'],
        allocation: { kind: 'size-table', tiers: binhDinhTiers },
      },
      {
        name: 'Huyện, thị xã, thành phố',
        eligibility: { levels: ['district', 'commune'] },
        stages: [
          { area: 'district', take: 'all', chances: 'equal' },
          { area: 'commune', take: { byClass: { I: 9, II: 7, III: 4 } }, chances: 'equal' },
          { area: 'village', take: 3, chances: 'equal' },
        ],
        strata: ['district', 'commune', 'village'],
        allocation: { kind: 'fixed', perStratum: formsPerVillage },
      },
    ],
    selection: 'simple-random',
    reserveFactor: telephoneReserve,
    replicates: replicatesOfLarge,
    leastTotal: 5000,
  },
  {
    id: 'two-level-2025',
    title: 'Mô hình hai cấp từ 01/07/2025: sở, cơ quan ngành dọc và xã, phường, đặc khu',
    source:
      'Cỡ mẫu theo mức của Bình Định 2023; cách áp dụng cho mô hình hai cấp là đề xuất, chưa có quy định công bố',
    notCovered: [
      'Việc chọn xã, phường, đặc khu ở giai đoạn trước: thêm giai đoạn chọn xã và danh sách đơn vị vào phương án nếu không gọi hết các xã.',
      'Khảo sát hộ gia đình theo Quyết định 1001/QĐ-BNV.',
      'Hồ sơ của cơ quan cấp huyện trước 01/07/2025.',
    ],
    parts: [
      {
        name: 'Sở, ban, ngành',
        eligibility: { levels: ['province', 'unknown'] },
        stages: [],
        strata: ['level', 'agency'],
        allocation: { kind: 'size-table', tiers: binhDinhTiers },
      },
      {
        name: 'Cơ quan ngành dọc',
        eligibility: { levels: ['central'] },
        stages: [],
        strata: ['level', 'agency'],
        allocation: { kind: 'size-table', tiers: binhDinhTiers },
      },
      {
        name: 'Xã, phường, đặc khu',
        eligibility: { levels: ['commune'] },
        stages: [],
        strata: ['level', 'agency'],
        allocation: { kind: 'size-table', tiers: binhDinhTiers },
      },
    ],
    selection: 'simple-random',
    reserveFactor: telephoneReserve,
    replicates: replicatesOfLarge,
  },
];

/** The built-in plan of that id, or undefined. */
export function builtInPlan(id: string): SamplePlan | undefined {
  return builtInPlans.find((plan) => plan.id === id);
}
