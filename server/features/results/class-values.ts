// What the list says of the persons, where classes of non-response are made by it: for interviews, and as SQL for cases.
import type { PersonClass } from '#domain/results/response-classes.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { Context } from '#server/context.ts';
import type { SurveyColumns } from './survey-columns.ts';

/** Empty where the list says nothing. `x` is the transaction. */
export const valueSql: Readonly<Record<PersonClass, string>> = {
  channel: `coalesce(x.channel, '')`,
  timeliness: `coalesce(x.timeliness, '')`,
};

/** By place of the interview. What the list says of a person never changes. */
export class ClassValues {
  readonly of: PersonClass;
  private readonly values = new Map<number, string>();

  constructor(of: PersonClass) {
    this.of = of;
  }

  valueAt(place: number): string {
    return this.values.get(place) ?? '';
  }

  /**
   * Reads what is not known yet, and gives what takes it in once the interviews have their places.
   *
   * @param since transactions that had committed before this one have been seen; 0 reads everything
   */
  async read(ctx: Context, surveyId: string, since: bigint): Promise<(columns: SurveyColumns) => void> {
    const rows = await ctx.db.$queryRaw<{ id: string; value: string }[]>`
      select replace(c.interview_id::text, '-', '') as id, ${Prisma.raw(valueSql[this.of])} as value
      from counted_interviews c
      join interviews i on i.id = c.interview_id
      join cases k on k.id = i.case_id
      join sample_units u on u.id = k.sample_unit_id
      left join transactions x on x.id = u.transaction_id
      where c.survey_id = ${surveyId}::uuid and c.changed_in >= ${since}::bigint`;
    return ({ places }) => {
      for (const { id, value } of rows) {
        const place = places.get(id);
        if (place !== undefined) this.values.set(place, value);
      }
    };
  }
}
