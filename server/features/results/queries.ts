// The index of a survey, computed from the counted answers whenever it is asked for: never stored, so never stale.
import type { IndexView } from '#contract/results.ts';
import { specialAnswers, type AnswerCount } from '#domain/results/answer-counts.ts';
import { itemsOfForm, nameInForm, structureOfForm } from '#domain/results/form-structure.ts';
import { sipasIndex, sipasIndexByAgency, type SipasIndex } from '#domain/results/sipas-index.ts';
import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { compareVietnamese } from '#domain/vietnamese-order.ts';
import type { Context } from '#server/context.ts';
import { definitionOf, questionNamesOf } from '#server/features/questionnaires/queries.ts';
import { indexRuleOf, surveyOf } from '#server/features/surveys/queries.ts';

/** Items, factors, groups and the whole, for the survey and for each agency. @throws 'not-found' */
export async function surveyIndex(ctx: Context, surveyId: string): Promise<IndexView> {
  const survey = await surveyOf(ctx, surveyId);
  const definition = await definitionOf(ctx, survey.interviewVersionId);
  const rule = indexRuleOf(survey);
  const structure = structureOfForm(definition);
  const [counts, agencies, target] = await Promise.all([
    answerCounts(ctx, surveyId, itemsOfForm(definition)),
    completesByAgency(ctx, surveyId),
    ctx.db.stratum.aggregate({
      where: { sample: { surveyId, status: 'confirmed' } },
      _sum: { mainCount: true },
    }),
  ]);
  const index = sipasIndex(counts, structure, rule);
  const byAgency = sipasIndexByAgency(counts, structure, rule);
  const none = sipasIndex([], structure, rule);
  return {
    survey: { id: survey.id, name: survey.name },
    takenAt: ctx.now().toISOString(),
    rule,
    interviews: agencies.reduce((sum, { interviews }) => sum + interviews, 0),
    target: target._sum.mainCount ?? 0,
    overall: index.overall,
    groups: index.groups.map(({ code, score, shown }) => ({
      code,
      score,
      shown,
      name: nameInForm(definition, code).vi,
    })),
    factors: factorsOf(definition, index),
    agencies: agencies.map(({ name, interviews }) => {
      const own = byAgency.get(name) ?? none;
      return {
        name,
        interviews,
        ranked: interviews >= rule.minimumInterviews,
        overall: own.overall,
        factors: own.factors.map(({ code, score, shown, validN }) => ({ code, score, shown, valid: validN })),
      };
    }),
  };
}

function factorsOf(definition: QuestionnaireDefinition, index: SipasIndex): IndexView['factors'] {
  const texts = new Map(itemsOfForm(definition).map(({ item, label }) => [item, label.vi]));
  return index.factors.map(({ code, score, shown, validN, items }) => ({
    code,
    score,
    shown,
    name: nameInForm(definition, code).vi,
    valid: validN,
    items: items.map((item) => ({
      code: item.code,
      text: texts.get(item.code) ?? item.code,
      score: item.score,
      shown: item.shown,
      valid: item.validN,
      notApplicable: item.special.notApplicable,
      dontKnow: item.special.dontKnow,
      refused: item.special.refused,
    })),
  }));
}

/** How often each answer was given; a row that is no answer to a satisfaction item is left out, not a fault for all. */
async function answerCounts(
  ctx: Context,
  surveyId: string,
  items: readonly { question: string; item: string }[],
): Promise<AnswerCount[]> {
  const itemOf = new Map(items.map(({ question, item }) => [question, item]));
  // Interviews of a former version hold their answers under the names that questions had there.
  const names = (await questionNamesOf(ctx, surveyId)).filter(({ now }) => itemOf.has(now));
  const rows = await ctx.db.$queryRaw<
    {
      agency: string;
      question: string;
      code: number | null;
      special: keyof typeof specialAnswers | null;
      count: number;
    }[]
  >`
    select t.agency_name as agency, n.now as question, a.code, a.special, count(*)::int as count
    from interviews i
    join counted_answers a on a.interview_id = i.id
    join unnest(
      ${names.map(({ versionId }) => versionId)}::uuid[], ${names.map(({ question }) => question)}::text[],
      ${names.map(({ now }) => now)}::text[]
    ) as n (version_id, question, now)
      on n.version_id = i.questionnaire_version_id and n.question = a.question_name
    join cases c on c.id = i.case_id
    join strata t on t.id = c.stratum_id
    where i.survey_id = ${surveyId}::uuid and i.purpose = 'interview' and i.status = 'complete'
      and (a.special = any (${Object.keys(specialAnswers)}) or (a.special is null and a.code between 1 and 5))
    group by 1, 2, 3, 4`;
  return rows.flatMap(({ agency, question, code, special, count }) => {
    const answerCode = special ? specialAnswers[special] : code;
    const itemCode = itemOf.get(question);
    return answerCode === null || itemCode === undefined ? [] : [{ agency, itemCode, answerCode, count }];
  });
}

async function completesByAgency(
  ctx: Context,
  surveyId: string,
): Promise<{ name: string; interviews: number }[]> {
  const agencies = await ctx.db.$queryRaw<{ name: string; interviews: number }[]>`
    select t.agency_name as name, count(*) filter (where i.status = 'complete')::int as interviews
    from strata t
    join samples s on s.id = t.sample_id and s.status = 'confirmed'
    left join cases c on c.stratum_id = t.id
    left join interviews i on i.case_id = c.id and i.purpose = 'interview'
    where s.survey_id = ${surveyId}::uuid
    group by t.agency_name`;
  return agencies.sort((left, right) => compareVietnamese(left.name, right.name));
}
