// The gate in front of the answers: only what the questionnaire of the form takes comes in, by the same rules as in the
// console, so that nothing behind it (path, counted answers, index, exports) meets an answer that cannot be.
import type { ClientEventPayload } from '#contract/live-events.ts';
import { problem } from '#contract/problems.ts';
import type { InterviewMode } from '#domain/interviews/modes.ts';
import { formInMode } from '#domain/questionnaire/self-completed.ts';
import { checkAnswer } from '#domain/questionnaire/answer-check.ts';
import type { AnswerValue } from '#domain/questionnaire/answers.ts';
import type { AskedQuestion, QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { hasOptions, isAsked, optionsOf, questionsOf } from '#domain/questionnaire/questions.ts';
import type { Context } from '#server/context.ts';
import { definitionOf } from '#server/features/questionnaires/queries.ts';

export interface AcceptedAnswer {
  readonly value: AnswerValue;
  /** The question is about recording the call: what it says is to be done at once. */
  readonly aboutRecording: boolean;
}

/**
 * The answer as it is to be stored. Unusual answers (soft faults) were confirmed in the console and pass.
 * @throws 'answer-not-accepted' with the fault's code, or `unknown-question`; 'not-found' when there is no such form
 */
export async function acceptedAnswer(
  ctx: Context,
  {
    interviewId,
    questionName,
    value,
  }: Pick<ClientEventPayload<'answer:record'>, 'interviewId' | 'questionName' | 'value'>,
  mode: InterviewMode = 'telephone',
): Promise<AcceptedAnswer> {
  const definition = formInMode(forms.get(interviewId) ?? (await formOf(ctx, interviewId)), mode);
  const asked = askedIn(definition).get(questionName);
  if (!asked) throw problem('answer-not-accepted', { questionName, reason: 'unknown-question' });
  const answer = storable(value);
  const fault = checkAnswer(definition, asked.question, answer);
  if (fault?.hard) throw problem('answer-not-accepted', { questionName, reason: fault.code });
  return { value: answer, aboutRecording: asked.aboutRecording };
}

interface Asked {
  readonly question: AskedQuestion;
  readonly aboutRecording: boolean;
}

const askedByForm = new WeakMap<QuestionnaireDefinition, ReadonlyMap<string, Asked>>();

/** What the form asks, by name. A definition never changes, so it is looked through once. */
function askedIn(definition: QuestionnaireDefinition): ReadonlyMap<string, Asked> {
  const known = askedByForm.get(definition);
  if (known) return known;
  const asked = new Map<string, Asked>();
  for (const question of questionsOf(definition)) {
    if (!isAsked(question)) continue;
    const aboutRecording =
      hasOptions(question) && optionsOf(definition, question).some(({ effect }) => effect !== undefined);
    asked.set(question.name, { question, aboutRecording });
  }
  askedByForm.set(definition, asked);
  return asked;
}

/** PostgreSQL's jsonb takes neither half a surrogate pair nor U+0000; a text is stored without them. */
function storable(answer: AnswerValue): AnswerValue {
  if (!('value' in answer) || typeof answer.value !== 'string') return answer;
  return { value: answer.value.toWellFormed().replaceAll('\u0000', '') };
}

/** The forms last opened or answered; a form never changes its version, so that storing an answer stays one statement. */
const forms = new Map<string, QuestionnaireDefinition>();
const formsKept = 2_000;

/** The form is open now: its first answer, too, is stored without asking what it is. */
export function expectAnswers(interviewId: string, definition: QuestionnaireDefinition): void {
  const [oldest] = forms.keys();
  if (oldest !== undefined && forms.size >= formsKept) forms.delete(oldest);
  forms.set(interviewId, definition);
}

async function formOf(ctx: Context, interviewId: string): Promise<QuestionnaireDefinition> {
  const form = await ctx.db.interview.findUnique({
    where: { id: interviewId },
    select: { questionnaireVersionId: true },
  });
  if (!form) throw problem('not-found', { what: 'interview' });
  const definition = await definitionOf(ctx, form.questionnaireVersionId);
  expectAnswers(interviewId, definition);
  return definition;
}
