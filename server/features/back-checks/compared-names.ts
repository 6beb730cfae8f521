// How the questions of a re-call are called. Its form names them as the version did that the survey had when the form was
// opened; the interview may be of an earlier version, and the survey may have gone on to a later one since.
import type { Context } from '#server/context.ts';
import {
  surveyVersions,
  type NamedNow,
  type SurveyVersions,
} from '#server/features/questionnaires/queries.ts';

export interface ComparedNames {
  /** As the interview's own version calls it; null when that has nothing comparable. */
  own(name: string): string | null;
  /** As the survey's present version calls it; null when that has nothing comparable any more. */
  now(name: string): string | null;
}

export interface ComparedForm {
  readonly surveyId: string;
  /** The interview's own version. */
  readonly versionId: string;
  /** When the form of the re-call was opened; null when it never was, and then nothing was compared. */
  readonly recheckStartedAt: Date | null;
}

export async function comparedNames(ctx: Context, form: ComparedForm): Promise<ComparedNames> {
  return namesOfForm(await surveyVersions(ctx, form.surveyId), form);
}

export async function namesOfForm(
  versions: SurveyVersions,
  { versionId, recheckStartedAt }: Omit<ComparedForm, 'surveyId'>,
): Promise<ComparedNames> {
  if (recheckStartedAt === null) return { own: () => null, now: () => null };
  const asked = versions.at(recheckStartedAt);
  const [then, present] = await Promise.all([versions.namesIn(asked), versions.namesIn(versions.present)]);
  const named = (
    names: readonly NamedNow[],
    of: string,
    from: 'question' | 'now',
    to: 'question' | 'now',
  ) => {
    const map = new Map(
      names.flatMap((one) => (one.versionId === of ? [[one[from], one[to]] as const] : [])),
    );
    return (name: string) => map.get(name) ?? null;
  };
  return {
    own: named(then, versionId, 'now', 'question'),
    now: named(present, asked, 'question', 'now'),
  };
}
