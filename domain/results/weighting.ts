import {
  type AdjustedClass,
  classesInWords,
  type ResponseClass,
  responseClassWords,
} from './response-classes.ts';
import type { RuleText } from './rule-text.ts';

/**
 * What an interview weighs: all the same; 1 / probability of the draw; or that times the adjustment for those of its
 * class who could not be interviewed (domain/samples/weights.ts).
 */
export const weightings = ['none', 'design', 'response'] as const;
export type Weighting = (typeof weightings)[number];

interface WeightingRule {
  readonly weighting: Weighting;
  readonly responseClass: ResponseClass;
}

const alike: RuleText = {
  vi: 'các phiếu tính như nhau, không có trọng số',
  en: 'all interviews count alike, without weights',
};
const byProbability: RuleText = {
  vi: 'mỗi phiếu có trọng số là nghịch đảo của xác suất được chọn',
  en: 'each interview weighs the inverse of its probability of selection',
};

function clause({ weighting, responseClass }: WeightingRule, language: keyof RuleText): string {
  if (weighting === 'none') return alike[language];
  if (weighting === 'design') return byProbability[language];
  const adjusted = {
    vi: 'điều chỉnh cho những người không trả lời',
    en: 'adjusted for those who did not answer',
  }[language];
  return `${byProbability[language]}, ${adjusted} ${responseClassWords[responseClass][language]}`;
}

/**
 * How interviews weigh, in sentences: said on every output.
 *
 * @param classes of the adjustment for non-response; none where they are not told
 */
export function weightingText(
  rule: WeightingRule & { readonly minimumClass: number },
  classes: readonly AdjustedClass[],
): RuleText {
  const told = rule.weighting === 'response' ? classesInWords(classes, rule) : null;
  const sentence = (language: keyof RuleText): string => {
    const words = clause(rule, language);
    return `${words.charAt(0).toUpperCase()}${words.slice(1)}.${told ? ` ${told[language]}` : ''}`;
  };
  return { vi: sentence('vi'), en: sentence('en') };
}

/** The weighting that is set beside that of the rule: none beside weights, all adjustments beside none. */
export function besideWeighting(weighting: Weighting): Weighting {
  return weighting === 'none' ? 'response' : 'none';
}

/** "Nếu mỗi phiếu có trọng số …": begins the sentence that tells the index with the other weighting. */
export function besideWords({ weighting, responseClass }: WeightingRule): string {
  return `Nếu ${clause({ weighting: besideWeighting(weighting), responseClass }, 'vi')}`;
}
