// What was noted beside the questions of a re-call, for the verifier who submitted it. Of the interview that it checks
// nothing is read here: its notes have a door of their own (features/interviews/noted.ts).
import type { BackCheckResult } from '#contract/back-checks.ts';
import { questionByName } from '#domain/questionnaire/questions.ts';
import type { Context } from '#server/context.ts';
import { notesOf } from '#server/features/interviews/queries.ts';
import { definitionOf } from '#server/features/questionnaires/queries.ts';

/** Oldest first, those of earlier attempts at the re-call too: the form is one. Without who wrote them. */
export async function recheckNotesOf(ctx: Context, backCheckId: string): Promise<BackCheckResult['notes']> {
  const recheck = await ctx.db.interview.findFirst({
    where: { recheckOf: { id: backCheckId }, purpose: 'backCheck' },
  });
  if (!recheck) return [];
  const definition = await definitionOf(ctx, recheck.questionnaireVersionId);
  const notes = await notesOf(ctx, recheck.id);
  return notes.map(({ id, questionName, text, writtenAt }) => ({
    id,
    label: questionByName(definition, questionName)?.label ?? { vi: questionName },
    text,
    writtenAt,
  }));
}
