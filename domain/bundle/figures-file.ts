// figures.csv: every figure of the index in full precision, for whoever computes them again.
import type { PublishedFigure, PublishedIndex } from '#domain/publication/published-figures.ts';
import { csvLine } from './csv-text.ts';

const figureColumns = ['by', 'label', 'code', 'interviews', 'score', 'se', 'low', 'high'] as const;

interface LabelledFigure {
  readonly by: string;
  readonly label: string;
  readonly figure: Omit<PublishedFigure, 'shown' | 'designEffect'>;
}

/** The whole first, then by agency. */
export function labelledFigures({
  figures,
  agencies,
}: Pick<PublishedIndex, 'figures' | 'agencies'>): LabelledFigure[] {
  return [
    ...figures.map((figure) => ({ by: '', label: '', figure })),
    ...agencies.flatMap(({ name, figures: own }) =>
      own.map((figure) => ({ by: 'agency', label: name, figure })),
    ),
  ];
}

export function figuresFile(figures: readonly LabelledFigure[]): string {
  const rows = figures.map(({ by, label, figure: { code, interviews, score, se, low, high } }) => [
    by,
    label,
    code,
    interviews,
    ...[score, se, low, high].map((value) => value ?? ''),
  ]);
  return [[...figureColumns], ...rows].map((row) => csvLine(row)).join('');
}
