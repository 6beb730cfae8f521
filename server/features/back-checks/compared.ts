// Every compared answer of a survey's submitted phúc tra, with whose it was.
import type { AnswerComparison } from '#domain/back-checks/comparison.ts';
import type { Context } from '#server/context.ts';
import { storedComparison } from './verdict-view.ts';

export interface ComparedOf extends AnswerComparison {
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
      interview: {
        include: {
          operator: { select: { id: true, name: true } },
          surveyCase: { select: { stratum: { select: { agencyName: true } } } },
        },
      },
    },
  });
  return rows.flatMap(({ comparison, verifier, interview }) => {
    const whose = {
      operatorId: interview.operator.id,
      operatorName: interview.operator.name,
      verifierId: verifier?.id ?? '',
      verifierName: verifier?.name ?? '',
      agencyName: interview.surveyCase.stratum.agencyName,
      interviewedAt: interview.endedAt ?? interview.startedAt,
    };
    return storedComparison.parse(comparison).questions.map((question) => ({ ...question, ...whose }));
  });
}
