// What a frame would leave out whatever the plan: transactions by whose numbers nobody may be called now.
import type { FrameView } from '#contract/samples.ts';
import { callerReasons } from '#domain/samples/eligibility.ts';
import { createSamePersons } from '#domain/samples/same-persons.ts';
import type { Context } from '#server/context.ts';
import { runOverPrisma, type RunQuery } from '#server/platform/run-query.ts';
import { barredPhones, reasonToExclude, type BarredPhones, type FrameSurvey } from './barred-phones.ts';

type LeftOut = Pick<FrameView, 'excluded'> & {
  /** Persons who have no other transaction in the frame. */
  readonly persons: number;
  /** By how many persons there are fewer than keys, as one with several numbers may have several keys. */
  readonly fewer: number;
};

/** Counted as a draw at this moment would count them, in transactions by reason. */
export async function leftOut(ctx: Context, survey: FrameSurvey): Promise<LeftOut> {
  const run = runOverPrisma(ctx.db);
  const barred = await barredPhones(run, survey, ctx.now());
  const { standIns, fewer } = await severalNumbers(run, survey, barred);
  const standingFor = (key: string) => standIns.get(key) ?? key;
  const numbers = [...barred.doNotCall, ...barred.recentlyCalled, ...barred.sharedPhone];
  const touched = await run<{ person: string; phones: string[] }>(
    `select coalesce(person_key, transaction_key) as person, phones from transactions
     where survey_number = $1 and fate = 'accepted'
       and exists (select 1 from unnest(phones) as phone where phone = any($2::text[]))`,
    [survey.number, numbers],
  );
  const reasons = touched.flatMap(({ person, phones }) => {
    const reason = reasonToExclude(phones, barred);
    return reason === null ? [] : [{ person: standingFor(person), reason }];
  });
  const persons = new Set(reasons.map(({ person }) => person));
  const keys = [...persons, ...[...standIns].flatMap(([key, to]) => (persons.has(to) ? [key] : []))];
  const whole = await run<{ person: string; own: number }>(
    `select coalesce(person_key, transaction_key) as person, count(*)::int as own from transactions
     where survey_number = $1 and fate = 'accepted' and coalesce(person_key, transaction_key) = any($2::text[])
     group by 1`,
    [survey.number, keys],
  );
  const owned = new Map<string, number>();
  for (const { person, own } of whole)
    owned.set(standingFor(person), (owned.get(standingFor(person)) ?? 0) + own);
  // Whoever was called lately is left out with all that they have, whatever else speaks against some of it.
  const rested = new Set(
    reasons.filter(({ reason }) => reason === 'recentlyCalled').map(({ person }) => person),
  );
  const excluded = Object.fromEntries(callerReasons.map((reason) => [reason, 0]));
  for (const person of rested)
    excluded.recentlyCalled = (excluded.recentlyCalled ?? 0) + (owned.get(person) ?? 0);
  const lost = new Map<string, number>();
  for (const { person, reason } of reasons.filter((each) => !rested.has(each.person))) {
    excluded[reason] = (excluded[reason] ?? 0) + 1;
    lost.set(person, (lost.get(person) ?? 0) + 1);
  }
  const wholly = [...lost].filter(([person, own]) => owned.get(person) === own).length;
  return { excluded, persons: rested.size + wholly, fewer };
}

/** Persons of the survey who have several numbers, as a draw takes them for one. */
async function severalNumbers(
  run: RunQuery,
  { number }: FrameSurvey,
  barred: BarredPhones,
): Promise<{ standIns: ReadonlyMap<string, string>; fewer: number }> {
  const rows = await run<{ key: string; phones: string[] }>(
    `select distinct person_key as key, phones from transaction_rows
     where survey_number = $1 and fate = 'accepted' and phones is not null and person_key is not null`,
    [number],
  );
  const same = createSamePersons((phone) => barred.sharedPhone.has(phone));
  for (const { key, phones } of rows) same.note(key, phones);
  const standIns = same.standIns();
  const keys = new Set([...standIns.keys(), ...standIns.values()]);
  const there = await run<{ key: string }>(
    `select distinct person_key as key from transaction_rows
     where survey_number = $1 and fate = 'accepted' and person_key = any($2::text[])`,
    [number, [...keys]],
  );
  const persons = new Set(there.map(({ key }) => standIns.get(key) ?? key));
  return { standIns, fewer: there.length - persons.size };
}
