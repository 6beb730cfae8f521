// Answers in words to one question of a survey, from complete interviews, newest first; names known from the case beside.
import type { CodingRound } from '#domain/results/open-answers/code-frame.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { Context } from '#server/context.ts';

export interface WordedAnswer {
  readonly interviewId: string;
  /** Of the form that the interview was held by. */
  readonly versionId: string;
  readonly questionName: string;
  readonly words: string;
  readonly personName: string;
  readonly agency: string;
  readonly field: string;
  readonly answeredOn: string;
  readonly codings: Partial<Record<CodingRound, number[]>>;
}

export interface AnswerFilter {
  /** Version and name of the question in each version of the form. */
  readonly names: readonly { versionId: string; question: string }[];
  /** As to_tsquery takes it; empty for all. */
  readonly search: string;
  readonly agency?: string | undefined;
  /** Interviews with an answer 1–3 to one of these. */
  readonly below?: readonly { versionId: string; question: string }[] | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly state: 'all' | 'uncoded' | 'coded' | 'differing';
  readonly interviewId?: string | undefined;
}

export async function wordedAnswers(
  ctx: Context,
  surveyId: string,
  filter: AnswerFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<WordedAnswer[]> {
  return ctx.db.$queryRaw<WordedAnswer[]>`
    select a.interview_id as "interviewId", i.questionnaire_version_id as "versionId",
           a.question_name as "questionName", a.value ->> 'value' as words,
           p.name as "personName", coalesce(nullif(s.agency_name, ''), t.agency_name, '') as agency,
           coalesce(t.field, '') as field,
           to_char(i.ended_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD') as "answeredOn",
           coalesce((select jsonb_object_agg(o.round, o.codes) from open_codings o
                     where o.interview_id = a.interview_id and o.question_name = a.question_name), '{}') as codings
    ${matching(surveyId, filter)}
    order by i.ended_at desc, i.id limit ${limit} offset ${offset}`;
}

export async function countWorded(ctx: Context, surveyId: string, filter: AnswerFilter): Promise<number> {
  const [row] = await ctx.db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count ${matching(surveyId, filter)}`;
  return row?.count ?? 0;
}

/** The items that each of these interviews rated 1 to 3. */
export async function lowItems(
  ctx: Context,
  surveyId: string,
  interviewIds: readonly string[],
  items: readonly { versionId: string; question: string; item: string }[],
): Promise<Map<string, string[]>> {
  const rows = await ctx.db.$queryRaw<{ interviewId: string; versionId: string; question: string }[]>`
    select a.interview_id as "interviewId", i.questionnaire_version_id as "versionId", a.question_name as question
    from counted_answers a join interviews i on i.id = a.interview_id
    where i.survey_id = ${surveyId}::uuid and a.interview_id = any(${[...interviewIds]}::uuid[])
      and a.code between 1 and 3 and ${among(Prisma.sql`a.question_name`, items)}`;
  const itemOf = new Map(items.map(({ versionId, question, item }) => [`${versionId} ${question}`, item]));
  const low = new Map<string, string[]>();
  for (const { interviewId, versionId, question } of rows) {
    const item = itemOf.get(`${versionId} ${question}`);
    if (item !== undefined) low.set(interviewId, [...(low.get(interviewId) ?? []), item]);
  }
  return low;
}

function matching(surveyId: string, filter: AnswerFilter): Prisma.Sql {
  const coded = Prisma.sql`exists (select 1 from open_codings o where o.interview_id = a.interview_id
    and o.question_name = a.question_name and o.round in ('first', 'settled'))`;
  const conditions = [
    Prisma.sql`i.survey_id = ${surveyId}::uuid and i.purpose = 'interview' and i.status = 'complete'`,
    Prisma.sql`jsonb_typeof(a.value -> 'value') = 'string' and a.value ->> 'value' <> ''`,
    among(Prisma.sql`a.question_name`, filter.names),
  ];
  if (filter.search !== '')
    conditions.push(
      Prisma.sql`to_tsvector('simple', folded_words(a.value ->> 'value')) @@ to_tsquery('simple', ${filter.search})`,
    );
  if (filter.agency !== undefined)
    conditions.push(Prisma.sql`coalesce(nullif(s.agency_name, ''), t.agency_name, '') = ${filter.agency}`);
  if (filter.below !== undefined)
    conditions.push(
      Prisma.sql`exists (select 1 from counted_answers r where r.interview_id = a.interview_id
        and r.code between 1 and 3 and ${among(Prisma.sql`r.question_name`, filter.below)})`,
    );
  if (filter.from !== undefined)
    conditions.push(Prisma.sql`(i.ended_at at time zone 'Asia/Ho_Chi_Minh')::date >= ${filter.from}::date`);
  if (filter.to !== undefined)
    conditions.push(Prisma.sql`(i.ended_at at time zone 'Asia/Ho_Chi_Minh')::date <= ${filter.to}::date`);
  if (filter.interviewId !== undefined)
    conditions.push(Prisma.sql`a.interview_id = ${filter.interviewId}::uuid`);
  if (filter.state === 'uncoded') conditions.push(Prisma.sql`not ${coded}`);
  if (filter.state === 'coded') conditions.push(coded);
  if (filter.state === 'differing')
    conditions.push(
      Prisma.sql`exists (select 1 from open_codings o where o.interview_id = a.interview_id
        and o.question_name = a.question_name and o.round = 'second')
        and not exists (select 1 from open_codings o where o.interview_id = a.interview_id
        and o.question_name = a.question_name and o.round = 'settled')`,
    );
  return Prisma.sql`
    from counted_answers a
    join interviews i on i.id = a.interview_id
    join cases c on c.id = i.case_id
    join persons p on p.id = c.person_id
    join strata s on s.id = c.stratum_id
    join sample_units u on u.id = c.sample_unit_id
    left join transactions t on t.id = u.transaction_id
    where ${Prisma.join(conditions, ' and ')}`;
}

/** The answer is to one of these questions as the interview's version names it. */
function among(column: Prisma.Sql, names: readonly { versionId: string; question: string }[]): Prisma.Sql {
  if (names.length === 0) return Prisma.sql`false`;
  const pairs = names.map(({ versionId, question }) => Prisma.sql`(${versionId}::uuid, ${question})`);
  return Prisma.sql`(i.questionnaire_version_id, ${column}) in (${Prisma.join(pairs, ', ')})`;
}
