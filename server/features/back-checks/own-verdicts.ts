// What an operator sees of phúc tra: verdicts on their own interviews, once they stand. Nothing of the verifier.
import type { OwnVerdict } from '#contract/verdicts.ts';
import type { Consequence } from '#domain/back-checks/consequences.ts';
import { actorOf, type Context } from '#server/context.ts';
import { appealBlock, appealEndOf } from './appeals.ts';
import { decisionOf, formOf, submittedCheck } from './submitted.ts';
import { verdictView } from './verdict-view.ts';

/** Newest first. A phúc tra for which nobody was reached says nothing of the operator and is not shown. */
export async function ownVerdicts(ctx: Context): Promise<OwnVerdict[]> {
  const { id: operatorId } = actorOf(ctx);
  const rows = await ctx.db.backCheck.findMany({
    where: { status: 'submitted', interview: { operatorId } },
    orderBy: { submittedAt: 'desc' },
    take: 200,
    include: submittedCheck,
  });
  return Promise.all(
    rows.map(async (row): Promise<OwnVerdict> => {
      const { interview, survey, appeal, decision } = row;
      const { person, sampleUnit } = interview.surveyCase;
      const submittedAt = row.submittedAt ?? row.selectedAt;
      const { verdict, reasons, versionId, questions } = await verdictView(ctx, { ...row, ...formOf(row) });
      return {
        id: row.id,
        surveyId: survey.id,
        surveyName: survey.name,
        versionId,
        respondentName: person.name,
        tthcName: sampleUnit.transaction.tthcName ?? '',
        agencyName: sampleUnit.transaction.agencyName ?? '',
        interviewedAt: (interview.endedAt ?? interview.startedAt).toISOString(),
        submittedAt: submittedAt.toISOString(),
        verdict: verdict ?? 'confirmed',
        reasons,
        questions,
        consequences: row.consequences as Consequence[],
        appealUntil: appealEndOf(survey, submittedAt).toISOString(),
        appealBlock: appealBlock(row, ctx.now()),
        appeal: appeal && { statement: appeal.statement, appealedAt: appeal.appealedAt.toISOString() },
        decision: decisionOf(decision),
      };
    }),
  );
}
