// Publishing: a frozen, numbered edition; a correction is the next one.
import { randomUUID } from 'node:crypto';

import { problem } from '#contract/problems.ts';
import type { EditionView, PublishedResults, ReadinessKey } from '#contract/publications.ts';
import { actorOf, inTransaction, type Context } from '#server/context.ts';
import { sampleWithDraw } from '#server/features/samples/queries.ts';
import { audit } from '#server/platform/audit.ts';
import { jsonOf } from '#server/platform/json.ts';
import { isUniqueViolation } from '#server/platform/problems.ts';
import { editionBundle } from './bundle.ts';
import { editionNow } from './edition-now.ts';
import { editionsOf } from './editions.ts';
import type { SurveyPublicData } from './public-data.ts';

/** Parts of different moments are not published. */
const mostReadings = 5;

export interface Publication {
  readonly withFrame: boolean;
  readonly reason: string;
  readonly accepted: readonly ReadinessKey[];
}

/**
 * @throws 'not-found', 'publication-not-ready', 'publication-needs-reason'; 'figures-moving' when interviews come in faster
 *   than the figures can be read; 'state-changed' when there is another edition meanwhile
 */
export async function publishEdition(
  ctx: Context,
  surveyId: string,
  { withFrame, reason, accepted }: Publication,
): Promise<EditionView> {
  const former = await ctx.db.edition.findFirst({ where: { surveyId }, orderBy: { number: 'desc' } });
  const facts = {
    number: (former?.number ?? 0) + 1,
    supersedes: former?.number ?? null,
    reason: former ? reason : '',
  };
  const withheldOf = ({ weightsTell }: SurveyPublicData): PublishedResults['withheld'] => [
    ...(weightsTell ? [{ file: 'interviews.csv', because: 'weights-tell' as const }] : []),
    ...(withFrame ? [] : [{ file: 'frame.csv', because: 'frame-identifies' as const }]),
  ];
  const { minimumCell, readiness, made, isOfOneMoment } = await editionNow(
    ctx,
    surveyId,
    facts,
    withheldOf,
    mostReadings,
  );
  const open = readiness.filter(
    ({ key, state }) => state === 'blocks' || (state === 'warns' && !accepted.includes(key)),
  );
  const sample = await sampleWithDraw(ctx, surveyId);
  if (!made || !sample || open.length > 0)
    throw problem('publication-not-ready', { keys: open.map(({ key }) => key) });
  if (former && reason.length < 10) throw problem('publication-needs-reason', { supersedes: former.number });
  if (!isOfOneMoment) throw problem('figures-moving');
  const { taken, results } = made;
  const bundle = await editionBundle(ctx, { sample, data: taken.data, results });
  const id = randomUUID();
  try {
    await inTransaction(ctx, async (tx) => {
      // Before the edition: nothing can be added to one that is there.
      for (const [position, bytes] of bundle.pieces.entries())
        await tx.db.editionPiece.create({ data: { editionId: id, position, bytes: new Uint8Array(bytes) } });
      await tx.db.edition.create({
        data: {
          id,
          surveyId,
          number: facts.number,
          supersedesId: former?.id ?? null,
          reason: facts.reason,
          publishedAt: new Date(results.takenAt),
          publishedById: actorOf(tx).id,
          minimumCell,
          manifestDigest: bundle.manifestDigest,
          files: jsonOf(bundle.files),
          results: jsonOf(results),
        },
      });
      await audit(tx, 'edition-published', 'survey', surveyId, {
        number: facts.number,
        manifest: bundle.manifestDigest,
        minimumCell,
        withFrame,
        reason: facts.reason,
      });
    });
  } catch (error) {
    // Two at once: the second sees that there is a new edition.
    if (isUniqueViolation(error)) throw problem('state-changed', { state: 'edition' });
    throw error;
  }
  const [edition] = await editionsOf(ctx, surveyId);
  if (!edition) throw new Error('The edition that was just published is gone');
  return edition;
}
