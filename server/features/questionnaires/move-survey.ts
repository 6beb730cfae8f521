// A survey goes on with another version of its questionnaire: interviews that were begun keep theirs and are finished by
// it, new ones get the new version, and what was asked by both is counted together as the office decided.
import type { z } from 'zod';

import { problem } from '#contract/problems.ts';
import type { getVersionMoves, moveSurvey as moveSurveyEndpoint } from '#contract/version-moves.ts';
import { counterpart } from '#contract/version-moves.ts';
import { checkRepeats } from '#domain/questionnaire/definition-check.ts';
import { compareVersions, decideCounterparts } from '#domain/questionnaire/versions/comparability.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { actorOf, inTransaction, type Context } from '#server/context.ts';
import { audit } from '#server/platform/audit.ts';
import { jsonOf } from '#server/platform/json.ts';
import { room } from '#server/platform/rooms.ts';
import { definitionOf } from './queries.ts';

type MoveInput = z.output<(typeof moveSurveyEndpoint)['body']>;
type Move = z.input<(typeof moveSurveyEndpoint)['response']>;

/**
 * Moves the survey. Interview and phúc tra form change together, since the one repeats questions of the other.
 * @throws 'not-found'; 'version-move-refused' when it is closed, has this version, was moved by somebody else
 *   meanwhile, or a question still needs a decision; 'questionnaire-faulty' when the phúc tra form doesn't fit
 */
export async function moveSurvey(ctx: Context, surveyId: string, input: MoveInput): Promise<Move> {
  return inTransaction(ctx, async (tx) => {
    const { fromVersionId, toVersionId, backCheckVersionId } = input;
    await tx.db.$queryRaw`select 1 from surveys where id = ${surveyId}::uuid for no key update`;
    const survey = await tx.db.survey.findUnique({ where: { id: surveyId } });
    if (!survey) throw problem('not-found', { what: 'survey' });
    if (survey.status === 'closed')
      throw problem('version-move-refused', { reason: 'closed', questions: [] });
    if (survey.interviewVersionId !== fromVersionId)
      throw problem('version-move-refused', { reason: 'overtaken', questions: [] });
    if (fromVersionId === toVersionId)
      throw problem('version-move-refused', { reason: 'same-version', questions: [] });
    const former = await definitionOf(tx, fromVersionId);
    const next = await definitionOf(tx, toVersionId);
    const unfit = checkRepeats(await definitionOf(tx, backCheckVersionId), next);
    if (unfit.length > 0)
      throw problem('questionnaire-faulty', { faults: unfit.map(({ where, code }) => ({ where, code })) });
    const decisions = new Map(input.counterparts.map(({ question, was }) => [question, was]));
    const { counterparts, faults } = decideCounterparts(compareVersions(former, next), decisions);
    if (faults.length > 0)
      throw problem('version-move-refused', {
        reason: 'undecided',
        questions: faults.map(({ question }) => question),
      });
    await tx.db.survey.update({
      where: { id: surveyId },
      data: { interviewVersionId: toVersionId, backCheckVersionId },
    });
    const move = await tx.db.versionMove.create({
      data: {
        surveyId,
        fromVersionId,
        toVersionId,
        counterparts: jsonOf(counterparts),
        movedById: actorOf(tx).id,
        movedAt: tx.now(),
      },
      include: withVersions,
    });
    await audit(tx, 'survey-moved', 'survey', surveyId, {
      fromVersionId,
      toVersionId,
      backCheckVersionId,
      comparable: counterparts.filter(({ was }) => was !== null).length,
      notComparable: counterparts.filter(({ was }) => was === null).length,
    });
    tx.live.publish(room.survey(surveyId), 'survey:changed', { surveyId });
    tx.live.publish(room.survey(surveyId), 'index:changed', { surveyId });
    return moveView(move, actorOf(tx).name);
  });
}

/** All moves of a survey, first to last, and how many interviews keep which version. @throws 'not-found' */
export async function versionMoves(
  ctx: Context,
  surveyId: string,
): Promise<z.input<(typeof getVersionMoves)['response']>> {
  if ((await ctx.db.survey.count({ where: { id: surveyId } })) === 0)
    throw problem('not-found', { what: 'survey' });
  const [moves, groups] = await Promise.all([
    ctx.db.versionMove.findMany({
      where: { surveyId },
      orderBy: [{ movedAt: 'asc' }, { id: 'asc' }],
      include: withVersions,
    }),
    ctx.db.interview.groupBy({
      by: ['questionnaireVersionId', 'status'],
      where: { surveyId, purpose: 'interview' },
      _count: { _all: true },
    }),
  ]);
  const people = await ctx.db.user.findMany({
    where: { id: { in: moves.map(({ movedById }) => movedById) } },
    select: { id: true, name: true },
  });
  const nameOf = new Map(people.map(({ id, name }) => [id, name]));
  const versionIds = [...new Set(groups.map(({ questionnaireVersionId }) => questionnaireVersionId))];
  const versions = await ctx.db.questionnaireVersion.findMany({
    where: { id: { in: versionIds } },
    select: { id: true, version: true },
    orderBy: { publishedAt: 'asc' },
  });
  const count = (versionId: string, status: 'complete' | 'inProgress') =>
    groups.find((group) => group.questionnaireVersionId === versionId && group.status === status)?._count
      ._all ?? 0;
  return {
    moves: moves.map((move) => moveView(move, nameOf.get(move.movedById) ?? '')),
    interviews: versions.map(({ id, version }) => ({
      versionId: id,
      version,
      complete: count(id, 'complete'),
      inProgress: count(id, 'inProgress'),
    })),
  };
}

const versionName = { select: { id: true, key: true, version: true } };
const withVersions = { fromVersion: versionName, toVersion: versionName } satisfies Prisma.VersionMoveInclude;

function moveView(
  move: Prisma.VersionMoveGetPayload<{ include: typeof withVersions }>,
  movedBy: string,
): Move {
  return {
    id: move.id,
    movedAt: move.movedAt.toISOString(),
    movedBy,
    from: move.fromVersion,
    to: move.toVersion,
    counterparts: counterpart.array().parse(move.counterparts),
  };
}
