// Notes beside questions: written by whoever holds the attempt, read later by rule.
import type { ClientNote, InterviewNote } from '#contract/notes.ts';
import { problem } from '#contract/problems.ts';
import { actorOf, type Context } from '#server/context.ts';
import { definitionOf } from '#server/features/questionnaires/queries.ts';
import { isUniqueViolation } from '#server/platform/problems.ts';
import { questionByName } from '#domain/questionnaire/questions.ts';

/**
 * Stores a note of the actor's attempt, once: the same id sent again changes nothing. A note typed before the attempt
 * ended is taken afterwards too.
 * @throws 'not-found' when the attempt is not the actor's, has no form yet, or the form has no such question
 */
export async function writeNote(ctx: Context, attemptId: string, note: ClientNote): Promise<void> {
  const actor = actorOf(ctx);
  const attempt = await ctx.db.contactAttempt.findFirst({
    where: {
      id: attemptId,
      OR: [{ operatorId: actor.id }, { supervisorCalls: { some: { askedById: actor.id } } }],
    },
  });
  const interview =
    attempt &&
    (await ctx.db.interview.findUnique({
      where: {
        caseId_purpose_mode_formNumber: {
          caseId: attempt.caseId,
          purpose: attempt.purpose,
          mode: 'telephone',
          formNumber: 1,
        },
      },
    }));
  if (!interview) throw problem('not-found', { what: 'interview' });
  const definition = await definitionOf(ctx, interview.questionnaireVersionId);
  if (!questionByName(definition, note.questionName)) throw problem('not-found', { what: 'question' });
  try {
    await ctx.db.interviewNote.create({
      data: { ...note, interviewId: interview.id, attemptId, authorId: actor.id, storedAt: ctx.now() },
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
  }
}

/** The notes of an interview, oldest first, for whoever may know the interview. */
export async function notesOf(ctx: Context, interviewId: string): Promise<InterviewNote[]> {
  const notes = await ctx.db.interviewNote.findMany({
    where: { interviewId },
    orderBy: [{ writtenAt: 'asc' }, { storedAt: 'asc' }],
    include: { author: { select: { name: true } } },
  });
  return notes.map(({ id, questionName, text, author, writtenAt }) => ({
    id,
    questionName,
    text,
    authorName: author.name,
    writtenAt: writtenAt.toISOString(),
  }));
}
