// What a demo operator does once the citizen has taken the telephone: reads the form out on the line, records what was
// meant, and says how it ended. Who is on the line is the simulator's business; the words go through its voice door.
import { hangUp, openInterview, recordDisposition, type AttemptView } from '#contract/attempts.ts';
import { getQuestionnaireVersion } from '#contract/questionnaires.ts';
import { dispositionOfOutcome } from '#domain/attempts/from-outcome.ts';
import type { AnswerValue } from '#domain/questionnaire/answers.ts';
import { checkInInterview } from '#domain/questionnaire/cross-checks.ts';
import type { AskedQuestion } from '#domain/questionnaire/definition.ts';
import type { Standing } from '#domain/questionnaire/offered-options.ts';
import { evaluatePath, type InterviewPath } from '#domain/questionnaire/path.ts';
import { isAsked, questionByName } from '#domain/questionnaire/questions.ts';
import { renderText } from '#domain/questionnaire/text.ts';
import { answerOf } from '#prisma/seed/history-citizen.ts';
import type { Citizen } from '#simulator/speech/citizen.ts';
import { courseOfInterview } from './course.ts';
import type { Person } from './person.ts';
import { say } from './voice-door.ts';

/** Long enough for the next call to find the time come, short enough for fast time. */
const laterMs = 3000;

interface Line {
  voiceOrigin: string;
  callSid: string;
}

interface Ending {
  disposition: string;
  appointmentAt?: string;
}

/** Talks with the citizen of an attempt to its end and records the result; then waits for the next or pauses. */
export async function converse(
  person: Person,
  attempt: AttemptView,
  citizen: Citizen,
  { voiceOrigin, then }: { voiceOrigin: string; then: 'ready' | 'pause' },
): Promise<void> {
  const line = { voiceOrigin, callSid: attempt.call?.carrierCallSid ?? '' };
  const ending = await endingOf(person, attempt, citizen, line);
  if (ending === null) return;
  await person.call(recordDisposition, { params: { attemptId: attempt.id }, body: { ...ending, then } });
}

async function endingOf(
  person: Person,
  attempt: AttemptView,
  citizen: Citizen,
  line: Line,
): Promise<Ending | null> {
  switch (citizen.behaviour.kind) {
    case 'completes':
    case 'not-eligible':
    case 'hangs-up': {
      const path = await fillForm(person, attempt, citizen, line);
      const { ended } = path;
      // How long the citizen was on the line is known once they no longer are.
      if (ended !== null) await person.call(hangUp, { params: { attemptId: attempt.id } });
      const { attempt: inHand } = await person.console(
        (view) => view.session?.state === 'wrapUp' || view.attempt?.id !== attempt.id,
      );
      // Who hangs up during the introduction has ended the attempt.
      if (inHand?.id !== attempt.id) return null;
      if (ended === null) return { disposition: 'break-off' };
      return { disposition: ended.kind === 'complete' ? 'complete' : dispositionOfOutcome(ended.outcome) };
    }
    case 'refuses':
      return { disposition: 'refusal-soft' };
    case 'call-later':
      return { disposition: 'appointment', appointmentAt: new Date(Date.now() + laterMs).toISOString() };
    case 'wrong-person':
      return { disposition: 'wrong-person' };
    case 'answering-machine':
      return { disposition: 'voicemail' };
    case 'hangs-up-at-once':
      return { disposition: 'hung-up' };
    default:
      return { disposition: 'technical-failure' };
  }
}

/** Asks question by question until the form or the citizen's patience ends. Every answer is stored when it goes on. */
async function fillForm(
  person: Person,
  attempt: AttemptView,
  citizen: Citizen,
  line: Line,
): Promise<InterviewPath> {
  const form = await person.call(openInterview, { params: { attemptId: attempt.id } });
  const { definition } = await person.call(getQuestionnaireVersion, {
    params: { versionId: form.versionId },
  });
  const answers = new Map<string, AnswerValue>(
    form.answers.map(({ questionName, value }) => [questionName, value]),
  );
  const course = courseOfInterview(form);
  const over = async (path: InterviewPath): Promise<InterviewPath> => {
    for (const events of course.batches())
      await person.emit('paradata:record', { interviewId: form.interviewId, epoch: form.epoch, events });
    return path;
  };
  for (let sequence = 1; ; sequence += 1) {
    const path = evaluatePath(definition, answers, form.context);
    const question = path.current === null ? undefined : questionByName(definition, path.current);
    if (!question || !isAsked(question)) return over(path);
    const rendering = { definition, language: 'vi', context: form.context, answers: path.counted };
    const text = renderText(question.say, rendering);
    const { hungUp, seconds } = await say(line, { name: question.name, kind: question.kind, text });
    if (hungUp) return over(path);
    course.answered(question.name, sequence, seconds);
    const value = askedAgain(rendering, question, answerOf(citizen, question, rendering));
    await person.emit('answer:record', {
      interviewId: form.interviewId,
      epoch: form.epoch,
      sequence,
      questionName: question.name,
      value,
      answeredAt: new Date().toISOString(),
    });
    answers.set(question.name, value);
  }
}

/** What cannot be true is asked again: one of several options is kept, or nothing is known for certain. */
function askedAgain(standing: Standing, question: AskedQuestion, value: AnswerValue): AnswerValue {
  const holds = (answer: AnswerValue) => checkInInterview(standing, question, answer)?.hard !== true;
  if (holds(value)) return value;
  if ('value' in value && Array.isArray(value.value)) {
    const kept = value.value.map((code) => ({ value: [code] })).find(holds);
    if (kept) return kept;
  }
  const special = question.special?.find((each) => each === 'dontKnow') ?? question.special?.at(-1);
  return special === undefined ? value : { special };
}
