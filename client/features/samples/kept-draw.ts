// What was chosen and typed for a draw, kept in this tab until it is drawn: a look at the plan loses no seed.
import { readSessionStorageValue } from '@mantine/hooks';

export interface KeptDraw {
  readonly planKey: string;
  readonly seed: string;
}

const place = (surveyId: string) => `draw:${surveyId}`;

export function keptDrawOf(surveyId: string): KeptDraw | undefined {
  return readSessionStorageValue<KeptDraw>({ key: place(surveyId) });
}

export function keepDraw(surveyId: string, draw: KeptDraw): void {
  try {
    sessionStorage.setItem(place(surveyId), JSON.stringify(draw));
  } catch {
    // A browser that keeps nothing still has it on the screen.
  }
}

export function dropDraw(surveyId: string): void {
  sessionStorage.removeItem(place(surveyId));
}
