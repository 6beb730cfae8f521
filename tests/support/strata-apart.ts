import type { PrismaClient } from '#prisma/generated/client.ts';

/** Gives some cases of a stratum one of their own, six persons large, which no list of so few persons is drawn with. */
export async function apart(
  prisma: PrismaClient,
  cases: readonly { id: string; stratumId: string }[],
): Promise<void> {
  await prisma.$transaction(async (db) => {
    // A confirmed sample is never changed; only here.
    await db.$executeRaw`set local session_replication_role = replica`;
    const { id, ...former } = await db.stratum.findUniqueOrThrow({
      where: { id: cases[0]?.stratumId ?? '' },
    });
    const size = { personCount: 6, mainCount: 6 };
    const small = await db.stratum.create({
      data: { ...former, ...size, values: former.values ?? {}, key: `${former.key} 2` },
    });
    const left = { personCount: former.personCount - 6, mainCount: former.mainCount - 6 };
    await db.stratum.update({ where: { id }, data: left });
    await db.case.updateMany({
      where: { id: { in: cases.map((one) => one.id) } },
      data: { stratumId: small.id },
    });
  });
}
