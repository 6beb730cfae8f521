import { estimateCode, ratedInterviews } from '#domain/results/estimation/estimate.ts';
import type { IndexStructure } from '#domain/results/index-structure.ts';
import { frameOfPublicData, type PublicData } from './public-data.ts';
import type { PublicationRule, PublishedFigure } from './published-figures.ts';

/** The index of each label of each domain of an analysts' package. */
export function domainFigures(
  data: PublicData,
  structure: IndexStructure,
  rule: PublicationRule,
): { by: string; label: string; figure: Omit<PublishedFigure, 'shown' | 'designEffect'> }[] {
  const frame = frameOfPublicData(data);
  return data.domains.flatMap((by, at) => {
    const rowsOf = new Map<string, number[]>();
    data.interviews.forEach(({ domains }, row) => {
      const label = domains[at] ?? '';
      const rows = rowsOf.get(label);
      if (rows) rows.push(row);
      else if (label !== '') rowsOf.set(label, [row]);
    });
    return [...rowsOf].map(([label, rows]) => {
      const rated = ratedInterviews(frame, rows, rule);
      const { score, se, low, high, interviews } = estimateCode(rated, structure, rule).estimate;
      return { by, label, figure: { code: 'overall', score, se, low, high, interviews } };
    });
  });
}
