import type { AnswerValue } from '#domain/questionnaire/answers.ts';
import { orderSeed, type InterviewContext } from '#domain/questionnaire/context.ts';
import { contradictions, type Contradiction } from '#domain/questionnaire/cross-checks.ts';
import { evaluatePath, type InterviewPath } from '#domain/questionnaire/path.ts';
import { formInMode } from '#domain/questionnaire/self-completed.ts';
import type { Interview } from '#prisma/generated/client.ts';
import { isOrganisation } from '#domain/lists/names.ts';
import { answerValue, type Purpose } from '#contract/common.ts';
import type { Context } from '#server/context.ts';
import { definitionOf } from '#server/features/questionnaires/queries.ts';
import { dayText } from '#server/platform/days.ts';

export { notesOf } from './notes.ts';

/**
 * The latest answer of each question of an interview that is open: the one with the greatest (epoch, sequence), in the
 * order of these.
 * Of a settled one only countedAnswers may be used.
 */
export async function latestAnswers(ctx: Context, interviewId: string): Promise<Map<string, AnswerValue>> {
  const rows = await placedAnswers(ctx, interviewId);
  return new Map(rows.map(({ questionName, value }) => [questionName, value]));
}

interface PlacedAnswer {
  readonly questionName: string;
  readonly value: AnswerValue;
  readonly epoch: number;
  readonly sequence: number;
}

/** The same with the places that order them. */
export async function placedAnswers(ctx: Context, interviewId: string): Promise<PlacedAnswer[]> {
  const rows = await ctx.db.$queryRaw<(Omit<PlacedAnswer, 'value'> & { value: unknown })[]>`
    select name as "questionName", value, epoch, sequence from (
      select distinct on (question_name) question_name as name, value, epoch, sequence
      from answers where interview_id = ${interviewId}::uuid
      order by question_name, epoch desc, sequence desc
    ) latest order by epoch, sequence`;
  return rows.map(({ value, ...row }) => ({ ...row, value: answerValue.parse(value) }));
}

/** What counts of a settled interview, whatever arrived after it was settled; nothing while it is open. */
export async function countedAnswers(ctx: Context, interviewId: string): Promise<Map<string, AnswerValue>> {
  const rows = await ctx.db.countedAnswer.findMany({
    where: { interviewId },
    select: { questionName: true, value: true },
  });
  return new Map(rows.map(({ questionName, value }) => [questionName, answerValue.parse(value)]));
}

/** Were answers beyond the introductory block given in this case since `since`? */
export async function hasAnswersBeyondIntroduction(
  ctx: Context,
  caseId: string,
  purpose: Purpose,
  since: Date,
): Promise<boolean> {
  const interview = await ctx.db.interview.findUnique({
    where: { caseId_purpose_mode_formNumber: { caseId, purpose, mode: 'telephone', formNumber: 1 } },
  });
  if (!interview) return false;
  const definition = await definitionOf(ctx, interview.questionnaireVersionId);
  const introduction = definition.blocks[0]?.questions.map(({ name }) => name) ?? [];
  const answer = await ctx.db.answer.findFirst({
    where: { interviewId: interview.id, storedAt: { gte: since }, questionName: { notIn: introduction } },
    select: { id: true },
  });
  return answer !== null;
}

/** What the questionnaire may know of a case: domain/questionnaire/context.ts. */
export async function interviewContext(
  ctx: Context,
  caseId: string,
  operatorName: string,
): Promise<InterviewContext> {
  const surveyCase = await ctx.db.case.findUniqueOrThrow({
    where: { id: caseId },
    include: { survey: true, person: true, sampleUnit: { include: { transaction: true } } },
  });
  const { survey, person } = surveyCase;
  const { transaction } = surveyCase.sampleUnit;
  const interview = await ctx.db.interview.findUnique({
    where: {
      caseId_purpose_mode_formNumber: { caseId, purpose: 'interview', mode: 'telephone', formNumber: 1 },
    },
  });
  return {
    'respondent.title': 'Ông/Bà',
    'respondent.name': person.name,
    'respondent.organisation': isOrganisation(person.name),
    'transaction.tthcName': transaction.tthcName,
    'transaction.field': transaction.field,
    'transaction.receivedOn': transaction.receivedOn && dayText(transaction.receivedOn),
    'transaction.resultOn': transaction.resultOn && dayText(transaction.resultOn),
    'agency.name': transaction.agencyName,
    'operator.name': operatorName,
    'survey.authority': survey.authority,
    'survey.planNumber': survey.planNumber,
    'survey.verificationPhone': survey.verificationPhone,
    'interview.heldOn': interview?.endedAt ? dayText(interview.endedAt) : null,
  };
}

export interface EvaluatedInterview {
  interviewId: string;
  path: InterviewPath;
  contradictions: Contradiction[];
}

/**
 * The path of what is asked by telephone in a case, by its stored answers, and what speaks against them, evaluated as the
 * console does. Null when none was opened.
 */
export async function interviewPath(
  ctx: Context,
  caseId: string,
  purpose: Purpose,
): Promise<EvaluatedInterview | null> {
  const interview = await ctx.db.interview.findUnique({
    where: { caseId_purpose_mode_formNumber: { caseId, purpose, mode: 'telephone', formNumber: 1 } },
    include: { operator: true },
  });
  if (!interview) return null;
  return evaluatedInterview(ctx, interview, interview.operator?.name ?? '');
}

/**
 * The same of a form in any mode, by what is asked in it.
 * @param given other answers than the stored ones
 */
export async function evaluatedInterview(
  ctx: Context,
  interview: Interview,
  operatorName: string,
  given?: ReadonlyMap<string, AnswerValue>,
): Promise<EvaluatedInterview> {
  const definition = formInMode(await definitionOf(ctx, interview.questionnaireVersionId), interview.mode);
  const known = await interviewContext(ctx, interview.caseId, operatorName);
  const context = { ...known, [orderSeed]: interview.id };
  const answers = given ?? (await latestAnswers(ctx, interview.id));
  const path = evaluatePath(definition, answers, context);
  const standing = { definition, context, answers: path.counted };
  return { interviewId: interview.id, path, contradictions: contradictions(standing, answers.keys()) };
}
