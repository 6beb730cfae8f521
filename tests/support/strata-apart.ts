import type { PrismaClient } from '#prisma/generated/client.ts';

/** Gives some cases of a stratum one of their own, as large as said, which no list of so few persons is drawn with. */
export async function apart(
  prisma: PrismaClient,
  cases: readonly { id: string; stratumId: string; sampleUnitId: string }[],
  persons = 6,
): Promise<void> {
  await prisma.$transaction(async (db) => {
    // A confirmed sample is never changed; only here.
    await db.$executeRaw`set local session_replication_role = replica`;
    const { id, ...former } = await db.stratum.findUniqueOrThrow({
      where: { id: cases[0]?.stratumId ?? '' },
    });
    const size = { personCount: persons, mainCount: persons };
    const small = await db.stratum.create({
      data: { ...former, ...size, values: former.values ?? {}, key: `${former.key} 2` },
    });
    const left = { personCount: former.personCount - persons, mainCount: former.mainCount - persons };
    await db.stratum.update({ where: { id }, data: left });
    const own = { stratumId: small.id };
    await db.case.updateMany({ where: { id: { in: cases.map((one) => one.id) } }, data: own });
    const units = cases.map(({ sampleUnitId }) => sampleUnitId);
    await db.sampleUnit.updateMany({ where: { id: { in: units } }, data: own });
  });
}
