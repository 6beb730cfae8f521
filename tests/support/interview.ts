// An operator's part in a test: answering a form question by question over the socket, as the console does.
import { openInterview, recordDisposition, type AttemptView, type ConsoleView } from '#contract/attempts.ts';
import { getQuestionnaireVersion } from '#contract/questionnaires.ts';
import type { AnswerValue } from '#domain/questionnaire/answers.ts';
import type { AskedQuestion, QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { evaluatePath, type InterviewPath } from '#domain/questionnaire/path.ts';
import { hasOptions, isAsked, optionsOf, questionByName } from '#domain/questionnaire/questions.ts';
import type { Person } from '#demo/person.ts';

export type Choose = (question: AskedQuestion, definition: QuestionnaireDefinition) => AnswerValue;

/** The first option, 4 on scales, a short text. */
export const willing: Choose = (question, definition) => {
  if (question.kind === 'multiple') return { value: [optionsOf(definition, question)[0]?.code ?? 1] };
  if (hasOptions(question))
    return { value: question.kind === 'scale' ? 4 : (optionsOf(definition, question)[0]?.code ?? 1) };
  return { value: question.kind === 'text' ? 'Làm tốt' : 1 };
};

export interface Filled {
  readonly interviewId: string;
  readonly answers: ReadonlyMap<string, AnswerValue>;
  readonly path: InterviewPath;
}

/** Answers the form of an attempt to its end, or `atMost` questions of it. Every answer is acknowledged as stored. */
export async function fillForm(
  person: Person,
  attempt: AttemptView,
  choose: Choose = willing,
  atMost = Infinity,
): Promise<Filled> {
  const form = await person.call(openInterview, { params: { attemptId: attempt.id } });
  const { definition } = await person.call(getQuestionnaireVersion, {
    params: { versionId: form.versionId },
  });
  const answers = new Map<string, AnswerValue>(
    form.answers.map(({ questionName, value }) => [questionName, value]),
  );
  let sequence = 0;
  for (;;) {
    const path = evaluatePath(definition, answers, form.context);
    if (path.current === null || sequence >= atMost) return { interviewId: form.interviewId, answers, path };
    const question = questionByName(definition, path.current);
    if (!question || !isAsked(question)) throw new Error(`No question ${path.current}`);
    const value = choose(question, definition);
    sequence += 1;
    const { interviewId, epoch } = form;
    const answeredAt = new Date().toISOString();
    await person.emit('answer:record', {
      interviewId,
      epoch,
      sequence,
      questionName: question.name,
      value,
      answeredAt,
    });
    answers.set(question.name, value);
  }
}

/** Sits down, waits for the headset. */
export async function sitDown(person: Person, surveyId: string): Promise<void> {
  await person.emit('session:start', { surveyId, purpose: 'interview' });
  await person.console((view) => view.session?.stationUp === true);
}

/** The attempt whose citizen is on the line, or has just left it: something for the operator to do. */
export async function nextTalk(person: Person): Promise<AttemptView> {
  const view = await person.console(
    ({ session }) => session?.state === 'talking' || session?.state === 'wrapUp',
  );
  if (!view.attempt) throw new Error('Talking without an attempt in hand');
  return view.attempt;
}

/** Records how the attempt ended. */
export function dispose(
  person: Person,
  attempt: AttemptView,
  disposition: string,
  more: { appointmentAt?: string; note?: string; then?: 'ready' | 'pause' } = {},
): Promise<ConsoleView> {
  return person.call(recordDisposition, {
    params: { attemptId: attempt.id },
    body: { disposition, then: 'pause', ...more },
  });
}
