// The statement that the index with classes of non-response is measured against: weighted scores and errors, classes of
// persons by how they handed in, on the same committed rows.
import {
  countColumns,
  countRows,
  type ItemGroup,
  packedRows,
  patternTable,
  summedRows,
} from './packed-items.ts';

/** From an interview or a case to what the list says of the person. */
const channelOf = `
  join sample_units u on u.id = k.sample_unit_id join transaction_rows x on x.id = u.transaction_id
  left join list_courses c on c.list_id = x.list_id and c.number = x.course`;

/**
 * As withErrors, with a row a stratum and class in place of a row a stratum: its interviews weigh the same. Everybody who
 * did not answer refused, so that the factor of a class is all its persons over those who answered.
 */
export function withClasses(groups: readonly ItemGroup[]): string {
  const factors = [...new Set(groups.map(({ factor }) => factor))];
  const mean = `(${factors.map((_, at) => `f${at}`).join(' + ')}) / ${factors.length}`;
  const parts = [...factors.map((code, at) => ({ code, of: `f${at}` })), { code: 'overall', of: mean }];
  const columns = `ci.stratum_id, coalesce(c.channel, '') as class`;
  const from = `counted_interviews ci join interviews i on i.id = ci.interview_id join cases k on k.id = i.case_id ${channelOf}
     where ci.survey_id = $1 and ci.counts`;
  const z = '(select z from added)';
  const rows = summedRows(groups, factors, { columns, kept: 'stratum_id, class', from, z });
  const squares = parts.map(({ of }, at) => `sum(${of}) as q${at}, sum((${of}) ^ 2) as d${at}`);
  const ofParts = parts.map(({ code }, at) => `('${code}', q${at}, d${at})`);
  return `with standing as (
      select k.stratum_id, coalesce(c.channel, '') as class, k.disposition = 'complete' as answered, count(*)::float8 as n
      from cases k ${channelOf} where k.survey_id = $1 group by 1, 2, 3),
    bases as (
      select t.id as stratum_id, t.main_count / (p.inclusion_probability * sum(s.n)) as base
      from standing s join strata t on t.id = s.stratum_id
      cross join lateral (select inclusion_probability from sample_units where stratum_id = t.id limit 1) p
      group by t.id, p.inclusion_probability),
    adjustments as (
      select class, sum(base * n) / sum(base * n) filter (where answered) as factor
      from standing join bases using (stratum_id) group by 1),
    weights as (select stratum_id, class, base * factor as w from bases cross join adjustments),
    counts as (select stratum_id, class, count(*) as n, ${countColumns(groups)} from ${packedRows(groups, columns, from)} group by 1, 2),
    weighed as (select * from counts join weights using (stratum_id, class)),
    items as (
      select t.agency_name as agency, n.factor, n.item, n.place, sum(w * valid) as valid,
             100.0 * sum(w * satisfied) / sum(w * valid) as score
      from weighed join strata t on t.id = weighed.stratum_id
      cross join lateral ${countRows(groups)} n (item, factor, place, satisfied, valid)
      group by grouping sets ((t.agency_name, n.factor, n.item, n.place), (n.factor, n.item, n.place))),
    factors as (select agency, factor, avg(score) as score from items group by 1, 2),
    worth as (
      select item, factor, place, score, (100 - score) / valid as yes, -score / valid as no
      from items where agency is null),
    added as (${patternTable(groups)}),
    squares as (
      select stratum_id, class, count(*) as n, ${squares.join(', ')}
      from ${rows} group by 1, 2),
    spread as (
      select stratum_id, n, p.code, w * p.total as sum, w * w * p.total2 as square
      from squares join weights using (stratum_id, class)
      cross join lateral (values ${ofParts.join(', ')}) p (code, total, total2)
      union all
      select stratum_id, n, p.item, w * (yes * satisfied + no * (p.valid - satisfied)),
             w * w * (yes * yes * satisfied + no * no * (p.valid - satisfied))
      from weighed cross join lateral ${countRows(groups)} p (item, factor, place, satisfied, valid)
      join worth on worth.item = p.item),
    strata_of_parts as (
      select stratum_id, code, sum(n)::float8 as n, sum(sum) as sum, sum(square) as square from spread group by 1, 2),
    errors as (
      select code, sqrt(sum((1 - n / t.person_count::float8) * n / (n - 1) * (square - sum ^ 2 / n))) as se
      from strata_of_parts m join strata t on t.id = m.stratum_id group by 1),
    scores as (
      select item as code, score from worth
      union all select factor, score from factors where agency is null
      union all select 'overall', avg(score) from factors where agency is null)
    select 'part' as kind, code, score, se from scores join errors using (code)
    union all select 'agency', agency, avg(score), null from factors where agency is not null group by agency`;
}
