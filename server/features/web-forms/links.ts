// Personal links: made for the open cases of a survey, written into a file once, kept as digests.
import { createHash, randomBytes } from 'node:crypto';

import type { z } from 'zod';

import { problem } from '#contract/problems.ts';
import type { issueLinks as issueLinksEndpoint } from '#contract/web-forms.ts';
import { csvLine } from '#domain/bundle/csv-text.ts';
import { verificationCode } from '#domain/cases/verification-code.ts';
import { actorOf, inTransaction, type Context } from '#server/context.ts';
import { surveyOf } from '#server/features/surveys/queries.ts';
import { audit } from '#server/platform/audit.ts';
import { sheetsFile, xlsxContentType } from '#server/platform/data-files/sheets-file.ts';
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
}

/** What is kept of a token; whoever reads the database cannot open a form by it. */
export function tokenDigest(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/**
 * Makes links for open cases and gives them as a file, once. Persons who may not be called are not written to either,
 * and only numbers that may be called stand in the file.
 * @throws 'not-found', 'survey-not-active'
 */
export async function issueLinks(ctx: Context, surveyId: string, wanted: Wanted): Promise<Issued> {
  return inTransaction(ctx, async (tx) => {
    const survey = await surveyOf(tx, surveyId);
    const validUntil = endOfDay(wanted.validUntil);
    if (survey.status !== 'active') throw problem('survey-not-active');
    if (validUntil <= tx.now())
      throw problem('input-invalid', { faults: [{ where: 'validUntil', message: 'past' }] });
    const addressees = await addresseesOf(tx, surveyId, wanted.cases);
    const links = addressees.map((addressee) => ({
      ...addressee,
      token: randomBytes(tokenBytes).toString('base64url'),
    }));
    const caseIds = links.map(({ id }) => id);
    await tx.db.webLink.updateMany({
      where: { caseId: { in: caseIds }, revokedAt: null },
      data: { revokedAt: tx.now() },
    });
    await tx.db.webLink.createMany({
      data: links.map(({ id, token }) => ({
        surveyId,
        caseId: id,
        tokenDigest: tokenDigest(token),
        validUntil,
        issuedById: actorOf(tx).id,
        issuedAt: tx.now(),
      })),
    });
    const { reason, cases, format } = wanted;
    await audit(tx, 'web-links-issued', 'survey', surveyId, { reason, cases, links: links.length });
    const rows = links.map(({ verificationNumber, name, phones, address, token }) => [
      verificationCode(verificationNumber),
      name,
      phones.join(' '),
      address ?? '',
      `${tx.publicUrl}/phieu/${token}`,
    ]);
    const content =
      format === 'csv' ? csvOf(rows) : await workbookOf(rows, survey.name, wanted.validUntil, tx.now());
    return {
      links: links.length,
      name: `${survey.code}-lien-ket.${format}`,
      contentType: format === 'csv' ? 'text/csv; charset=utf-8' : xlsxContentType,
      content: content.toString('base64'),
    };
  });
}

const heads = ['Mã phiếu', 'Họ và tên', 'Số điện thoại', 'Địa chỉ', 'Liên kết'] as const;

function csvOf(rows: readonly string[][]): Buffer {
  return Buffer.from(`\uFEFF${[[...heads], ...rows].map(csvLine).join('')}`);
}

function workbookOf(
  rows: readonly string[][],
  survey: string,
  validUntil: string,
  now: Date,
): Promise<Buffer> {
  const widths = [11, 28, 26, 40, 60];
  const until = validUntil.split('-').toReversed().join('/');
  return sheetsFile(
    [
      {
        name: 'Liên kết',
        title: [
          survey,
          `Liên kết riêng của từng người, dùng được đến hết ngày ${until}; không chuyển cho người khác.`,
        ],
        columns: heads.map((label, at) => ({ label, width: widths[at] ?? 20 })),
        rows,
      },
    ],
    now,
  );
}

/** Open cases in the order of the draw; their rows are locked, so that two people do not make links at once. */
function addresseesOf(ctx: Context, surveyId: string, cases: Wanted['cases']): Promise<Addressee[]> {
  return ctx.db.$queryRaw<Addressee[]>`
    select c.id, c.verification_number as "verificationNumber", p.name, allowed.phones, t.address
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
    order by c.draw_order
    for update of c`;
}
