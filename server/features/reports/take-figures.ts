// The figures of a report, taken from the survey's results, sample, fieldwork and phúc tra as of one moment.
import type { BreakdownView } from '#contract/breakdown.ts';
import { problem } from '#contract/problems.ts';
import { localDay, surveyTimeZone } from '#domain/cases/call-hours.ts';
import type { IndexView } from '#contract/results.ts';
import type { SampleView } from '#contract/samples.ts';
import {
  overallName,
  type AgencyFigure,
  type ReportFigures,
  type SampleFigure,
} from '#domain/report/figures.ts';
import { number } from '#domain/report/wording.ts';
import { structureOfForm } from '#domain/results/form-structure.ts';
import { ruleText } from '#domain/results/rule-text.ts';
import { validFormText } from '#domain/results/valid-form-words.ts';
import { eChosenBy, outcomeRatesText } from '#domain/results/outcome-rates-words.ts';
import { besideWords, weightingText } from '#domain/results/weighting.ts';
import { areaKeys } from '#domain/samples/plan.ts';
import { planTexts } from '#domain/samples/plan-texts.ts';
import { planVocabulary } from '#domain/samples/plan-vocabulary.ts';
import type { Survey } from '#prisma/generated/client.ts';
import type { Context } from '#server/context.ts';
import { backCheckStatistics } from '#server/features/back-checks/commands.ts';
import { definitionOf } from '#server/features/questionnaires/queries.ts';
import {
  errorsInWords,
  surveyBreakdown,
  surveyFieldwork,
  surveyIndex,
  surveyResults,
  surveyShares,
} from '#server/features/results/queries.ts';
import { frameView, sampleOf } from '#server/features/samples/queries.ts';
import { surveyOf } from '#server/features/surveys/queries.ts';
import { dayText } from '#server/platform/days.ts';
import { besideFigures } from './beside-figures.ts';

/** Interviews may come in while the parts are read; then all are read again, so that they agree with each other. */
const mostReadings = 5;

/** @throws 'not-found'; 'figures-moving' when interviews come in faster than the figures can be read */
export async function takeFigures(ctx: Context, surveyId: string): Promise<ReportFigures> {
  for (let reading = 0; reading < mostReadings; reading += 1) {
    const before = await surveyIndex(ctx, surveyId);
    const figures = await figuresWith(ctx, surveyId, before);
    const after = await surveyIndex(ctx, surveyId);
    if (JSON.stringify({ ...before, takenAt: '' }) === JSON.stringify({ ...after, takenAt: '' }))
      return figures;
  }
  throw problem('figures-moving');
}

/** The days of the first and of the last attempt to interview; null while there is none. */
async function calledDays(ctx: Context, surveyId: string): Promise<{ first: string; last: string } | null> {
  const { _min, _max } = await ctx.db.contactAttempt.aggregate({
    where: { purpose: 'interview', surveyCase: { surveyId } },
    _min: { startedAt: true },
    _max: { startedAt: true },
  });
  if (_min.startedAt === null || _max.startedAt === null) return null;
  return {
    first: localDay(_min.startedAt, surveyTimeZone),
    last: localDay(_max.startedAt, surveyTimeZone),
  };
}

async function figuresWith(ctx: Context, surveyId: string, index: IndexView): Promise<ReportFigures> {
  const survey = await surveyOf(ctx, surveyId);
  const [agencies, byMode, shares, fieldwork, sample, frame, backCheck, definition] = await Promise.all([
    surveyBreakdown(ctx, surveyId, { by: 'agency', measure: 'overall' }),
    surveyBreakdown(ctx, surveyId, { by: 'mode', measure: 'overall' }),
    surveyShares(ctx, surveyId),
    surveyFieldwork(ctx, surveyId),
    sampleOf(ctx, surveyId),
    frameView(ctx, surveyId),
    backCheckStatistics(ctx, surveyId),
    definitionOf(ctx, survey.interviewVersionId),
  ]);
  const called = await calledDays(ctx, surveyId);
  const { rule, overall } = index;
  const { item, rollup, weights } = rule;
  const computed = ruleText(
    { item, rollup, onPaper: index.onPaper, ...(weights ? { weights } : {}) },
    structureOfForm(definition),
  ).vi;
  const words = `${computed} ${weightingText(rule, index.classes).vi} ${validFormText({ ...rule, onPaper: index.onPaper }).vi}`;
  return {
    takenAt: index.takenAt,
    survey: {
      name: survey.name,
      authority: survey.authority,
      planNumber: survey.planNumber,
      periodFrom: dayText(survey.periodFrom),
      periodTo: dayText(survey.periodTo),
      startsOn: called?.first ?? dayText(survey.startsOn),
      endsOn: called?.last ?? dayText(survey.endsOn),
    },
    rule: {
      words,
      minimumInterviews: rule.minimumInterviews,
      minimumRated: rule.minimumRated,
      weighted: rule.weighting !== 'none',
      besideWords: besideWords(rule),
      rateWords: outcomeRatesText(
        fieldwork.profile,
        fieldwork.whole.e,
        eChosenBy(fieldwork.eGiven, fieldwork.isOfSurvey),
      ).vi,
      errorWords: errorsInWords(await surveyResults(ctx, surveyId)).vi,
    },
    interviews: index.interviews,
    target: index.target,
    overall: {
      ...scored('', overallName, overall),
      se: overall.error.se,
      designEffect: overall.error.designEffect,
    },
    beside: index.beside.overall.shown,
    groups: index.groups.map((group) => scored(group.code, group.name, group)),
    factors: index.factors.map((factor) => ({
      ...scored(factor.code, factor.name, factor),
      valid: factor.valid,
      items: factor.items.map(({ valid, notApplicable, dontKnow, refused, blank, levels, ...one }) => ({
        ...scored(one.code, one.text, one),
        valid,
        notApplicable,
        dontKnow,
        refused,
        blank,
        levels,
      })),
    })),
    agencies: agencies.cells.map((cell) => agencyFigure(cell, index)),
    questions: shares.questions.map(({ name, label, multiple, valid, indicator, options }) => ({
      name,
      label,
      multiple,
      valid,
      indicator: indicator && {
        aspect: indicator.aspect,
        criterion: indicator.criterion,
        figure: indicator.figure?.label ?? null,
        share: indicator.figure?.share ?? null,
        low: indicator.figure?.error.low ?? null,
        high: indicator.figure?.error.high ?? null,
      },
      options: options.map(({ label: option, count, share, error: { low, high } }) => ({
        label: option,
        count,
        share,
        low,
        high,
      })),
    })),
    forms: {
      issued: fieldwork.forms.issued,
      collected: fieldwork.forms.collected,
      valid: fieldwork.forms.valid,
      ...fieldwork.forms.rejected,
    },
    modes: fieldwork.forms.modes.flatMap(({ mode, valid }) => {
      const { shown = null, error } = byMode.cells.find(({ labels }) => labels[0] === mode) ?? {};
      const score = { shown, low: error?.low ?? null, high: error?.high ?? null };
      return valid === 0 ? [] : { mode, forms: valid, score };
    }),
    modesOf: 'valid',
    cases: fieldwork.whole.cases,
    reserveCases: await ctx.db.case.count({ where: { surveyId, replacesId: { not: null } } }),
    openCases: await openCases(ctx, survey),
    rates: fieldwork.whole.rates,
    e: fieldwork.whole.e?.UH ?? null,
    attempts: { total: fieldwork.attempts.total, perComplete: fieldwork.attempts.perComplete },
    sample:
      sample?.status === 'confirmed' ? sampleFigure(sample, frame.commitment?.publishedIn ?? null) : null,
    ...(await besideFigures(ctx, surveyId, index)),
    backCheck: backCheck.report,
  };
}

/** Cases that calls still go on for; null once the survey is over or its last day is. */
async function openCases(ctx: Context, { id, status, endsOn }: Survey): Promise<number | null> {
  const isCalling = status === 'active' || status === 'paused';
  if (!isCalling || localDay(ctx.now(), surveyTimeZone) > dayText(endsOn)) return null;
  return ctx.db.case.count({ where: { surveyId: id, status: 'open' } });
}

function scored(
  code: string,
  name: string,
  {
    shown,
    error: { low, high },
  }: { shown: number | null; error: { low: number | null; high: number | null } },
) {
  return { code, name, shown, low, high };
}

/** Ranked ones stand in the order of their ranks. */
function agencyFigure(cell: BreakdownView['cells'][number], index: IndexView): AgencyFigure {
  const name = cell.labels[0] ?? '';
  const { shown, interviews, rank, whole } = cell;
  const direction = whole === null ? null : whole.difference > 0 ? 'above' : 'below';
  return {
    name,
    interviews,
    rank,
    shown,
    low: cell.error.low,
    high: cell.error.high,
    against: whole?.significant === false ? 'same' : direction,
    factors: (index.agencies.find((agency) => agency.name === name)?.factors ?? []).map(
      ({ code, shown: one }) => ({
        code,
        shown: one,
      }),
    ),
  };
}

function sampleFigure(sample: SampleView, committedIn: string | null): SampleFigure {
  const agencies = new Map<string, SampleFigure['agencies'][number]>();
  for (const { agencyName, transactions, persons, main } of sample.strata) {
    const so = agencies.get(agencyName) ?? { name: agencyName, transactions: 0, persons: 0, main: 0 };
    agencies.set(agencyName, {
      name: agencyName,
      transactions: so.transactions + transactions,
      persons: so.persons + persons,
      main: so.main + main,
    });
  }
  return {
    plan: sample.plan.title,
    source: sample.plan.source,
    seed: sample.seed,
    frameDigest: sample.frameDigest,
    sampleDigest: sample.sampleDigest,
    transactions: sample.transactions,
    persons: sample.persons,
    strata: sample.strata.length,
    main: sample.main,
    reserve: sample.reserve,
    design: planTexts(sample.plan).map(({ vi }) => vi),
    notCovered: sample.plan.notCovered,
    drawnAreas: drawnAreas(sample),
    committedIn,
    agencies: [...agencies.values()],
  };
}

/** "3 huyện, 20 xã, 60 thôn": areas that were drawn before persons. */
function drawnAreas({ plan, strata }: SampleView): string {
  const staged = new Set(plan.parts.filter(({ stages }) => stages.length > 0).map(({ name }) => name));
  const own = strata.filter(({ part }) => staged.has(part));
  return areaKeys
    .flatMap((key, at) => {
      const above = areaKeys.slice(0, at + 1);
      const drawn = new Set(
        own.flatMap(({ values }) =>
          values[key] === undefined ? [] : JSON.stringify(above.map((one) => values[one] ?? '')),
        ),
      );
      return drawn.size === 0 ? [] : `${number(drawn.size)} ${planVocabulary.vi.areas[key]}`;
    })
    .join(', ');
}
