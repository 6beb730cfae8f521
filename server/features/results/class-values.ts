// What the list says of the persons, where classes of non-response are made by it: as SQL, for interviews and for cases alike.
import type { PersonClass } from '#domain/results/response-classes.ts';

/** Empty where the list says nothing. `x` is the transaction. */
export const valueSql: Readonly<Record<PersonClass, string>> = {
  channel: `coalesce(x.channel, '')`,
  timeliness: `coalesce(x.timeliness, '')`,
};

/** From a case `k` to its transaction `x`. */
export const transactionSql =
  'join sample_units u on u.id = k.sample_unit_id left join transactions x on x.id = u.transaction_id';
