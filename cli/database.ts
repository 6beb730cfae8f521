// The database for commands that work on the product's own data: DATABASE_URL of the environment or of .env.
import { openDatabase, type OpenDatabase } from '#server/platform/database.ts';
import { readSettings } from '#server/platform/env.ts';
import { offlineContext } from '#server/platform/offline-context.ts';
import { loadEnvFile } from '#server/platform/process.ts';

import { InputFault } from './input-fault.ts';

export type OfflineContext = ReturnType<typeof offlineContext>;

/**
 * Lends the database and a context in which this account acts: the one of that name, else the administrator who was
 * there first. Jobs and live events go nowhere: the command does the work itself.
 * @throws InputFault
 */
export async function withDatabase<Result>(
  username: string | undefined,
  work: (ctx: OfflineContext, database: OpenDatabase) => Promise<Result>,
): Promise<Result> {
  loadEnvFile();
  const url = readSettings(process.env).DATABASE_URL;
  if (url === undefined) throw new InputFault('Hãy đặt DATABASE_URL trong môi trường hoặc .env.');
  const database = openDatabase(url, 4);
  try {
    const account = await database.prisma.user.findFirst({
      where: username === undefined ? { role: 'admin' } : { username },
      orderBy: { createdAt: 'asc' },
    });
    if (!account)
      throw new InputFault(
        username === undefined
          ? 'Chưa có tài khoản quản trị nào; hãy thêm bằng npm run person, hoặc chỉ rõ --as.'
          : `Không có tài khoản "${username}".`,
      );
    const actor = { ...account, username: account.username ?? account.id };
    return await work(offlineContext(database, actor), database);
  } finally {
    await database.close();
  }
}
