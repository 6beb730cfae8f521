// Which complete forms of a survey are a second one of the same person.
import { type AnsweredForm, duplicateForms } from '#domain/results/duplicate-forms.ts';
import type { DuplicateRule } from '#domain/results/valid-forms.ts';
import type { Context } from '#server/context.ts';

/** Ids as SurveyColumns has them; empty where all count. Only persons who share a number are read. */
export async function duplicatesOf(
  ctx: Context,
  surveyId: string,
  rule: DuplicateRule,
): Promise<ReadonlySet<string>> {
  if (rule === 'all') return new Set();
  const forms = await ctx.db.$queryRaw<(Omit<AnsweredForm, 'endedAt'> & { endedAt: Date | null })[]>`
    with forms as (
      select i.id, i.ended_at, p.name, p.phones
      from interviews i join cases c on c.id = i.case_id join persons p on p.id = c.person_id
      where i.survey_id = ${surveyId}::uuid and i.purpose = 'interview' and i.status = 'complete'),
    shared as (
      select phone from forms, unnest(phones) phone group by phone having count(distinct forms.id) > 1)
    select replace(id::text, '-', '') as id, name, phones, ended_at as "endedAt"
    from forms where phones && array(select phone from shared)`;
  return duplicateForms(
    forms.map(({ endedAt, ...form }) => ({ ...form, endedAt: endedAt?.getTime() ?? 0 })),
    rule,
  );
}
