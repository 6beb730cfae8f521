// The form of the attempt in hand, opened once per page and attempt: definition, case, answers so far, and the outbox
// through which new answers leave. Opening again after a reload gives a new epoch and takes up what was left unsent.
import { call } from '#client/api/client.ts';
import { emitLive } from '#client/api/live.ts';
import { queryClient, queryKey } from '#client/api/queries.ts';
import { openInterview, type OpenedInterview } from '#contract/attempts.ts';
import { getQuestionnaireVersion } from '#contract/questionnaires.ts';
import { getMe, type Me } from '#contract/staff.ts';
import type { Answers, AnswerValue } from '#domain/questionnaire/answers.ts';

import { scriptContext } from './script-context.ts';
import type { Script } from '#client/interview/interview-walk.ts';
import { keptHere } from './browser-shelf.ts';
import { createOutbox, mergedAnswers, type Outbox, type OutboxEntry } from './outbox.ts';
import { sendAnswer } from './send-answer.ts';

export interface InterviewForm {
  interviewId: string;
  script: Script;
  outbox: Outbox;
  /** Everything answered, sent or not. */
  answers: () => Answers;
  /** Keeps an answer and starts it on its way. */
  record: (questionName: string, value: AnswerValue) => void;
  /** Answers beyond the introduction have been given in this attempt, as far as this page can know. */
  startedHere: () => boolean;
}

interface OpenForm {
  ownerId: string;
  form: Promise<InterviewForm>;
}
const forms = new Map<string, OpenForm>();

/** Opens the form of the attempt for its operator, or gives the one that this page has open. Throws Refusal. */
export function openForm(
  ownerId: string,
  attemptId: string,
  attemptStartedAt: string,
): Promise<InterviewForm> {
  const open = forms.get(attemptId);
  if (open?.ownerId === ownerId) return open.form;
  const form = openAnew(ownerId, attemptId, attemptStartedAt);
  forms.set(attemptId, { ownerId, form });
  form.catch(() => forms.delete(attemptId));
  return form;
}

/**
 * Every other attempt is over: nothing more is typed into its form; what is unsent still goes. What another person left
 * unsent in this page stays kept until that person is back.
 */
export function leaveOtherForms(ownerId: string, attemptInHand: string | null): void {
  for (const [attemptId, open] of forms) {
    if (attemptId === attemptInHand && open.ownerId === ownerId) continue;
    forms.delete(attemptId);
    open.form.then(
      async ({ outbox }) => {
        if (open.ownerId === ownerId) await outbox.settled();
        outbox.close();
      },
      // A form that did not open has nothing to send.
      () => undefined,
    );
  }
}

async function openAnew(
  ownerId: string,
  attemptId: string,
  attemptStartedAt: string,
): Promise<InterviewForm> {
  const opened = await call(openInterview, { params: { attemptId } });
  const version = { params: { versionId: opened.versionId } };
  const [{ definition }, leftovers] = await Promise.all([
    queryClient.fetchQuery({
      queryKey: queryKey(getQuestionnaireVersion, version),
      queryFn: () => call(getQuestionnaireVersion, version),
      // A published version never changes.
      staleTime: Infinity,
    }),
    keptHere(ownerId).of(opened.interviewId),
  ]);
  const script: Script = { definition, context: scriptContext(opened.context) };
  const outbox = outboxOf(ownerId, opened.interviewId, leftovers);
  return formOf(opened, script, outbox, leftovers, attemptStartedAt);
}

function formOf(
  opened: OpenedInterview,
  script: Script,
  outbox: Outbox,
  leftovers: readonly OutboxEntry[],
  attemptStartedAt: string,
): InterviewForm {
  const { interviewId, epoch } = opened;
  const introduction = new Set(script.definition.blocks[0]?.questions.map(({ name }) => name));
  const begunHere = opened.startedAt >= attemptStartedAt;
  const typedHere = new Set(leftovers.map(({ questionName }) => questionName));
  let answers = mergedAnswers(opened.answers, leftovers);
  let sequence = 0;
  return {
    interviewId,
    script,
    outbox,
    answers: () => answers,
    record: (questionName, value) => {
      sequence += 1;
      answers = new Map(answers).set(questionName, value);
      typedHere.add(questionName);
      outbox.add({ interviewId, epoch, sequence, questionName, value, answeredAt: new Date().toISOString() });
    },
    startedHere: () =>
      [...(begunHere ? answers.keys() : typedHere)].some((questionName) => !introduction.has(questionName)),
  };
}

/** The outbox of one person's interview with this browser's storage and the socket behind it. */
export function outboxOf(ownerId: string, interviewId: string, leftovers: readonly OutboxEntry[]): Outbox {
  const kept = keptHere(ownerId);
  return createOutbox({
    leftovers,
    keep: (entries) => void kept.keep(interviewId, entries),
    send: (entry) => sendAnswer(ownerId, entry, line),
    wait: (failures) =>
      new Promise((resolve) => setTimeout(resolve, Math.min(5_000, 500 * 2 ** (failures - 1)))),
  });
}

const line = {
  emit: (entry: OutboxEntry) => emitLive('answer:record', entry),
  signedIn: () => queryClient.getQueryData<Me>(queryKey(getMe, {}))?.id ?? null,
  askSignedIn: async () => (await call(getMe, {})).id,
};
