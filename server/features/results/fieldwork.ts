// Outcome rates and counts of a survey's fieldwork as of now, from its cases and attempts.
import type { FieldworkView } from '#contract/fieldwork.ts';
import type { IndexRule } from '#contract/index-rule.ts';
import { type AaporProfile, dispositionCodes } from '#domain/attempts/disposition-codes.ts';
import { aaporOf } from '#domain/attempts/dispositions.ts';
import { interviewModes } from '#domain/interviews/modes.ts';
import { rowsByLabel } from '#domain/results/estimation/frame.ts';
import { outcomeRateNames } from '#domain/results/outcome-rates-rules.ts';
import {
  countOutcomes,
  eligibilityBy,
  type EligibilityChoice,
  outcomeRates,
} from '#domain/results/outcome-rates.ts';
import { formCounts, type FormReason, formReasons } from '#domain/results/valid-forms.ts';
import { compareVietnamese } from '#domain/vietnamese-order.ts';
import type { Context } from '#server/context.ts';
import { domainColumn } from './domains.ts';
import type { SurveyResults } from './results-shape.ts';
import { surveyResults } from './survey-results.ts';

interface CaseCount {
  stratum: string;
  status: 'open' | 'final';
  disposition: string | null;
  attempted: boolean;
  count: number;
}

interface RateChoice {
  readonly profile?: AaporProfile | undefined;
  readonly e?: number | 'proportional' | undefined;
  readonly eOther?: number | undefined;
}

/**
 * @param choice profile and e that somebody looks at; those of the survey where it is silent
 * @throws 'not-found'
 */
export async function surveyFieldwork(
  ctx: Context,
  surveyId: string,
  choice: RateChoice = {},
): Promise<FieldworkView> {
  const results = await surveyResults(ctx, surveyId);
  const { profile, eGiven, isOfSurvey } = chosenRates(results.rule, choice);
  const cases = await ctx.db.$queryRaw<CaseCount[]>`
    select concat_ws(' · ', nullif(t.agency_name, ''), nullif(t.field, '')) as stratum, c.status::text as status,
           c.disposition, c.attempt_count > 0 as attempted, count(*)::int as count
    from cases c join strata t on t.id = c.stratum_id
    where c.survey_id = ${surveyId}::uuid
    group by 1, 2, 3, 4`;
  const strata = [...new Set(cases.map(({ stratum }) => stratum))].toSorted(compareVietnamese);
  const of = (stratum: string | null): FieldworkView['whole'] =>
    ratesOf(
      stratum,
      cases.filter((one) => stratum === null || one.stratum === stratum),
      profile,
      eligibilityBy(eGiven),
    );
  return {
    survey: { id: surveyId, name: results.survey.name },
    takenAt: ctx.now().toISOString(),
    profile,
    eGiven,
    isOfSurvey,
    whole: of(null),
    strata: strata.map(of),
    forms: await formsOf(ctx, surveyId, cases, results),
    attempts: await attemptsOf(ctx, surveyId),
  };
}

function chosenRates(
  { aaporProfile, eligible }: IndexRule,
  { profile = aaporProfile, e, eOther }: RateChoice,
) {
  const asked = e === undefined || e === 'proportional' ? null : { UH: e, UO: eOther ?? e };
  const eGiven = e === undefined ? eligible : asked;
  const isSameE = eGiven?.UH === eligible?.UH && eGiven?.UO === eligible?.UO;
  return { profile, eGiven, isOfSurvey: profile === aaporProfile && isSameE };
}

/** A case that is not final counts by what its calls have told so far; one never called was not attempted (3.11). */
function classOf({ disposition }: CaseCount, profile: AaporProfile) {
  const code = dispositionCodes.find((one) => one === disposition);
  return code === undefined ? 'UH' : aaporOf(code, profile).aaporClass;
}

function ratesOf(
  stratum: string | null,
  cases: readonly CaseCount[],
  profile: AaporProfile,
  choice: EligibilityChoice,
): FieldworkView['whole'] {
  const counts = countOutcomes(cases.map((one) => ({ aaporClass: classOf(one, profile), count: one.count })));
  const { rates, e } = outcomeRates(counts, choice);
  return {
    stratum,
    cases: cases.reduce((sum, { count }) => sum + count, 0),
    counts,
    rates: Object.fromEntries(
      outcomeRateNames.map((name) => [name, rates[name].value]),
    ) as FieldworkView['whole']['rates'],
    e: e && { ...e },
  };
}

async function formsOf(
  ctx: Context,
  surveyId: string,
  cases: readonly CaseCount[],
  results: SurveyResults,
): Promise<FieldworkView['forms']> {
  const forms = await ctx.db.interview.groupBy({
    by: ['status', 'mode'],
    where: { surveyId, purpose: 'interview', status: { in: ['complete', 'partial', 'void'] } },
    _count: true,
  });
  const count = (of: typeof forms): number => of.reduce((sum, { _count }) => sum + _count, 0);
  const countOf = (status: string): number => count(forms.filter((one) => one.status === status));
  const rejected = Object.fromEntries(formReasons.map((reason) => [reason, 0])) as Record<FormReason, number>;
  rejected.void = countOf('void');
  rejected.partial = countOf('partial');
  // A form is counted once, under the first of what speaks against it.
  for (const [reason] of results.rejected().values()) if (reason) rejected[reason] += 1;
  const valid = results.rows().length;
  const issued = cases.reduce((sum, { count }) => sum + count, 0);
  const collected = formReasons.reduce((sum, reason) => sum + rejected[reason], valid);
  const byMode = await domainColumn(ctx, surveyId, results, 'mode');
  const validRows = rowsByLabel(byMode, results.rows());
  const modes = interviewModes.flatMap((mode) => {
    const collectedBy = count(forms.filter((one) => one.mode === mode));
    const label = byMode.labels.indexOf(mode);
    return collectedBy === 0 ? [] : { mode, collected: collectedBy, valid: validRows[label]?.length ?? 0 };
  });
  return { ...formCounts(issued, collected, valid), rejected, rule: results.rule, modes };
}

async function attemptsOf(ctx: Context, surveyId: string): Promise<FieldworkView['attempts']> {
  const rows = await ctx.db.$queryRaw<
    { hour: number; disposition: string; attempts: number; contacts: number }[]
  >`
    select extract(hour from a.started_at at time zone 'Asia/Ho_Chi_Minh')::int as hour, a.disposition,
           count(*)::int as attempts,
           count(*) filter (where exists (
             select 1 from calls l where l.attempt_id = a.id and l.answered_at is not null))::int as contacts
    from contact_attempts a join cases c on c.id = a.case_id
    where c.survey_id = ${surveyId}::uuid and a.purpose = 'interview' and a.disposition is not null
    group by 1, 2`;
  const sum = (of: typeof rows, key: 'attempts' | 'contacts'): number =>
    of.reduce((total, row) => total + row[key], 0);
  const total = sum(rows, 'attempts');
  // By telephone, whatever became of the forms: paper and web forms took no attempt.
  const completes = sum(
    rows.filter(({ disposition }) => disposition === 'complete'),
    'attempts',
  );
  const hours = [...new Set(rows.map(({ hour }) => hour))].toSorted((a, b) => a - b);
  const outcomes = [...new Set(rows.map(({ disposition }) => disposition))];
  return {
    total,
    perComplete: completes === 0 ? null : total / completes,
    byHour: hours.map((hour) => {
      const own = rows.filter((row) => row.hour === hour);
      return {
        hour,
        attempts: sum(own, 'attempts'),
        contacts: sum(own, 'contacts'),
        completes: sum(
          own.filter(({ disposition }) => disposition === 'complete'),
          'attempts',
        ),
      };
    }),
    byOutcome: outcomes
      .map((disposition) => ({
        disposition,
        attempts: sum(
          rows.filter((row) => row.disposition === disposition),
          'attempts',
        ),
      }))
      .toSorted((a, b) => b.attempts - a.attempts),
  };
}
