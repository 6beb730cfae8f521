// Personal links: made for the open cases of a survey, written into a file once, kept as digests.
import { createHash, randomBytes } from 'node:crypto';

import type { z } from 'zod';

import { problem } from '#contract/problems.ts';
import type {
  issueLinks as issueLinksEndpoint,
  revokeLinks as revokeLinksEndpoint,
} from '#contract/web-forms.ts';
import { verificationNumber } from '#domain/cases/verification-code.ts';
import { actorOf, inTransaction, type Context } from '#server/context.ts';
import { surveyOf } from '#server/features/surveys/queries.ts';
import { audit } from '#server/platform/audit.ts';
import { addresseesOf } from './addressees.ts';
import { linkFiles } from './link-files.ts';
import { endOfDay } from './valid-until.ts';

type Wanted = z.infer<(typeof issueLinksEndpoint)['body']>;
type Issued = z.input<(typeof issueLinksEndpoint)['response']>;

/** 128 random bits: nobody finds a link by trying. */
const tokenBytes = 16;

/** What is kept of a token; whoever reads the database cannot open a form by it. */
export function tokenDigest(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/**
 * Makes links for open cases and gives them as files, once. Persons who may not be called are not written to either, and
 * only numbers that may be called stand in the files. These are written before anything is stored, since printing letters
 * takes a while and calls do not wait for it; links that somebody else made meanwhile have it begun anew.
 * @throws 'not-found', 'survey-not-active'
 */
export async function issueLinks(ctx: Context, surveyId: string, wanted: Wanted): Promise<Issued> {
  const survey = await surveyOf(ctx, surveyId);
  if (survey.status !== 'active') throw problem('survey-not-active');
  if (endOfDay(wanted.validUntil) <= ctx.now())
    throw problem('input-invalid', { faults: [{ where: 'validUntil', message: 'past' }] });
  for (;;) {
    const begunAt = ctx.now();
    const addressees = await addresseesOf(ctx, surveyId, wanted);
    const links = addressees.map((addressee) => {
      const token = randomBytes(tokenBytes).toString('base64url');
      return { ...addressee, token, link: `${ctx.publicUrl}/phieu/${token}` };
    });
    const files = await linkFiles(ctx, survey, links, wanted);
    if (await storeLinks(ctx, surveyId, wanted, { begunAt, links })) return { links: links.length, files };
  }
}

interface Making {
  readonly begunAt: Date;
  readonly links: readonly { readonly id: string; readonly token: string }[];
}

/** False when somebody made links for one of the cases since `begunAt`; then nothing is stored. */
function storeLinks(
  ctx: Context,
  surveyId: string,
  { validUntil, reason, ...whom }: Wanted,
  { begunAt, links }: Making,
): Promise<boolean> {
  return inTransaction(ctx, async (tx) => {
    const caseIds = links.map(({ id }) => id);
    await tx.db.$queryRaw`select 1 from cases where id = any (${caseIds}::uuid[]) order by id for update`;
    const others = await tx.db.webLink.count({
      where: { caseId: { in: caseIds }, issuedAt: { gt: begunAt } },
    });
    if (others > 0) return false;
    await tx.db.webLink.updateMany({
      where: { caseId: { in: caseIds }, revokedAt: null },
      data: { revokedAt: tx.now() },
    });
    await tx.db.webLink.createMany({
      data: links.map(({ id, token }) => ({
        surveyId,
        caseId: id,
        tokenDigest: tokenDigest(token),
        validUntil: endOfDay(validUntil),
        issuedById: actorOf(tx).id,
        issuedAt: tx.now(),
      })),
    });
    await audit(tx, 'web-links-issued', 'survey', surveyId, {
      reason,
      reach: whom.reach,
      cases: whom.cases,
      stratum: whom.stratum ?? null,
      agency: whom.agency ?? null,
      replicate: whom.replicate ?? null,
      links: links.length,
    });
    return true;
  });
}

/**
 * Links open nothing any more: of one person by the code of the form, or all that still work.
 * @throws 'not-found'
 */
export async function revokeLinks(
  ctx: Context,
  surveyId: string,
  { code, reason }: z.infer<(typeof revokeLinksEndpoint)['body']>,
): Promise<{ revoked: number }> {
  return inTransaction(ctx, async (tx) => {
    await surveyOf(tx, surveyId);
    // What is no code is nobody's.
    const ofCase =
      code === null ? {} : { surveyCase: { verificationNumber: verificationNumber(code) ?? -1 } };
    const { count } = await tx.db.webLink.updateMany({
      where: { surveyId, revokedAt: null, validUntil: { gt: tx.now() }, ...ofCase },
      data: { revokedAt: tx.now() },
    });
    if (count > 0) await audit(tx, 'web-links-revoked', 'survey', surveyId, { reason, code, links: count });
    return { revoked: count };
  });
}
