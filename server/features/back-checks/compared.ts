// Every compared answer of a survey's submitted phúc tra, with whose it was.
import type { AnswerComparison } from '#domain/back-checks/comparison.ts';
import type { Context } from '#server/context.ts';
import { surveyVersions } from '#server/features/questionnaires/queries.ts';
import { namesOfForm } from './compared-names.ts';
import { formOf } from './submitted.ts';
import { storedComparison } from './verdict-view.ts';
import { interviewerOf } from './interviewer.ts';

export interface ComparedOf extends Omit<AnswerComparison, 'name'> {
  /** As the survey's present version calls the question; null when that asks nothing comparable any more. */
  readonly name: string | null;
  readonly operatorId: string;
  readonly operatorName: string;
  readonly verifierId: string;
  readonly verifierName: string;
  readonly agencyName: string;
  readonly interviewedAt: Date;
}

/** In the order of submission. Overturned ones are among them: what two people answered does not change. */
export async function comparedAnswers(ctx: Context, surveyId: string): Promise<ComparedOf[]> {
  const rows = await ctx.db.backCheck.findMany({
    where: { surveyId, submittedAt: { not: null } },
    orderBy: [{ submittedAt: 'asc' }, { id: 'asc' }],
    include: {
      verifier: { select: { id: true, name: true } },
      recheck: { select: { startedAt: true } },
      interview: {
        include: {
          operator: { select: { id: true, name: true } },
          surveyCase: { select: { stratum: { select: { agencyName: true } } } },
        },
      },
    },
  });
  const versions = await surveyVersions(ctx, surveyId);
  const compared: ComparedOf[] = [];
  for (const { comparison, verifier, ...row } of rows) {
    const { interview } = row;
    const interviewer = interviewerOf(interview.operator);
    const names = await namesOfForm(versions, formOf(row));
    const whose = {
      operatorId: interviewer.id,
      operatorName: interviewer.name,
      verifierId: verifier?.id ?? '',
      verifierName: verifier?.name ?? '',
      agencyName: interview.surveyCase.stratum.agencyName,
      interviewedAt: interview.endedAt ?? interview.startedAt,
    };
    for (const question of storedComparison.parse(comparison).questions)
      compared.push({ ...question, ...whose, name: names.now(question.name) });
  }
  return compared;
}
