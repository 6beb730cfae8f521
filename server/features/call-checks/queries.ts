// A citizen rings the verification number and quotes the code of their call.
import type { CheckedCall } from '#contract/call-checks.ts';
import { verificationNumber } from '#domain/cases/verification-code.ts';
import { maskPhone } from '#domain/lists/mask-phone.ts';
import { actorOf, type Context } from '#server/context.ts';
import { recordingsKept } from '#server/features/recordings/queries.ts';
import { audit } from '#server/platform/audit.ts';

/** What is known of the case with this code, and our calls to it; null when there is none. Each look is audited. */
export async function checkedCall(ctx: Context, code: string): Promise<CheckedCall | null> {
  const number = verificationNumber(code);
  if (number === null) return null;
  const isOffice = actorOf(ctx).role !== 'supervisor';
  const found = await ctx.db.case.findUnique({
    where: { verificationNumber: number },
    include: {
      survey: true,
      person: true,
      sampleUnit: { include: { transaction: true } },
      attempts: {
        // The room must not learn here whom phúc tra has called.
        ...(isOffice ? {} : { where: { purpose: 'interview' } }),
        orderBy: { startedAt: 'desc' },
        take: 20,
        include: { operator: { select: { name: true } }, calls: { where: { placedAt: { not: null } } } },
      },
    },
  });
  if (!found) return null;
  await audit(ctx, 'call-checked', 'case', found.id);
  const { transaction } = found.sampleUnit;
  return {
    surveyName: found.survey.name,
    authority: found.survey.authority,
    planNumber: found.survey.planNumber,
    respondentName: found.person.name,
    tthcName: transaction.tthcName ?? '',
    agencyName: transaction.agencyName ?? '',
    calls: found.attempts.flatMap(({ operator, calls }) =>
      calls.map(({ placedAt, queuedAt, phoneE164, answeredAt }) => ({
        at: (placedAt ?? queuedAt).toISOString(),
        phoneMasked: maskPhone(phoneE164),
        operatorName: operator.name,
        answered: answeredAt !== null,
      })),
    ),
    recordings: isOffice ? await recordingsKept(ctx, found.id) : null,
  };
}
