// The form of the attempt in hand, opened once per page and attempt: definition, case, answers so far, and the outbox
// through which new answers leave. Opening again after a reload gives a new epoch and takes up what was left unsent.
import { call } from '#client/api/client.ts';
import { halfTypedOf, type HalfTyped } from '#client/api/half-typed.ts';
import { queryClient, queryKey } from '#client/api/queries.ts';
import { openInterview, type OpenedInterview } from '#contract/attempts.ts';
import type { InterviewNote } from '#contract/notes.ts';
import { getQuestionnaireVersion } from '#contract/questionnaires.ts';
import type { AnswerValue } from '#domain/questionnaire/answers.ts';

import { scriptContext } from './script-context.ts';
import {
  calledAgain,
  introductionOf,
  sameAnswer,
  withLatest,
  type Script,
  type Walk,
} from '#client/interview/interview-walk.ts';
import { letGo, takeInHand } from './in-hand.ts';
import { hereClocks, leftoversAbout, leftoversOf, onTheWay, type OnTheWay } from './on-the-way.ts';
import { mergedAnswers, type Outbox, type OutboxEntry } from './outbox.ts';
import { createParadata, type Paradata } from './paradata.ts';

export interface InterviewForm {
  interviewId: string;
  script: Script;
  outbox: Outbox;
  /** The course of the interview, told as it happens. */
  paradata: Paradata;
  /** The notes beside questions as they were when the form was opened. */
  notes: readonly InterviewNote[];
  /** What is typed and neither given nor saved yet. */
  halfTyped: HalfTyped;
  /** Everything answered, sent or not, and where the conversation begins: with a greeting if it was begun before. */
  beginning: () => Walk;
  /** Keeps an answer and starts it on its way. */
  record: (questionName: string, value: AnswerValue) => void;
  /** Answers beyond the introduction have been given in this attempt, as far as this page can know. */
  startedHere: () => boolean;
}

interface OpenForm {
  ownerId: string;
  form: Promise<{ form: InterviewForm; way: OnTheWay }>;
}
const forms = new Map<string, OpenForm>();

/** Opens the form of the attempt for its operator, or gives the one that this page has open. Throws Refusal. */
export function openForm(
  ownerId: string,
  attemptId: string,
  attemptStartedAt: string,
): Promise<InterviewForm> {
  const open = forms.get(attemptId);
  if (open?.ownerId === ownerId) return open.form.then(({ form }) => form);
  const opening = openAnew(ownerId, attemptId, attemptStartedAt);
  forms.set(attemptId, { ownerId, form: opening });
  opening.catch(() => forms.delete(attemptId));
  return opening.then(({ form }) => form);
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
      async ({ form, way }) => {
        if (open.ownerId === ownerId) await way.settled();
        way.close();
        letGo(form.interviewId);
      },
      // A form that did not open has nothing to send.
      () => undefined,
    );
  }
}

async function openAnew(ownerId: string, attemptId: string, attemptStartedAt: string) {
  // Looked for before the server is asked: what is acknowledged in between is among its answers, and nothing in neither.
  const [leftBefore, halfTyped] = await Promise.all([leftoversOf(ownerId), halfTypedOf(ownerId, attemptId)]);
  const askedAt = hereClocks.monotonicMs();
  const opened = await call(openInterview, { params: { attemptId } });
  hereClocks.hear(opened.serverNow, askedAt, hereClocks.monotonicMs());
  const definition = await takeInHand(opened.interviewId, () => definitionOf(opened.versionId));
  const leftovers = leftoversAbout(leftBefore, opened.interviewId);
  const script: Script = { definition, context: scriptContext(opened.context) };
  const way = onTheWay(ownerId, leftovers);
  return { form: formOf(opened, script, way, leftovers.answers, halfTyped, attemptStartedAt), way };
}

async function definitionOf(versionId: string): Promise<Script['definition']> {
  const version = { params: { versionId } };
  const { definition } = await queryClient.fetchQuery({
    queryKey: queryKey(getQuestionnaireVersion, version),
    queryFn: () => call(getQuestionnaireVersion, version),
    // A published version never changes.
    staleTime: Infinity,
  });
  return definition;
}

function formOf(
  opened: OpenedInterview,
  script: Script,
  { outbox, paradata: events }: OnTheWay,
  leftovers: readonly OutboxEntry[],
  halfTyped: HalfTyped,
  attemptStartedAt: string,
): InterviewForm {
  const { interviewId, epoch } = opened;
  const paradata = createParadata({
    ...hereClocks,
    record: (event) => events.add({ interviewId, epoch, ...event }),
  });
  const introduction = introductionOf(script.definition);
  const begunHere = opened.startedAt >= attemptStartedAt;
  const typedHere = new Set(leftovers.map(({ questionName }) => questionName));
  let answers = mergedAnswers(opened.answers, leftovers);
  let sequence = 0;
  return {
    interviewId,
    script,
    outbox,
    paradata,
    notes: opened.notes,
    halfTyped,
    beginning: () => (opened.calledAgain ? calledAgain(script, answers) : { answers, at: null }),
    record: (questionName, value) => {
      sequence += 1;
      const former = answers.get(questionName);
      const kind = former === undefined ? 'answered' : sameAnswer(former, value) ? 'confirmed' : 'changed';
      paradata.answered(kind, questionName, sequence);
      answers = withLatest(answers, questionName, value);
      typedHere.add(questionName);
      outbox.add({ interviewId, epoch, sequence, questionName, value, answeredAt: new Date().toISOString() });
    },
    startedHere: () =>
      [...(begunHere ? answers.keys() : typedHere)].some((questionName) => !introduction.has(questionName)),
  };
}
