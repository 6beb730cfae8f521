import type { z } from 'zod';

import type { Purpose } from '#contract/common.ts';
import type { getQuestionnaires, listQuestionnaireVersions } from '#contract/questionnaires.ts';
import { checkRepeats } from '#domain/questionnaire/definition-check.ts';
import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { questionsOf } from '#domain/questionnaire/questions.ts';
import { checkDraft } from '#domain/questionnaire/versions/check-draft.ts';
import type { Context } from '#server/context.ts';
import { definitionOf } from './definition-of.ts';
import { definitionIn } from './stored-draft.ts';

export { definitionOf } from './definition-of.ts';
export { questionNamesOf, surveyVersions, type NamedNow, type SurveyVersions } from './survey-versions.ts';

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

/** All published versions, newest first, with what each is for and, of phúc tra, which forms it can repeat. */
export async function questionnaireVersions(
  ctx: Context,
): Promise<z.input<(typeof listQuestionnaireVersions)['response']>> {
  const rows = await ctx.db.questionnaireVersion.findMany({
    orderBy: [{ key: 'asc' }, { version: 'desc' }],
  });
  const versions = await Promise.all(
    rows.map(async ({ id, key, version }) => {
      const definition = await definitionOf(ctx, id);
      return { id, key, version, definition, purpose: purposeOf(definition) };
    }),
  );
  const interviews = versions.filter(({ purpose }) => purpose === 'interview');
  return versions.map(({ definition, ...version }) => ({
    ...version,
    title: definition.title.vi,
    repeats:
      version.purpose === 'interview'
        ? []
        : interviews
            .filter((interview) => checkRepeats(definition, interview.definition).length === 0)
            .map(({ id }) => id),
  }));
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
