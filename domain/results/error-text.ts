import type { LoneUnitRule } from '#domain/results/estimation/variance.ts';
import type { RuleText } from './rule-text.ts';

/* How errors were computed, in words: report and publication of a survey say it alike. */

/**
 * How errors see areas that were drawn before persons: by all stages, or the first area alone because strata of several are
 * joined; null without areas.
 */
export type AreasInErrors = 'stages' | 'first' | null;

const loneUnitTexts: Readonly<Record<LoneUnitRule, RuleText>> = {
  adjust: {
    vi: 'Tầng chỉ có một phiếu góp vào sai số phần lệch của phiếu ấy so với trung bình chung.',
    en: 'A stratum with one interview adds its deviation from the overall mean to the error.',
  },
  average: {
    vi: 'Tầng chỉ có một phiếu góp vào sai số bằng trung bình của các tầng khác.',
    en: 'A stratum with one interview adds the mean of the other strata to the error.',
  },
  certainty: {
    vi: 'Tầng chỉ có một phiếu không góp vào sai số.',
    en: 'A stratum with one interview adds nothing to the error.',
  },
  fail: {
    vi: 'Có tầng chỉ có một phiếu thì không tính sai số.',
    en: 'No error is given where a stratum has one interview.',
  },
};

const areaTexts: Readonly<Record<NonNullable<AreasInErrors>, RuleText>> = {
  stages: {
    vi: 'Địa bàn chọn trước: sai số theo từng giai đoạn, với số địa bàn đã có để chọn ở mỗi giai đoạn.',
    en: 'Areas were drawn first: errors follow every stage, with the number of areas that each drew from.',
  },
  first: {
    vi: 'Địa bàn chọn trước: tầng gộp qua nhiều địa bàn, nên sai số chỉ theo địa bàn của giai đoạn đầu, không hiệu chỉnh tổng thể hữu hạn; như vậy sai số thiên về lớn hơn thực tế.',
    en: 'Areas were drawn first: strata are joined over areas, so errors follow the areas of the first stage alone, without finite population correction; they tend to be too large.',
  },
};

/** @param loneUnits null where no stratum of errors has a single interview */
export function errorText({
  areas,
  loneUnits,
  joined,
  minimumCell,
}: {
  areas: AreasInErrors;
  loneUnits: LoneUnitRule | null;
  /** Strata that are joined with others for having fewer interviews than the minimum. */
  joined: number;
  minimumCell: number;
}): RuleText {
  const further = (language: keyof RuleText): string[] => [
    ...(loneUnits === null ? [] : [loneUnitTexts[loneUnits][language]]),
    ...(areas === null ? [] : [areaTexts[areas][language]]),
    ...(joined === 0 ? [] : [joinedText(joined, minimumCell)[language]]),
  ];
  return {
    vi: [
      'Sai số tính theo thiết kế mẫu (tầng, hiệu chỉnh tổng thể hữu hạn) bằng khai triển Taylor; khoảng tin cậy 95 % là khoảng Wilson với cỡ mẫu hiệu dụng (Korn & Graubard 1998).',
      ...further('vi'),
    ].join(' '),
    en: [
      "Errors follow the design of the sample (strata, finite population) by Taylor linearisation; 95 % intervals are Wilson's with the effective sample size (Korn & Graubard 1998).",
      ...further('en'),
    ].join(' '),
  };
}

function joinedText(joined: number, minimumCell: number): RuleText {
  return {
    vi: `Tầng có dưới ${minimumCell} phiếu được gộp (${joined} tầng) khi tính sai số, trong báo cáo cũng như trong bản công bố; phương sai vì thế lớn hơn chứ không nhỏ hơn (Cochran 1977, mục 5A.12).`,
    en: `Strata with fewer than ${minimumCell} are joined (${joined} strata) in errors, in the report as in the publication, so that the variance comes out too large rather than too small (Cochran 1977, § 5A.12).`,
  };
}
