// Prisma asks for several relations of a row at once, in a transaction as well, which has one connection. pg sends one
// query after the other all the same, warns of it, and will refuse from its version 9 (github.com/prisma/orm/pull/29468);
// so they wait for each other here.
import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlQueryable } from '@prisma/driver-adapter-utils';

/** The adapter of Prisma whose transactions ask one query at a time. */
export class PrismaInTurn extends PrismaPg {
  override async connect(): ReturnType<PrismaPg['connect']> {
    const adapter = await super.connect();
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (isolation) => inTurn(await start(isolation));
    return adapter;
  }
}

/** Gives the same object; each query of it begins when the former has ended, well or not. */
export function inTurn<Asked extends Pick<SqlQueryable, 'queryRaw' | 'executeRaw'>>(asked: Asked): Asked {
  let former: Promise<unknown> = Promise.resolve();
  const after = <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
    const answer = former.then(ask);
    former = answer.catch(() => undefined);
    return answer;
  };
  const queryRaw = asked.queryRaw.bind(asked);
  const executeRaw = asked.executeRaw.bind(asked);
  asked.queryRaw = (query) => after(() => queryRaw(query));
  asked.executeRaw = (query) => after(() => executeRaw(query));
  return asked;
}
