import type { z } from 'zod';

import type { Purpose } from '#contract/common.ts';
import { problem } from '#contract/problems.ts';
import { questionnaireDefinition } from '#contract/questionnaire-definition.ts';
import type { getQuestionnaires } from '#contract/questionnaires.ts';
import { counterpart } from '#contract/version-moves.ts';
import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { questionsOf } from '#domain/questionnaire/questions.ts';
import { checkDraft } from '#domain/questionnaire/versions/check-draft.ts';
import { namesNow } from '#domain/questionnaire/versions/names-now.ts';
import type { Context } from '#server/context.ts';
import { definitionIn } from './stored-draft.ts';

const parsed = new Map<string, QuestionnaireDefinition>();

/** The definition of a published version; versions never change, so each is read and parsed once per process. */
export async function definitionOf(ctx: Context, versionId: string): Promise<QuestionnaireDefinition> {
  const known = parsed.get(versionId);
  if (known) return known;
  const version = await ctx.db.questionnaireVersion.findUniqueOrThrow({ where: { id: versionId } });
  const definition: QuestionnaireDefinition = questionnaireDefinition.parse(version.definition);
  parsed.set(versionId, definition);
  return definition;
}

export async function questionnaireVersion(ctx: Context, versionId: string) {
  const version = await ctx.db.questionnaireVersion.findUniqueOrThrow({ where: { id: versionId } });
  return {
    id: version.id,
    key: version.key,
    version: version.version,
    digest: version.digest,
    definition: await definitionOf(ctx, versionId),
  };
}

/** All published versions, newest first, with what each is for. */
export async function questionnaireVersions(ctx: Context) {
  const versions = await ctx.db.questionnaireVersion.findMany({
    orderBy: [{ key: 'asc' }, { version: 'desc' }],
  });
  return Promise.all(
    versions.map(async ({ id, key, version }) => {
      const definition = await definitionOf(ctx, id);
      return { id, key, version, title: definition.title.vi, purpose: purposeOf(definition) };
    }),
  );
}

/** A form that repeats questions of another is one of phúc tra. */
function purposeOf(definition: QuestionnaireDefinition): Purpose {
  return questionsOf(definition).some(({ repeats }) => repeats !== undefined) ? 'backCheck' : 'interview';
}

/** Everything that the screen of questionnaires lists: versions, newest first, and drafts, last changed first. */
export async function questionnaires(ctx: Context): Promise<z.input<(typeof getQuestionnaires)['response']>> {
  const [versions, drafts, people] = await Promise.all([
    ctx.db.questionnaireVersion.findMany({
      orderBy: [{ key: 'asc' }, { version: 'desc' }],
      include: {
        surveys: { select: { id: true, name: true } },
        backCheckSurveys: { select: { id: true, name: true } },
        _count: { select: { interviews: true } },
      },
    }),
    ctx.db.questionnaireDraft.findMany({ orderBy: { updatedAt: 'desc' } }),
    ctx.db.user.findMany({ select: { id: true, name: true } }),
  ]);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return {
    versions: await Promise.all(
      versions.map(async ({ id, key, version, surveys, backCheckSurveys, ...rest }) => {
        const definition = await definitionOf(ctx, id);
        return {
          id,
          key,
          version,
          title: definition.title,
          purpose: purposeOf(definition),
          questions: questionsOf(definition).length,
          languages: [...definition.languages],
          publishedAt: rest.publishedAt.toISOString(),
          publishedBy: names.get(rest.publishedById ?? '') ?? null,
          surveys: [...surveys, ...backCheckSurveys],
          interviews: rest._count.interviews,
        };
      }),
    ),
    drafts: drafts.map((draft) => {
      const definition = definitionIn(draft);
      return {
        id: draft.id,
        key: definition.key,
        title: definition.title,
        questions: questionsOf(definition).length,
        problems: checkDraft(definition).length,
        updatedAt: draft.updatedAt.toISOString(),
        updatedBy: names.get(draft.updatedById) ?? '',
      };
    }),
  };
}

/** A question as a version that the survey has or had names it, and its name in the version that it has now. */
export interface NamedNow {
  readonly versionId: string;
  readonly question: string;
  readonly now: string;
}

/**
 * Under which names interviews of a survey hold the answers to the questions of its present version: one entry for each
 * version and question, only where the office or the equal question said that they are comparable. Whoever counts
 * answers of a survey joins these with (questionnaire_version_id, question_name), so that interviews of former versions
 * are read through the moves. @throws 'not-found'
 */
export async function questionNamesOf(ctx: Context, surveyId: string): Promise<NamedNow[]> {
  const survey = await ctx.db.survey.findUnique({
    where: { id: surveyId },
    select: {
      interviewVersionId: true,
      versionMoves: { orderBy: [{ movedAt: 'asc' }, { id: 'asc' }] },
    },
  });
  if (!survey) throw problem('not-found', { what: 'survey' });
  const { interviewVersionId, versionMoves } = survey;
  const former = namesNow(
    versionMoves.map((move) => ({ ...move, counterparts: counterpart.array().parse(move.counterparts) })),
    interviewVersionId,
  );
  const present = questionsOf(await definitionOf(ctx, interviewVersionId)).map(({ name }) => ({
    versionId: interviewVersionId,
    question: name,
    now: name,
  }));
  return [
    ...present,
    ...[...former].flatMap(([versionId, names]) =>
      [...names].map(([question, now]) => ({ versionId, question, now })),
    ),
  ];
}
