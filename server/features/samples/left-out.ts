// What a frame would leave out whatever the plan: transactions by whose numbers nobody may be called now.
import type { FrameView } from '#contract/samples.ts';
import { callerReasons } from '#domain/samples/eligibility.ts';
import type { Context } from '#server/context.ts';
import { runOverPrisma } from '#server/platform/run-query.ts';
import { barredPhones, reasonToExclude, type FrameSurvey } from './barred-phones.ts';

type LeftOut = Pick<FrameView, 'excluded'> & {
  /** Persons who have no other transaction in the frame. */
  readonly persons: number;
};

/** Counted as a draw at this moment would count them, in transactions by reason. */
export async function leftOut(ctx: Context, survey: FrameSurvey): Promise<LeftOut> {
  const run = runOverPrisma(ctx.db);
  const barred = await barredPhones(run, survey, ctx.now());
  const numbers = [...barred.doNotCall, ...barred.recentlyCalled, ...barred.sharedPhone];
  const touched = await run<{ person: string; phones: string[] }>(
    `select coalesce(person_key, transaction_key) as person, phones from transactions
     where survey_id = $1::uuid and fate = 'accepted'
       and exists (select 1 from unnest(phones) as phone where phone = any($2::text[]))`,
    [survey.id, numbers],
  );
  const excluded = Object.fromEntries(callerReasons.map((reason) => [reason, 0]));
  const lost = new Map<string, number>();
  for (const { person, phones } of touched) {
    const reason = reasonToExclude(phones, barred);
    if (reason === null) continue;
    excluded[reason] = (excluded[reason] ?? 0) + 1;
    lost.set(person, (lost.get(person) ?? 0) + 1);
  }
  const whole = await run<{ person: string; own: number }>(
    `select coalesce(person_key, transaction_key) as person, count(*)::int as own from transactions
     where survey_id = $1::uuid and fate = 'accepted' and coalesce(person_key, transaction_key) = any($2::text[])
     group by 1`,
    [survey.id, [...lost.keys()]],
  );
  return { excluded, persons: whole.filter(({ person, own }) => lost.get(person) === own).length };
}
