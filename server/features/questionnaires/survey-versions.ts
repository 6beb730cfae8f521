// The versions that a survey has gone through, and how each names the questions of the others.
import { problem } from '#contract/problems.ts';
import { counterpart } from '#contract/version-moves.ts';
import { questionsOf } from '#domain/questionnaire/questions.ts';
import { movesUpTo, namesNow } from '#domain/questionnaire/versions/names-now.ts';
import type { Context } from '#server/context.ts';
import { definitionOf } from './definition-of.ts';

/** A question as a version that the survey has or had names it, and its name in the version that is read in. */
export interface NamedNow {
  readonly versionId: string;
  readonly question: string;
  readonly now: string;
}

export interface SurveyVersions {
  readonly present: string;
  /** All that it has had, the present one first, then the former ones, the latest first. */
  readonly all: readonly string[];
  /** The version that the survey had at a moment. */
  at(moment: Date): string;
  /** questionNamesOf of this survey, read in the version that is given. */
  namesIn(versionId: string): Promise<NamedNow[]>;
}

/** The versions of one survey, read once. @throws 'not-found' */
export async function surveyVersions(ctx: Context, surveyId: string): Promise<SurveyVersions> {
  const survey = await ctx.db.survey.findUnique({
    where: { id: surveyId },
    select: {
      interviewVersionId: true,
      versionMoves: { orderBy: [{ movedAt: 'asc' }, { id: 'asc' }] },
    },
  });
  if (!survey) throw problem('not-found', { what: 'survey' });
  const { interviewVersionId: present } = survey;
  const moves = survey.versionMoves.map((move) => ({
    ...move,
    counterparts: counterpart.array().parse(move.counterparts),
  }));
  return {
    present,
    all: [...new Set([present, ...moves.map(({ fromVersionId }) => fromVersionId).toReversed()])],
    at: (moment) => moves.find(({ movedAt }) => movedAt > moment)?.fromVersionId ?? present,
    async namesIn(versionId) {
      const own = questionsOf(await definitionOf(ctx, versionId)).map(({ name }) => ({
        versionId,
        question: name,
        now: name,
      }));
      const former = [...namesNow(movesUpTo(moves, versionId), versionId)].flatMap(([formerId, names]) =>
        [...names].map(([question, now]) => ({ versionId: formerId, question, now })),
      );
      return [...own, ...former];
    },
  };
}

/**
 * Under which names interviews of a survey hold the answers to the questions of its present version: one entry for each
 * version and question, only where the office or the equal question said that they are comparable. Whoever counts
 * answers of a survey joins these with (questionnaire_version_id, question_name), so that interviews of former versions
 * are read through the moves. @throws 'not-found'
 */
export async function questionNamesOf(ctx: Context, surveyId: string): Promise<NamedNow[]> {
  const versions = await surveyVersions(ctx, surveyId);
  return versions.namesIn(versions.present);
}
