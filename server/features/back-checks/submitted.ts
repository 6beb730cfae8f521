// What is read of a submitted phúc tra with everything around it.
import type { decisionView } from '#contract/verdicts.ts';
import type { Consequence } from '#domain/back-checks/consequences.ts';
import type { BackCheckDecision, Prisma } from '#prisma/generated/client.ts';
import type { z } from 'zod';

import type { ComparedForm } from './compared-names.ts';

/** The row with its survey, interview, person, procedure, appeal and decision. */
export const submittedCheck = {
  survey: true,
  appeal: true,
  decision: true,
  recheck: { select: { startedAt: true } },
  interview: {
    include: {
      operator: { select: { id: true, name: true, username: true, unit: true } },
      surveyCase: {
        include: {
          person: { select: { name: true } },
          stratum: { select: { agencyName: true, field: true, part: true } },
          sampleUnit: { include: { transaction: { select: { tthcName: true, agencyName: true } } } },
        },
      },
    },
  },
} satisfies Prisma.BackCheckInclude;

export function decisionOf(decision: BackCheckDecision | null): z.infer<typeof decisionView> | null {
  return (
    decision && {
      finding: decision.finding === 'overturned' ? 'overturned' : 'upheld',
      consequences: decision.consequences as Consequence[],
      reason: decision.reason,
      decidedAt: decision.decidedAt.toISOString(),
    }
  );
}

/** What its questions are called by. */
export function formOf({
  surveyId,
  interview,
  recheck,
}: {
  surveyId: string;
  interview: { questionnaireVersionId: string };
  recheck: { startedAt: Date } | null;
}): ComparedForm {
  return {
    surveyId,
    versionId: interview.questionnaireVersionId,
    recheckStartedAt: recheck?.startedAt ?? null,
  };
}
