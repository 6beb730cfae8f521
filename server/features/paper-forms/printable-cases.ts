// For whom forms can be printed: open cases, but for people who asked not to be called, who are not written to either.
// Files are cut by the place in the draw, so that a file holds the same people whenever it is printed.
import { formsInFile, type PaperPrinting } from '#contract/paper-printing.ts';
import { compareVietnamese } from '#domain/vietnamese-order.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { Context } from '#server/context.ts';
import { definitionOf } from '#server/features/questionnaires/queries.ts';
import { surveyOf } from '#server/features/surveys/queries.ts';

export interface Wanted {
  readonly stratum?: string | undefined;
  readonly agency?: string | undefined;
  /** From 1. */
  readonly file: number;
}

export interface PrintableCase {
  readonly id: string;
  readonly verificationNumber: number;
  readonly name: string;
  readonly address: string | null;
}

/** Those of one file, in the order of the draw. */
export function printableCases(
  ctx: Context,
  surveyId: string,
  { file, ...whose }: Wanted,
): Promise<PrintableCase[]> {
  return ctx.db.$queryRaw<PrintableCase[]>`
    select id, "verificationNumber", name, address
    from (${placed(surveyId, whose)}) placed
    where printable and place > ${(file - 1) * formsInFile} and place <= ${file * formsInFile}
    order by place`;
}

/** @throws 'not-found' */
export async function paperPrinting(ctx: Context, surveyId: string): Promise<PaperPrinting> {
  const survey = await surveyOf(ctx, surveyId);
  const { languages } = await definitionOf(ctx, survey.interviewVersionId);
  const rows = await ctx.db.$queryRaw<
    {
      stratumId: string;
      values: Record<string, string>;
      agency: string | null;
      people: number;
      cases: number;
    }[]
  >`
    select s.id as "stratumId", s.values, agency,
           count(*) filter (where printable)::int as people, count(*)::int as cases
    from (${placed(surveyId, {})}) placed join strata s on s.id = stratum_id
    group by s.id, s.values, agency`;
  const strata = summed(rows, ({ stratumId, values }) => [stratumId, Object.values(values).join(' · ')]);
  const agencies = summed(rows, ({ agency }) => (agency === null ? null : [agency, agency]));
  const [all] = summed(rows, () => ['', '']);
  return {
    versionId: survey.interviewVersionId,
    languages: [...languages],
    people: all?.people ?? 0,
    files: all?.files ?? 0,
    strata: strata.map(({ key, ...rest }) => ({ id: key, ...rest })),
    agencies: agencies.map(({ key, people, files }) => ({ name: key, people, files })),
  };
}

/** Every case with its place among those that are meant, and whether it can be printed for. */
function placed(surveyId: string, { stratum, agency }: Omit<Wanted, 'file'>): Prisma.Sql {
  const ofStratum = stratum === undefined ? Prisma.empty : Prisma.sql`and c.stratum_id = ${stratum}::uuid`;
  const ofAgency = agency === undefined ? Prisma.empty : Prisma.sql`and t.agency_name = ${agency}`;
  return Prisma.sql`
    select c.id, c.stratum_id, c.verification_number as "verificationNumber", p.name, t.address, t.agency_name as agency,
           row_number() over (order by c.draw_order, c.id) as place,
           c.status = 'open' and exists (
             select 1 from unnest(p.phones) as phone
             where not exists (select 1 from do_not_call d where d.phone_e164 = phone)) as printable
    from cases c join persons p on p.id = c.person_id
    join sample_units u on u.id = c.sample_unit_id join transactions t on t.id = u.transaction_id
    where c.survey_id = ${surveyId}::uuid ${ofStratum} ${ofAgency}`;
}

interface Sum {
  key: string;
  name: string;
  people: number;
  files: number;
}

function summed<R extends { people: number; cases: number }>(
  rows: readonly R[],
  keyOf: (row: R) => readonly [string, string] | null,
): Sum[] {
  const sums = new Map<string, { key: string; name: string; people: number; cases: number }>();
  for (const row of rows) {
    const found = keyOf(row);
    if (!found) continue;
    const [key, name] = found;
    const sum = sums.get(key) ?? { key, name, people: 0, cases: 0 };
    sums.set(key, { ...sum, people: sum.people + row.people, cases: sum.cases + row.cases });
  }
  return [...sums.values()]
    .map(({ cases, ...sum }) => ({ ...sum, files: Math.ceil(cases / formsInFile) }))
    .toSorted((left, right) => compareVietnamese(left.name, right.name));
}
