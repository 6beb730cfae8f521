// What results are broken down by: facts of the transaction, how it was answered, and answers to choice questions of the form.
import { knownDomains, questionDomain } from '#contract/breakdown.ts';
import { problem } from '#contract/problems.ts';
import { type DomainColumn, noLabel } from '#domain/results/estimation/frame.ts';
import { hasOptions, isOfTheCall, optionsOf, questionsOf } from '#domain/questionnaire/questions.ts';
import { agencyLevel } from '#domain/samples/agency-level.ts';
import type { Context } from '#server/context.ts';
import type { SurveyResults } from './results-shape.ts';

/** Keys that a survey can be broken down by; a question comes with its label. */
export function domainsOf({ definition, columns }: SurveyResults): { key: string; label: string | null }[] {
  const asked = questionsOf(definition).filter(
    (question) =>
      columns.questions.includes(question.name) &&
      !('index' in question && question.index) &&
      !(hasOptions(question) && isOfTheCall(definition, question)),
  );
  return [
    ...knownDomains.map((key) => ({ key, label: null })),
    ...asked.map(({ name, label }) => ({ key: `${questionDomain}${name}`, label: label.vi })),
  ];
}

/** A label for each interview. @throws 'not-found' for a key that the survey does not have */
export async function domainColumn(
  ctx: Context,
  surveyId: string,
  results: SurveyResults,
  key: string,
): Promise<DomainColumn> {
  if (key.startsWith(questionDomain)) return answersAsDomain(results, key.slice(questionDomain.length));
  if (!knownDomains.some((domain) => domain === key)) throw problem('not-found', { what: 'domain' });
  const { columns } = results;
  const labels = new Map<string, number>();
  const codes = new Int32Array(columns.size).fill(noLabel);
  // The agency of a stratum is the sample's own name for it; all else is read from the transaction. The level of an agency
  // that is linked to none of the register is read from its name, as the draw reads it.
  const rows = await ctx.db.$queryRaw<{ id: string; value: string | null; unlinked: string | null }[]>`
    select replace(c.interview_id::text, '-', '') as id,
           case ${key}
             when 'agency' then t.agency_name
             when 'level' then g.level
             when 'field' then x.field
             when 'service' then x.tthc_name
             when 'channel' then x.channel
             when 'mode' then i.mode::text
             else x.timeliness
           end as value,
           case when ${key} = 'level' and g.level is null then coalesce(x.agency_name, t.agency_name) end as unlinked
    from counted_interviews c
    join interviews i on i.id = c.interview_id
    join cases k on k.id = i.case_id
    join sample_units u on u.id = k.sample_unit_id
    join strata t on t.id = u.stratum_id
    left join transactions x on x.id = u.transaction_id
    left join agency_names n on n.key = x.agency_key and n.unit_system = x.unit_system
    left join agencies g on g.id = n.agency_id
    where c.survey_id = ${surveyId}::uuid`;
  const levels = new Map<string, string>();
  for (const { id, value: stated, unlinked } of rows) {
    const place = columns.places.get(id);
    const value = stated ?? (unlinked && remembered(levels, unlinked, agencyLevel));
    if (place === undefined || value === null || value === '') continue;
    const label = labels.get(value) ?? labels.size;
    labels.set(value, label);
    codes[place] = label;
  }
  return { labels: [...labels.keys()], codes };
}

function remembered(known: Map<string, string>, text: string, read: (text: string) => string): string {
  const value = known.get(text) ?? read(text);
  known.set(text, value);
  return value;
}

function answersAsDomain({ columns, definition }: SurveyResults, name: string): DomainColumn {
  const codes = columns.column(name);
  const question = questionsOf(definition).find((one) => one.name === name);
  if (!codes || !question || !('options' in question)) throw problem('not-found', { what: 'domain' });
  const options = optionsOf(definition, question);
  const places = new Map(options.map(({ code }, place) => [code, place]));
  return {
    labels: options.map(({ label }) => label.vi),
    codes: Int32Array.from(codes, (code) => places.get(code) ?? noLabel),
  };
}

/** Both labels of each interview as one. */
export function crossed(one: DomainColumn, other: DomainColumn): DomainColumn & { pairs: string[][] } {
  const pairs = one.labels.flatMap((label) => other.labels.map((second) => [label, second]));
  return {
    pairs,
    labels: pairs.map((pair) => pair.join(' · ')),
    codes: Int32Array.from({ length: one.codes.length }, (_, row) => {
      const [a, b] = [one.codes[row] ?? noLabel, other.codes[row] ?? noLabel];
      return a === noLabel || b === noLabel ? noLabel : a * other.labels.length + b;
    }),
  };
}
