// A committed seed at the draw: no other is taken, and none before the frame is closed.
import { problem } from '#contract/problems.ts';
import { committedSeed, commitmentDigest } from '#domain/samples/seed-commitment.ts';
import type { Survey } from '#prisma/generated/client.ts';
import type { Context } from '#server/context.ts';

/**
 * Does nothing for a survey without a commitment.
 * @throws 'frame-open', 'seed-does-not-match', 'input-invalid' when the committed text names a public source and the
 *   seed states no result of it
 */
export async function refuseOtherSeed(
  tx: Context,
  { id: surveyId, frameClosedAt }: Pick<Survey, 'id' | 'frameClosedAt'>,
  seed: string,
): Promise<void> {
  const commitment = await tx.db.seedCommitment.findUnique({ where: { surveyId } });
  if (!commitment) return;
  if (!frameClosedAt) throw problem('frame-open');
  const stated = committedSeed(seed);
  if (!stated)
    throw problem('input-invalid', { faults: [{ where: 'seed', message: 'public-part-missing' }] });
  const digest = commitmentDigest(stated.committed);
  if (digest !== commitment.digest)
    throw problem('seed-does-not-match', { digest, published: commitment.digest });
}

/** From now on the committed seed is known to whoever sees the sample. */
export async function revealSeed(tx: Context, surveyId: string): Promise<void> {
  await tx.db.seedCommitment.updateMany({
    where: { surveyId, revealedAt: null },
    data: { revealedAt: tx.now() },
  });
}
