import { setImmediate as nextTurn } from 'node:timers/promises';

import type { SqlQuery, SqlResultSet } from '@prisma/driver-adapter-utils';
import { expect, test } from 'vitest';

import { inTurn } from '#server/platform/in-turn.ts';

const query = (sql: string): SqlQuery => ({ sql, args: [], argTypes: [] });

test('queries of one transaction go to the server one after the other, also after one that failed', async () => {
  const log: string[] = [];
  const run = async <Answer>({ sql }: SqlQuery, answer: Answer): Promise<Answer> => {
    log.push(`${sql} begins`);
    await nextTurn();
    log.push(`${sql} ends`);
    if (sql === 'wrong') throw new Error('refused');
    return answer;
  };
  const nothing: SqlResultSet = { columnNames: [], columnTypes: [], rows: [] };
  const transaction = inTurn({
    queryRaw: (asked: SqlQuery) => run(asked, nothing),
    executeRaw: (asked: SqlQuery) => run(asked, 1),
  });
  const outcomes = await Promise.allSettled([
    transaction.queryRaw(query('first')),
    transaction.executeRaw(query('wrong')),
    transaction.queryRaw(query('last')),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(log).toEqual(['first', 'wrong', 'last'].flatMap((sql) => [`${sql} begins`, `${sql} ends`]));
});
