// A finished attempt on a case, as if an operator had sat with it at that moment.
import type { DispositionCode } from '#domain/attempts/disposition-codes.ts';
import type { Context } from '#server/context.ts';

/** By operator dtv01, with one call to the case's first number; `placedAt` null: the carrier never dialled. */
export async function pastAttempt(
  { prisma }: Context,
  caseId: string,
  { disposition, at, placedAt }: { disposition: DispositionCode; at: Date; placedAt: Date | null },
): Promise<void> {
  const operator = await prisma.user.findUniqueOrThrow({ where: { username: 'dtv01' } });
  const { surveyId, person } = await prisma.case.findUniqueOrThrow({
    where: { id: caseId },
    include: { person: true },
  });
  const session = await prisma.operatorSession.create({
    data: {
      operatorId: operator.id,
      surveyId,
      purpose: 'interview',
      stateSince: at,
      seenAt: at,
      startedAt: at,
      endedAt: at,
      conference: crypto.randomUUID(),
    },
  });
  const assignment = await prisma.assignment.create({
    data: { caseId, operatorId: operator.id, sessionId: session.id, startedAt: at, endedAt: at },
  });
  const earlier = await prisma.contactAttempt.count({ where: { caseId, purpose: 'interview' } });
  await prisma.contactAttempt.create({
    data: {
      caseId,
      assignmentId: assignment.id,
      operatorId: operator.id,
      purpose: 'interview',
      number: earlier + 1,
      startedAt: at,
      endedAt: at,
      disposition,
      calls: {
        create: {
          phoneE164: person.phones[0] ?? '',
          state: 'completed',
          queuedAt: at,
          placedAt,
          endedAt: at,
        },
      },
    },
  });
}
