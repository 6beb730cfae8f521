// By which rule the errors of a publication were computed, in a sentence: rules changed, and a published bundle keeps its own.
import type { PublishedResults } from '#contract/publications.ts';

interface ErrorRuleOf {
  readonly results: Pick<PublishedResults, 'areas' | 'strata'>;
  /** Areas were drawn before persons, somewhere in the plan. */
  readonly hasAreas: boolean;
  /** areas.csv is there. */
  readonly tellsAreas: boolean;
  /** Written when screens and reports still took every stratum of the sample by itself: the rule names no minimum. */
  readonly isBefore: boolean;
}

export function errorRule({ results, hasAreas, tellsAreas, isBefore }: ErrorRuleOf): string[] {
  const { joined } = results.strata;
  const { strata, areas } = sentences;
  return [
    joined === 0 ? strata.asDrawn : isBefore ? strata.before(joined) : strata.joined(joined),
    ...(hasAreas ? [tellsAreas ? areas.stages : results.areas === 'first' ? areas.first : areas.before] : []),
  ];
}

const large = 'quy tắc thận trọng, sai số lớn hơn chứ không nhỏ hơn thực tế';
const firstArea = 'chỉ theo địa bàn của giai đoạn đầu, không hiệu chỉnh tổng thể hữu hạn';

const sentences = {
  strata: {
    asDrawn: 'Sai số theo từng tầng của mẫu, không tầng nào phải gộp.',
    joined: (count: number) =>
      `Sai số theo tầng đã gộp (${count} tầng ít phiếu gộp lại), như trên màn hình và trong báo cáo của cơ quan công bố: ${large}.`,
    before: (count: number) =>
      `Bản này làm trước khi màn hình và báo cáo cũng tính theo tầng đã gộp: sai số ở đây theo tầng đã gộp (${count} tầng ít phiếu gộp lại; ${large}), nên có thể rộng hay hẹp hơn khoảng tin cậy của báo cáo cùng thời, vốn theo từng tầng của mẫu.`,
  },
  areas: {
    stages: 'Địa bàn chọn trước: sai số theo mọi giai đoạn chọn (areas.csv).',
    first: `Địa bàn chọn trước, tầng gộp qua nhiều địa bàn: sai số ${firstArea} (${large}).`,
    before: `Địa bàn chọn trước, bản này chưa có areas.csv: sai số ${firstArea} (${large}).`,
  },
} as const;

/** Where an edition tells 0 for an error that its sample does not show. */
export const formerInterval =
  'Bản này làm theo quy tắc trước: con số mà mẫu không cho thấy phương sai có sai số chuẩn ghi là 0 và, nếu không ở đầu thang, khoảng tin cậy không có bề rộng; nay không nêu sai số chuẩn, và khoảng có bề rộng.';

/** What the former rule told otherwise. */
export const formerKeys: ReadonlySet<string> = new Set(['se', 'low', 'high', 'designEffect']);

type Figure = PublishedResults['index']['figures'][number];

/**
 * Whether a figure of which the sample shows no variance is told as it was before: an error of 0, and bounds that are those
 * of now, or the score itself. Any other bounds are held against those of now, whatever error is told.
 */
export function isByFormerInterval(published: Figure, found: Figure): boolean {
  const { score, se, low, high } = published;
  const isWithoutWidth = low === score && high === score;
  const isAsNow = isNear(low, found.low) && isNear(high, found.high);
  return se === 0 && found.se === null && (isWithoutWidth || isAsNow);
}

function isNear(one: number | null, other: number | null): boolean {
  return one === null || other === null ? one === other : Math.abs(one - other) < 1e-7;
}
