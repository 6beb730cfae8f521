import { EarlierLink } from './earlier-link.tsx';
import type { AgainstEarlier } from './use-earlier.ts';

interface EarlierFigureProps {
  surveyId: string;
  earlier: AgainstEarlier;
  code: string;
  /** Empty for the whole. */
  agency?: string | undefined;
}

/** A figure's difference to the earlier period, leading to its calculation where there is one. */
export function EarlierFigure({ surveyId, earlier, code, agency = '' }: EarlierFigureProps) {
  const words = earlier.inWords(code, agency);
  if (earlier.of(code, agency) === undefined) return words;
  return (
    <EarlierLink surveyId={surveyId} code={code} agency={agency}>
      {words}
    </EarlierLink>
  );
}
