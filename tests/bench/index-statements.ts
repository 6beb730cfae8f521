// What the index is measured against: single statements, the best that we could write, on the same committed rows.
import type pg from 'pg';

import {
  countColumns,
  countRows,
  groupsOf,
  type Item,
  type ItemGroup,
  packedRows,
  patternTable,
  summedRows,
} from './packed-items.ts';
import { withClasses } from './weighted-statement.ts';

/** What a statement gives: a score of an agency, or of an item, factor or the whole with its standard error. */
export interface StatementRow {
  readonly kind: 'agency' | 'part';
  readonly code: string;
  readonly score: number;
  readonly se: number | null;
}

/** Each takes the survey's id. */
export interface Statements {
  /** Scores alone, without any error, over counted_answers: a row an answer. */
  readonly scoresOverAnswers: string;
  /** The same over counted_interviews: a row of codes an interview. */
  readonly scoresOverCodes: string;
  /** Scores and standard errors, over codes: what the index page says of each agency and each part, without weights beside. */
  readonly withErrors: string;
  /** The same of a survey with weights, adjusted in classes of persons by how they handed in. */
  readonly withClasses: string;
}

export async function statementsFor(pool: pg.Pool, surveyId: string): Promise<Statements> {
  const { rows: items } = await pool.query<Item>(
    `select c.name, question -> 'index' ->> 'item' as item, question -> 'index' ->> 'factor' as factor,
            c.place::int as place
     from surveys s join questionnaire_versions v on v.id = s.interview_version_id,
          jsonb_array_elements(v.definition -> 'blocks') b, jsonb_array_elements(b -> 'questions') question,
          coded_questions(v.id) c
     where s.id = $1 and question ? 'index' and c.name = question ->> 'name' order by c.place`,
    [surveyId],
  );
  const groups = groupsOf(items);
  return {
    scoresOverAnswers: scoresOverAnswers(items),
    scoresOverCodes: `with ${countsOf(groups)}, ${scoresOf(groups)} ${agencies}`,
    withErrors: withErrors(groups),
    withClasses: withClasses(groups),
  };
}

const agencies = `
  select 'agency' as kind, coalesce(agency, '') as code, avg(score) as score, null::float8 as se
  from factors group by agency`;

function itemTable(items: readonly Item[]): string {
  return `(values ${items.map(({ name, item, factor }) => `('${name}', '${item}', '${factor}')`).join(', ')})`;
}

function scoresOverAnswers(items: readonly Item[]): string {
  return `with counts as (
      select c.stratum_id, a.question_name, count(*) filter (where a.code >= 4) as satisfied, count(*) as valid
      from interviews i join cases c on c.id = i.case_id join counted_answers a on a.interview_id = i.id
      where i.survey_id = $1 and i.purpose = 'interview' and i.status = 'complete' and a.special is null
        and a.code between 1 and 5
      group by 1, 2),
    items as (
      select t.agency_name as agency, n.factor, n.item, 100.0 * sum(satisfied)::float8 / sum(valid) as score
      from counts join strata t on t.id = counts.stratum_id
      join ${itemTable(items)} n (name, item, factor) on n.name = counts.question_name
      group by grouping sets ((t.agency_name, n.factor, n.item), (n.factor, n.item))),
    factors as (select agency, factor, avg(score) as score from items group by 1, 2) ${agencies}`;
}

/** Satisfied and valid answers of each stratum, items of a group packed into one number. */
function countsOf(groups: readonly ItemGroup[]): string {
  return `counts as (
    select stratum_id, count(*) as n, ${countColumns(groups)}
    from ${packedRows(groups, 'stratum_id', 'counted_interviews where survey_id = $1 and counts')} group by 1)`;
}

function scoresOf(groups: readonly ItemGroup[]): string {
  return `items as (
      select t.agency_name as agency, n.factor, n.item, n.place, sum(valid)::float8 as valid,
             100.0 * sum(satisfied)::float8 / sum(valid) as score
      from counts join strata t on t.id = counts.stratum_id
      cross join lateral ${countRows(groups)} n (item, factor, place, satisfied, valid)
      group by grouping sets ((t.agency_name, n.factor, n.item, n.place), (n.factor, n.item, n.place))),
    factors as (select agency, factor, avg(score) as score from items group by 1, 2)`;
}

/**
 * Taylor linearisation in two passes: the first gives the scores, from which it is known what each answer adds to the
 * mean of its factor; the second adds these up over each interview and takes their variance in each stratum, which is all
 * that a stratified sample of persons needs. An item's variance follows from its counts. The mean of all factors stands
 * for the only group and for the whole, as in the form that is measured.
 */
function withErrors(groups: readonly ItemGroup[]): string {
  const factors = [...new Set(groups.map(({ factor }) => factor))];
  const mean = `(${factors.map((_, at) => `f${at}`).join(' + ')}) / ${factors.length}`;
  const parts = [...factors.map((code, at) => ({ code, of: `f${at}` })), { code: 'overall', of: mean }];
  const rows = summedRows(groups, factors, {
    columns: 'stratum_id',
    kept: 'stratum_id',
    from: 'counted_interviews where survey_id = $1 and counts',
    z: '(select z from added)',
  });
  return `with ${countsOf(groups)}, ${scoresOf(groups)},
    worth as (
      select item, factor, place, score, (100 - score) / valid as yes, -score / valid as no
      from items where agency is null),
    added as (${patternTable(groups)}),
    squares as (
      select stratum_id, count(*) as n, ${parts.map(({ of }, at) => `var_samp(${of}) as q${at}`).join(', ')}
      from ${rows} group by 1),
    spread as (
      select stratum_id, n, p.code, p.q
      from squares cross join lateral (values ${parts.map(({ code }, at) => `('${code}', q${at})`).join(', ')}) p (code, q)
      union all
      select c.stratum_id, c.n, p.item,
             (yes * yes * satisfied + no * no * (p.valid - satisfied) - (yes * satisfied + no * (p.valid - satisfied)) ^ 2 / n) / (n - 1)
      from counts c cross join lateral ${countRows(groups)} p (item, factor, place, satisfied, valid)
      join worth w on w.item = p.item),
    errors as (
      select code, sqrt(sum((1 - n / t.person_count::float8) * n * q)) as se
      from spread m join strata t on t.id = m.stratum_id group by 1),
    scores as (
      select item as code, score from worth
      union all select factor, score from factors where agency is null
      union all select 'overall', avg(score) from factors where agency is null)
    select 'part' as kind, code, score, se from scores join errors using (code)
    union all select * from (${agencies}) a where code <> ''`;
}
