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
import { linkFiles } from './link-files.ts';
import { endOfDay } from './valid-until.ts';

type Wanted = z.infer<(typeof issueLinksEndpoint)['body']>;
type Issued = z.input<(typeof issueLinksEndpoint)['response']>;

/** 128 random bits: nobody finds a link by trying. */
const tokenBytes = 16;

interface Addressee {
  readonly id: string;
  readonly verificationNumber: number;
  readonly name: string;
  readonly phones: string[];
  readonly address: string | null;
  readonly agency: string | null;
}

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
    const addressees = await addresseesOf(ctx, surveyId, wanted.cases);
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
  { validUntil, reason, cases }: Wanted,
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
    await audit(tx, 'web-links-issued', 'survey', surveyId, { reason, cases, links: links.length });
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

/** Open cases in the order of the draw. */
function addresseesOf(ctx: Context, surveyId: string, cases: Wanted['cases']): Promise<Addressee[]> {
  return ctx.db.$queryRaw<Addressee[]>`
    select c.id, c.verification_number as "verificationNumber", p.name, allowed.phones, t.address,
           t.agency_name as agency
    from cases c join persons p on p.id = c.person_id
    join sample_units u on u.id = c.sample_unit_id join transactions t on t.id = u.transaction_id
    cross join lateral (
      select coalesce(array_agg(number order by place), '{}') as phones
      from unnest(p.phones) with ordinality as each (number, place)
      where not exists (select 1 from do_not_call d where d.phone_e164 = number)
    ) allowed
    where c.survey_id = ${surveyId}::uuid and c.status = 'open' and cardinality(allowed.phones) > 0
      and (${cases === 'all'} or not exists (
        select 1 from web_links l
        where l.case_id = c.id and l.revoked_at is null and l.valid_until > ${ctx.now()}::timestamptz))
    order by c.draw_order`;
}
