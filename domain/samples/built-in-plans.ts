import type { SamplePlan, SizeTier } from './plan.ts';

/*
 * The plans that published documents describe, as far as one draw from a transaction list can carry them out. Units
 * and populations always come from the list; what a document leaves to another stage stands in `notCovered`.
 * Numbers marked "own setting" are not in the source.
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

export const builtInPlans: readonly SamplePlan[] = [
  {
    id: 'dak-glong-2024',
    title: 'Huyện Đắk Glong 2024: 400 người, phân tầng cơ quan × lĩnh vực, phân bổ tỷ lệ',
    source: 'Kế hoạch 59/KH-UBND ngày 18/03/2024 của UBND huyện Đắk Glong, mục III.3 (400 phiếu)',
    notCovered: ['Phiếu khảo sát trực tuyến do người dân tự trả lời, vì không chọn từ danh sách hồ sơ.'],
    strata: ['agency', 'field'],
    allocation: { kind: 'proportional', total: 400, basis: 'transactions', floor: leastForVariance },
    reserveFactor: telephoneReserve,
  },
  {
    id: 'ca-mau-2014',
    title: 'Tỉnh Cà Mau 2014: mỗi đơn vị × dịch vụ 70 mẫu ở cấp huyện, 80 mẫu ở cấp xã',
    source: 'Quyết định 308/QĐ-UBND ngày 04/03/2015 của Chủ tịch UBND tỉnh Cà Mau, mục II.3, dòng 6',
    notCovered: [
      'Việc chọn xã, phường, thị trấn để điều tra (Quyết định 962/QĐ-UBND, điểm b mục 1.3): danh sách đưa vào phải chỉ gồm các đơn vị đã chọn.',
    ],
    strata: ['level', 'agency', 'tthc'],
    levels: ['district', 'commune'],
    allocation: { kind: 'fixed', perStratum: 80, perStratumByLevel: { district: 70 } },
    reserveFactor: telephoneReserve,
  },
  {
    id: 'binh-dinh-2023',
    title: 'Tỉnh Bình Định 2023, cơ quan cấp tỉnh: cỡ mẫu theo số giao dịch trong năm',
    source: 'Kế hoạch khảo sát SIPAS 2023 của UBND tỉnh Bình Định, mục II.1.c',
    notCovered: [
      'Khảo sát hộ gia đình ở các huyện, thị xã, thành phố (chọn xã, thôn, hộ): cần danh sách hộ, không phải danh sách hồ sơ.',
      'Các mức ghi "từ 150, 100, 30 mẫu" là mức tối thiểu; ở đây lấy đúng mức tối thiểu.',
    ],
    strata: ['agency'],
    levels: ['province', 'central', 'unknown'],
    allocation: { kind: 'size-table', tiers: binhDinhTiers },
    reserveFactor: telephoneReserve,
  },
  {
    id: 'two-level-2025',
    title: 'Mô hình hai cấp từ 01/07/2025: sở, cơ quan ngành dọc và xã, phường, đặc khu',
    source:
      'Cỡ mẫu theo mức của Bình Định 2023; cách áp dụng cho mô hình hai cấp là đề xuất, chưa có quy định công bố',
    notCovered: [
      'Việc chọn xã, phường, đặc khu ở giai đoạn trước: danh sách đưa vào phải chỉ gồm các đơn vị đã chọn.',
      'Khảo sát hộ gia đình theo Quyết định 1001/QĐ-BNV.',
      'Hồ sơ của cơ quan cấp huyện trước 01/07/2025.',
    ],
    strata: ['level', 'agency'],
    levels: ['province', 'central', 'commune', 'unknown'],
    allocation: { kind: 'size-table', tiers: binhDinhTiers },
    reserveFactor: telephoneReserve,
  },
];

/** The built-in plan of that id, or undefined. */
export function builtInPlan(id: string): SamplePlan | undefined {
  return builtInPlans.find((plan) => plan.id === id);
}
