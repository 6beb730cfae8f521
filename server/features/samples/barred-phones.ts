// Numbers that keep a person out of the frame: on the do-not-call list, called for another survey not long ago, or said
// to be a clerk's or an agent's. And the numbers under so many names that the office is asked about them.
import { createHmac } from 'node:crypto';

import type { FrameView } from '#contract/samples.ts';
import { maskPhone } from '#domain/lists/mask-phone.ts';
import type { CallerReason } from '#domain/samples/eligibility.ts';
import type { Survey } from '#prisma/generated/client.ts';
import type { Context } from '#server/context.ts';
import type { RunQuery } from '#server/platform/run-query.ts';

/** A survey and the rules by which its frame is made. */
export type FrameSurvey = Pick<Survey, 'id' | 'number' | 'restMonths' | 'sharedPhoneNames'>;

export interface BarredPhones {
  readonly doNotCall: ReadonlySet<string>;
  readonly recentlyCalled: ReadonlySet<string>;
  readonly sharedPhone: ReadonlySet<string>;
}

export async function barredPhones(
  run: RunQuery,
  { id, number, restMonths, sharedPhoneNames }: FrameSurvey,
  now: Date,
): Promise<BarredPhones> {
  const listed = await run<{ phone: string }>('select phone_e164 as phone from do_not_call', []);
  const called =
    restMonths === 0
      ? []
      : await run<{ phone: string }>(
          `select distinct l.phone_e164 as phone
           from calls l join contact_attempts a on a.id = l.attempt_id join cases c on c.id = a.case_id
           where c.survey_id <> $1::uuid and l.placed_at >= $2::timestamptz - make_interval(months => $3::int)`,
          [id, now, restMonths],
        );
  const shared = await run<{ phone: string }>(
    `select d.phone_e164 as phone from shared_phone_decisions d
     where d.survey_id = $1::uuid and d.decision = 'exclude' and $2 <= (
       select count(distinct t.person_key) from transactions t
       where t.survey_number = $3 and t.fate = 'accepted' and t.phones[1] = d.phone_e164)`,
    [id, sharedPhoneNames, number],
  );
  const set = (rows: readonly { phone: string }[]) => new Set(rows.map(({ phone }) => phone));
  return { doNotCall: set(listed), recentlyCalled: set(called), sharedPhone: set(shared) };
}

/**
 * Why nobody may be drawn by a transaction with these numbers; null when they may. One number that was called lately is
 * enough, because it is the person who is to be left in peace; otherwise all have to be barred, as at the dial.
 */
export function reasonToExclude(phones: readonly string[], barred: BarredPhones): CallerReason | null {
  if (phones.some((phone) => barred.recentlyCalled.has(phone))) return 'recentlyCalled';
  const theirs = phones.filter((phone) => !barred.sharedPhone.has(phone));
  if (theirs.length === 0) return 'sharedPhone';
  return theirs.every((phone) => barred.doNotCall.has(phone)) ? 'doNotCall' : null;
}

/** More than a screen can show; those not decided come first, so that deciding brings up the rest. */
const mostShown = 2000;

export type SharedPhone = FrameView['sharedPhones'][number] & { readonly phoneE164: string };

/** The numbers that stand first with `sharedPhoneNames` different names or more, the most shared first. */
export async function sharedPhones(
  ctx: Context,
  {
    id,
    number,
    sharedPhoneNames,
    backCheckSeed,
  }: Pick<Survey, 'id' | 'number' | 'sharedPhoneNames' | 'backCheckSeed'>,
): Promise<SharedPhone[]> {
  const rows = await ctx.db.$queryRaw<
    { phone: string; names: number; transactions: number; decision: 'keep' | 'exclude' | null }[]
  >`
    select p.phone, p.names::int, p.transactions::int, d.decision
    from (
      select t.phones[1] as phone, count(distinct t.person_key) as names, count(*) as transactions
      from transactions t where t.survey_number = ${number} and t.fate = 'accepted'
      group by t.phones[1] having count(*) >= ${sharedPhoneNames} and count(distinct t.person_key) >= ${sharedPhoneNames}
    ) p
    left join shared_phone_decisions d on d.survey_id = ${id}::uuid and d.phone_e164 = p.phone
    order by d.decision is not null, p.names desc, p.phone
    limit ${mostShown}`;
  return rows.map(({ phone, names, transactions, decision }) => ({
    phoneE164: phone,
    phoneMasked: maskPhone(phone),
    names,
    transactions,
    decision: decision ?? 'undecided',
    key: opaqueKey(backCheckSeed, phone),
  }));
}

/**
 * Names the number to whoever decides about it without telling it: a digest alone could be tried out over all numbers,
 * so it is keyed with the survey's own secret.
 */
function opaqueKey(secret: string, phoneE164: string): string {
  return createHmac('sha256', secret).update(`shared-phone\n${phoneE164}`).digest('hex');
}
