// The statistics of a survey's phúc tra: the stored comparisons and the counted answers, fed to the pure functions of
// domain/back-checks/statistics.
import type {
  BackCheckStatistics,
  EffectRow,
  ErrorRow,
  ReliabilityRow,
} from '#contract/back-check-statistics.ts';
import { agreementTable } from '#domain/back-checks/statistics/agreement-table.ts';
import { differenceRates } from '#domain/back-checks/statistics/difference-rates.ts';
import { errorRates } from '#domain/back-checks/statistics/error-rates.ts';
import { gwetAc1 } from '#domain/back-checks/statistics/gwet-ac1.ts';
import {
  assignmentImbalance,
  interviewerEffect,
  operatorGroups,
} from '#domain/back-checks/statistics/interviewer-effect.ts';
import { kappa } from '#domain/back-checks/statistics/kappa.ts';
import { responseVariance } from '#domain/back-checks/statistics/response-variance.ts';
import { toleranceEffects } from '#domain/back-checks/statistics/tolerance-effects.ts';
import { reportSection } from '#domain/back-checks/report-section.ts';
import { mondayOf } from '#domain/cases/call-hours.ts';
import type { AnswerValue } from '#domain/questionnaire/answers.ts';
import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { hasOptions, optionsOf, questionByName } from '#domain/questionnaire/questions.ts';
import { itemsOfForm, nameInForm } from '#domain/results/form-structure.ts';
import { namesAlone } from '#domain/results/item-names.ts';
import type { Context } from '#server/context.ts';
import { definitionOf } from '#server/features/questionnaires/queries.ts';
import { callRulesOf, surveyOf } from '#server/features/surveys/queries.ts';
import { completedInterviews } from './completed.ts';
import { comparedAnswers, type ComparedOf } from './compared.ts';
import { itemAnswers, type ItemAnswers, operatorLoads } from './item-answers.ts';
import { recallRulesOf } from './queries.ts';
import { reportFigures } from './report-figures.ts';

/** @throws 'not-found' */
export async function backCheckStatistics(ctx: Context, surveyId: string): Promise<BackCheckStatistics> {
  const survey = await surveyOf(ctx, surveyId);
  const definition = await definitionOf(ctx, survey.interviewVersionId);
  const [compared, interviews, items, loads] = await Promise.all([
    comparedAnswers(ctx, surveyId),
    completedInterviews(ctx, surveyId),
    itemAnswers(ctx, surveyId),
    operatorLoads(ctx, surveyId),
  ]);
  const { timeZone } = callRulesOf(survey);
  const labelOf = labelsAlone(definition);
  const rows = <One extends ComparedOf>(
    answers: readonly One[],
    keyOf: (one: One) => string,
    label: (key: string) => string,
  ): ErrorRow[] =>
    [...errorRates(answers, keyOf)].map(([key, rate]) => ({ key, label: label(key), ...rate }));
  // What the present version does not ask any more is no row of its own; everywhere else it counts.
  const asked = compared.flatMap((one) => (one.name === null ? [] : [{ ...one, name: one.name }]));
  const nameOf = new Map(
    compared.flatMap(({ operatorId, operatorName, verifierId, verifierName }) => [
      [operatorId, operatorName] as const,
      [verifierId, verifierName] as const,
    ]),
  );
  const named = (key: string) => nameOf.get(key) ?? key;
  const same = (key: string) => key;
  const reliability = reliabilityRows(asked, definition, labelOf);
  const { effects, imbalance } = effectRows(items, loads, labelOf);
  return {
    errors: {
      question: rows(asked, ({ name }) => name, labelOf),
      type: rows(compared, ({ type }) => String(type), same),
      operator: rows(compared, ({ operatorId }) => operatorId, named),
      verifier: rows(compared, ({ verifierId }) => verifierId, named),
      agency: rows(compared, ({ agencyName }) => agencyName, same),
      period: rows(compared, ({ interviewedAt }) => mondayOf(interviewedAt, timeZone), same).sort(
        (left, right) => (left.key < right.key ? -1 : 1),
      ),
    },
    reliability,
    effects,
    imbalance,
    report: reportSection(
      await reportFigures(ctx, surveyId, {
        interviews,
        rules: recallRulesOf(survey),
        compared,
        reliability,
        effects,
      }),
    ),
  };
}

/** Names of questions as they stand alone: items that share a name have their factor beside it. */
function labelsAlone(definition: QuestionnaireDefinition): (question: string) => string {
  const names = namesAlone(
    itemsOfForm(definition).map(({ question, factor, label }) => ({
      code: question,
      name: label.vi,
      factor: nameInForm(definition, factor).vi,
    })),
  );
  return (question) => names.get(question) ?? questionByName(definition, question)?.label.vi ?? question;
}

function reliabilityRows(
  compared: readonly (ComparedOf & { readonly name: string })[],
  definition: QuestionnaireDefinition,
  labelOf: (name: string) => string,
): ReliabilityRow[] {
  const names = [...new Set(compared.map(({ name }) => name))];
  return names.flatMap((name) => {
    const own = compared.filter((one) => one.name === name);
    const question = questionByName(definition, name);
    const codes =
      question && hasOptions(question) ? optionsOf(definition, question).map(({ code }) => code) : [];
    const pairs = own.flatMap(({ original, recheck }) => {
      const [first, second] = [codeOf(original), codeOf(recheck)];
      return first !== null && second !== null && codes.includes(first) && codes.includes(second)
        ? [{ original: first, recheck: second }]
        : [];
    });
    const table = agreementTable(codes, pairs);
    const rates = differenceRates(table);
    const isScale = question?.kind === 'scale';
    const variance = isScale ? responseVariance(table) : null;
    return {
      question: name,
      label: labelOf(name),
      type: own[0]?.type ?? 1,
      pairs: pairs.length,
      gross: rates?.gross ?? 0,
      inconsistency: rates?.index ?? null,
      band: rates?.band ?? null,
      net: (rates?.byCategory ?? []).map(({ category, net, netStandardError }) => ({
        code: category,
        net,
        standardError: netStandardError,
      })),
      kappa: kappa(table),
      weightedKappa: isScale ? kappa(table, 'quadratic') : null,
      ac1: gwetAc1(table),
      table: { ...table, categories: codes, counts: table.counts.map((row) => [...row]) },
      responseVariance: variance?.simple ?? null,
      reliabilityRatio: variance?.reliabilityRatio ?? null,
      tolerances: toleranceEffects(own, isScale ? 3 : 0),
    };
  });
}

function codeOf(answer: AnswerValue | null): number | null {
  return answer !== null && 'value' in answer && typeof answer.value === 'number' ? answer.value : null;
}

/** Of each satisfaction item, as the 1–5 it was given; operators by stratum tell how random their cases were. */
function effectRows(
  answersOf: ItemAnswers,
  loads: readonly (readonly number[])[],
  labelOf: (name: string) => string,
): { effects: EffectRow[]; imbalance: number | null } {
  const imbalance = assignmentImbalance(loads);
  const effects = [...answersOf].flatMap(([question, answers]): EffectRow[] => {
    const own = [...answers.values()];
    const effect = interviewerEffect(own, imbalance);
    return effect === null
      ? []
      : [{ question, label: labelOf(question), ...effect, groups: operatorGroups(own) }];
  });
  return { effects, imbalance };
}
