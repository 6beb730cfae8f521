// How the errors of a survey's results are computed, in words.
import { errorText } from '#domain/results/error-text.ts';
import type { RuleText } from '#domain/results/rule-text.ts';
import type { SurveyResults } from './results-shape.ts';

export function errorsInWords(results: SurveyResults): RuleText {
  const { groups, tellsAreas } = results.design();
  const isStaged = results.strata.some(({ area }) => area !== null);
  const isSingle = isStaged || groups.some(({ interviews }) => interviews === 1);
  return errorText({
    areas: isStaged ? (tellsAreas ? 'stages' : 'first') : null,
    loneUnits: isSingle ? results.rule.loneUnits : null,
    joined: groups.reduce((sum, { strata }) => sum + (strata.length > 1 ? strata.length : 0), 0),
    minimumCell: results.rule.minimumCell,
  });
}
