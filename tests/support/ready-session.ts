import type { Context } from '#server/context.ts';

/** Somebody at their desk, headset up, waiting for a call of the survey. Gives the session's id. */
export async function readySession(
  { prisma }: Pick<Context, 'prisma'>,
  surveyId: string,
  operatorId: string,
): Promise<string> {
  const now = new Date();
  const { id } = await prisma.operatorSession.create({
    data: {
      operatorId,
      surveyId,
      purpose: 'interview',
      state: 'ready',
      stationUp: true,
      stateSince: now,
      seenAt: now,
      startedAt: now,
      conference: crypto.randomUUID(),
    },
  });
  return id;
}
