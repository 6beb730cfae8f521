// The list of numbers that nobody calls, over all surveys. Whoever gets on it is taken out of every survey at once.
import { problem } from '#contract/problems.ts';
import type { DoNotCallEntry } from '#contract/do-not-call.ts';
import { faultSentence } from '#domain/lists/fault-sentences.ts';
import { ListFault } from '#domain/lists/list-fault.ts';
import { maskPhone } from '#domain/lists/mask-phone.ts';
import { readPhones } from '#domain/lists/phone.ts';
import { actorOf, inTransaction, type Context } from '#server/context.ts';
import { closeBarredCases } from '#server/features/cases/commands.ts';
import { audit } from '#server/platform/audit.ts';
import type { UploadedFile } from '#server/platform/http.ts';
import { readTable } from '#server/platform/tabular/read-table.ts';
import { numberRows } from './number-list.ts';
import { doNotCallEntry } from './queries.ts';

/** The one callable number that the text states. @throws 'phone-unreadable' */
export function oneNumber(text: string): string {
  const { numbers } = readPhones(text);
  const [only] = numbers;
  if (!only || numbers.length > 1) throw problem('phone-unreadable');
  return only.phoneE164;
}

/**
 * Puts a number on the list and closes the cases, in all surveys, of whom nobody may call any more. One that is listed
 * already keeps its entry.
 * @throws 'phone-unreadable'
 */
export async function addDoNotCall(
  ctx: Context,
  input: { phone: string; source: 'citizen' | 'office'; reason: string },
): Promise<DoNotCallEntry> {
  const phoneE164 = oneNumber(input.phone);
  return inTransaction(ctx, async (tx) => {
    const { count } = await tx.db.doNotCall.createMany({
      data: [
        {
          phoneE164,
          source: input.source,
          reason: input.reason,
          addedById: actorOf(tx).id,
          addedAt: tx.now(),
        },
      ],
      skipDuplicates: true,
    });
    if (count > 0) {
      await audit(tx, 'do-not-call-added', 'do-not-call', maskPhone(phoneE164), { source: input.source });
      await closeBarredCases(tx);
    }
    const entry = await doNotCallEntry(tx, phoneE164);
    if (!entry) throw problem('not-found', { what: 'do-not-call' });
    return entry;
  });
}

/** Takes a number off the list; says whether it was on it. Cases that it closed stay closed. @throws 'phone-unreadable' */
export async function removeDoNotCall(
  ctx: Context,
  { phone, reason }: { phone: string; reason: string },
): Promise<boolean> {
  const phoneE164 = oneNumber(phone);
  return inTransaction(ctx, async (tx) => {
    const { count } = await tx.db.doNotCall.deleteMany({ where: { phoneE164 } });
    if (count > 0) await audit(tx, 'do-not-call-removed', 'do-not-call', maskPhone(phoneE164), { reason });
    return count > 0;
  });
}

export interface DoNotCallImport {
  readonly rows: number;
  readonly added: number;
  readonly alreadyListed: number;
  /** The first of the rows without a readable number; all of them are `rows - added - alreadyListed`. */
  readonly unreadable: { rowNumber: number; text: string }[];
}

const mostUnreadableShown = 1000;
const numbersAtOnce = 5000;

/**
 * Puts the numbers of a file on the list, all or, when the file cannot be read, none.
 * @throws 'list-empty', 'list-too-large', 'input-invalid' for a file that is no table, 'phone-unreadable' when no row
 *   holds a number
 */
export async function importDoNotCall(ctx: Context, file: UploadedFile): Promise<DoNotCallImport> {
  const { rows, unreadable } = await readNumbers(file);
  const withNumber = rows.filter((phones) => phones.length > 0);
  if (rows.length === 0) throw problem('list-empty');
  if (withNumber.length === 0) throw problem('phone-unreadable');
  return inTransaction(ctx, async (tx) => {
    const fresh = new Set<string>();
    const numbers = [...new Set(withNumber.flat())];
    for (let at = 0; at < numbers.length; at += numbersAtOnce) {
      // Each portion has its own moment, by which the list is paged.
      const added = await tx.db.$queryRaw<{ phone: string }[]>`
        insert into do_not_call (phone_e164, source, reason, added_by_id, added_at)
        select number, 'import', ${file.name.slice(0, 200)}, ${actorOf(tx).id}, ${tx.now()}::timestamptz
        from unnest(${numbers.slice(at, at + numbersAtOnce)}::text[]) as number
        on conflict do nothing
        returning phone_e164 as phone`;
      for (const { phone } of added) fresh.add(phone);
    }
    let added = 0;
    for (const phones of withNumber) {
      const isNew = phones.some((phone) => fresh.has(phone));
      for (const phone of phones) fresh.delete(phone);
      if (isNew) added += 1;
    }
    const alreadyListed = withNumber.length - added;
    await audit(tx, 'do-not-call-imported', 'do-not-call', file.name, {
      rows: rows.length,
      added,
      alreadyListed,
    });
    if (added > 0) await closeBarredCases(tx);
    return { rows: rows.length, added, alreadyListed, unreadable };
  });
}

async function readNumbers(
  file: UploadedFile,
): Promise<{ rows: (readonly string[])[]; unreadable: { rowNumber: number; text: string }[] }> {
  const rows: (readonly string[])[] = [];
  const unreadable: { rowNumber: number; text: string }[] = [];
  try {
    for await (const { rowNumber, phones, text } of numberRows(
      readTable(file.content, { fileName: file.name }),
    )) {
      rows.push(phones);
      if (phones.length === 0 && unreadable.length < mostUnreadableShown)
        unreadable.push({ rowNumber, text });
    }
  } catch (error) {
    if (!(error instanceof ListFault)) throw error;
    if (error.code === 'list-empty') throw problem('list-empty');
    throw problem('input-invalid', {
      faults: [{ where: file.name, message: faultSentence(error.code, error.details).vi }],
    });
  }
  return { rows, unreadable };
}
