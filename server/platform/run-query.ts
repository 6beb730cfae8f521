// One statement over whichever connection the caller holds: Prisma's, or pg's where Prisma is not loaded or cannot do it.
import type pg from 'pg';

import type { Database } from '#server/context.ts';

/** Runs one statement with its values and gives the rows. */
export type RunQuery = <Row extends object>(sql: string, values: readonly unknown[]) => Promise<Row[]>;

export function runOverPg(client: Pick<pg.ClientBase, 'query'>): RunQuery {
  return async <Row extends object>(sql: string, values: readonly unknown[]) =>
    (await client.query<Row>(sql, [...values])).rows;
}

export function runOverPrisma(db: Database): RunQuery {
  return <Row extends object>(sql: string, values: readonly unknown[]) =>
    db.$queryRawUnsafe<Row[]>(sql, ...values);
}
