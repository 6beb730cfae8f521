// What becomes of a case when its citizen answers by themselves, on paper or on the web.
import type { DispositionCode } from '#domain/attempts/disposition-codes.ts';
import type { Case } from '#prisma/generated/client.ts';
import type { Context } from '#server/context.ts';

/** A case and its row's lock until the commit: whoever settles a case looks at it under this. */
export async function lockCase(ctx: Context, caseId: string): Promise<Case> {
  await ctx.db.$queryRaw`select 1 from cases where id = ${caseId}::uuid for update`;
  return ctx.db.case.findUniqueOrThrow({ where: { id: caseId } });
}

/** The columns of a case that has ended. */
export function finalCase(now: Date, disposition: DispositionCode, reason: string) {
  return {
    status: 'final',
    disposition,
    reason,
    nextCallAt: null,
    appointmentAt: null,
    finalAt: now,
  } as const;
}
