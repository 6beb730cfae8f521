// Questionnaires being written. Whoever saves says which revision they had before them: of two who had the same one the
// second is refused and told who was first, and keeps what they typed.
import type { z } from 'zod';

import { problem } from '#contract/problems.ts';
import { questionnaireDefinition } from '#contract/questionnaire-definition.ts';
import { draftOrigin } from '#contract/questionnaire-drafts.ts';
import type { createQuestionnaireDraft, DraftOrigin, DraftView } from '#contract/questionnaire-drafts.ts';
import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import type { QuestionnaireDraft } from '#prisma/generated/client.ts';
import { actorOf, inTransaction, type Context } from '#server/context.ts';
import { audit } from '#server/platform/audit.ts';
import { jsonOf } from '#server/platform/json.ts';
import { assertFaultless, digestOf, storeVersion } from './commands.ts';
import { definitionOf } from './queries.ts';
import { definitionIn } from './stored-draft.ts';

type Start = z.output<(typeof createQuestionnaireDraft)['body']>['from'];

/** Begins a draft. @throws 'not-found' when the version is not there */
export async function createDraft(ctx: Context, from: Start): Promise<DraftView> {
  return inTransaction(ctx, async (tx) => {
    const { definition, origin } = await startOf(tx, from);
    const { id: actorId } = actorOf(tx);
    const now = tx.now();
    const draft = await tx.db.questionnaireDraft.create({
      data: {
        definition: jsonOf(definition),
        origin: jsonOf(origin),
        createdById: actorId,
        createdAt: now,
        updatedById: actorId,
        updatedAt: now,
      },
    });
    return viewOf(tx, draft);
  });
}

async function startOf(
  tx: Context,
  from: Start,
): Promise<{ definition: QuestionnaireDefinition; origin: DraftOrigin }> {
  if (from.kind === 'version') {
    const version = await tx.db.questionnaireVersion.findUnique({ where: { id: from.versionId } });
    if (!version) throw problem('not-found', { what: 'questionnaire-version' });
    const { key, version: number } = version;
    return {
      definition: await definitionOf(tx, version.id),
      origin: { kind: 'version', versionId: version.id, key, version: number },
    };
  }
  if (from.kind === 'blank') return { definition: blank(from.key, from.title), origin: { kind: 'blank' } };
  const { definition, ...origin } = from;
  return { definition, origin };
}

/** A questionnaire with one block and one sentence to read, so that there is something to go on from. */
function blank(key: string, title: string): QuestionnaireDefinition {
  return {
    key,
    version: 1,
    title: { vi: title },
    languages: ['vi'],
    source: '',
    blocks: [
      {
        name: 'mo-dau',
        title: { vi: 'Mở đầu' },
        questions: [
          { kind: 'statement', name: 'M1', label: { vi: '' }, say: { vi: '' }, source: '', seconds: 10 },
        ],
      },
    ],
  };
}

/** @throws 'not-found' */
export async function draftOf(ctx: Context, draftId: string): Promise<DraftView> {
  const draft = await ctx.db.questionnaireDraft.findUnique({ where: { id: draftId } });
  if (!draft) throw problem('not-found', { what: 'questionnaire-draft' });
  return viewOf(ctx, draft);
}

/** @throws 'draft-overtaken' when somebody saved since `revision`; 'not-found' */
export async function saveDraft(
  ctx: Context,
  draftId: string,
  { revision, definition }: { revision: number; definition: QuestionnaireDefinition },
): Promise<DraftView> {
  return inTransaction(ctx, async (tx) => {
    const { count } = await tx.db.questionnaireDraft.updateMany({
      where: { id: draftId, revision },
      data: {
        definition: jsonOf(definition),
        revision: revision + 1,
        updatedById: actorOf(tx).id,
        updatedAt: tx.now(),
      },
    });
    if (count === 0) throw await overtaken(tx, draftId);
    return draftOf(tx, draftId);
  });
}

/** @throws 'draft-overtaken' when somebody saved since `revision`; 'not-found' */
export async function removeDraft(ctx: Context, draftId: string, revision: number): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const draft = await lockedDraft(tx, draftId, revision);
    await tx.db.questionnaireDraft.delete({ where: { id: draftId } });
    await audit(tx, 'questionnaire-draft-removed', 'questionnaire-draft', draftId, {
      key: definitionIn(draft).key,
    });
  });
}

/**
 * Makes the draft the next version of its questionnaire and removes it.
 * @throws 'questionnaire-faulty'; 'questionnaire-unchanged' when the last version says the same;
 *   'draft-overtaken' when somebody saved since `revision`; 'not-found'
 */
export async function publishDraft(
  ctx: Context,
  draftId: string,
  revision: number,
): Promise<{ versionId: string; key: string; version: number }> {
  return inTransaction(ctx, async (tx) => {
    const written = definitionIn(await lockedDraft(tx, draftId, revision));
    assertFaultless(written);
    const { key } = written;
    // Two drafts of one questionnaire are published one after another, so that each gets a number of its own.
    await tx.db.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`questionnaire ${key}`}, 0))`;
    const last = await lastVersion(tx, key);
    const version = (last?.version ?? 0) + 1;
    const definition: QuestionnaireDefinition = questionnaireDefinition.parse({ ...written, version });
    if (last && digestOf({ ...definition, version: last.version }) === last.digest)
      throw problem('questionnaire-unchanged', { version: last.version });
    const versionId = await storeVersion(tx, definition);
    await tx.db.questionnaireDraft.delete({ where: { id: draftId } });
    await audit(tx, 'questionnaire-published', 'questionnaire-version', versionId, { key, version, draftId });
    return { versionId, key, version };
  });
}

async function lockedDraft(tx: Context, draftId: string, revision: number): Promise<QuestionnaireDraft> {
  await tx.db.$queryRaw`select 1 from questionnaire_drafts where id = ${draftId}::uuid for update`;
  const draft = await tx.db.questionnaireDraft.findUnique({ where: { id: draftId } });
  if (draft?.revision !== revision) throw await overtaken(tx, draftId);
  return draft;
}

async function overtaken(tx: Context, draftId: string): Promise<Error> {
  const { updatedBy, updatedAt } = await draftOf(tx, draftId);
  return problem('draft-overtaken', { savedBy: updatedBy, savedAt: updatedAt });
}

async function viewOf(ctx: Context, draft: QuestionnaireDraft): Promise<DraftView> {
  const definition = definitionIn(draft);
  const [author, last] = await Promise.all([
    ctx.db.user.findUnique({ where: { id: draft.updatedById }, select: { name: true } }),
    lastVersion(ctx, definition.key),
  ]);
  return {
    id: draft.id,
    definition,
    revision: draft.revision,
    origin: draftOrigin.parse(draft.origin),
    createdAt: draft.createdAt.toISOString(),
    updatedAt: draft.updatedAt.toISOString(),
    updatedBy: author?.name ?? '',
    nextVersion: (last?.version ?? 0) + 1,
  };
}

function lastVersion(ctx: Context, key: string) {
  return ctx.db.questionnaireVersion.findFirst({ where: { key }, orderBy: { version: 'desc' } });
}
