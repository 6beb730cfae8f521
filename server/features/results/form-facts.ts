// What the rules of valid forms look at besides the items: consent, contradictions, how long it took. Read only for
// surveys whose rules ask for it.
import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { isAsked, questionsOf } from '#domain/questionnaire/questions.ts';
import type { FormFacts } from '#domain/results/valid-forms.ts';
import type { Context } from '#server/context.ts';
import { definitionOf } from '#server/features/questionnaires/queries.ts';

/** A question of a version that ends the interview when the citizen declines to take part. */
export interface ConsentQuestion {
  versionId: string;
  question: string;
}

export async function consentQuestions(
  ctx: Context,
  versionIds: readonly string[],
): Promise<ConsentQuestion[]> {
  const found: ConsentQuestion[] = [];
  for (const versionId of versionIds)
    for (const question of consentQuestionsOf(await definitionOf(ctx, versionId)))
      found.push({ versionId, question });
  return found;
}

function consentQuestionsOf(definition: QuestionnaireDefinition): string[] {
  return questionsOf(definition)
    .filter(
      (question) => isAsked(question) && question.ends?.some(({ outcome }) => outcome === 'refusal') === true,
    )
    .map(({ name }) => name);
}

/**
 * The facts of finished interviews, by id as SurveyColumns has it.
 * @param since the horizon up to which all changes have been seen (SurveyColumns.seenUpTo)
 */
export async function formFacts(
  ctx: Context,
  surveyId: string,
  since: bigint,
  consent: readonly ConsentQuestion[],
): Promise<Map<string, FormFacts>> {
  const rows = await ctx.db.$queryRaw<({ id: string } & FormFacts)[]>`
    with consent as (
      select * from unnest(${consent.map(({ versionId }) => versionId)}::uuid[],
                           ${consent.map(({ question }) => question)}::text[]) as q (version_id, question))
    select replace(c.interview_id::text, '-', '') as id,
           -- A conversation has a least length; who reads alone, or keys a paper form, has none.
           case when i.mode = 'telephone' then extract(epoch from i.ended_at - i.started_at)::float end as seconds,
           coalesce(jsonb_path_exists(i.contradictions, '$[*] ? (@.confirmed == false)'), false) as contradictory,
           not exists (
             select 1 from consent q
             left join counted_answers a on a.interview_id = c.interview_id and a.question_name = q.question
             where q.version_id = c.version_id and a.code is null) as consented
    from counted_interviews c join interviews i on i.id = c.interview_id
    where c.survey_id = ${surveyId}::uuid and c.changed_in >= ${since}`;
  return new Map(rows.map(({ id, ...facts }) => [id, facts]));
}
