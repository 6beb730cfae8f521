// The interview on the operator's desk: where it stands, what is shown, and the moves. The shown question changes with
// the key pressed, before anything is stored; the outbox carries the answer.
import { useEffect, useState, useSyncExternalStore } from 'react';

import type { Drafts } from '#client/api/half-typed.ts';
import { useConnection } from '#client/api/live.ts';
import { useHelpOpened } from '#client/frame/help-opened.ts';
import { useWho } from '#client/frame/who.ts';
import { restKeys } from '#client/ui/keys-at-rest.ts';
import type { AttemptView } from '#contract/attempts.ts';
import type { AnswerValue } from '#domain/questionnaire/answers.ts';
import { isUnsettled, type Contradiction } from '#domain/questionnaire/cross-checks.ts';
import type { AskedQuestion } from '#domain/questionnaire/definition.ts';
import type { InterviewPath } from '#domain/questionnaire/path.ts';
import { isAsked, questionByName } from '#domain/questionnaire/questions.ts';
import type { Rendering } from '#domain/questionnaire/text.ts';

import { openForm, type InterviewForm } from './interview-form.ts';
import {
  contradictionsOf,
  oneBack,
  oneForward,
  pathOf,
  sameAnswer,
  shownQuestion,
  toOpenQuestion,
  withAnswer,
  type Walk,
} from '#client/interview/interview-walk.ts';
import type { OutboxState } from './outbox.ts';

/** Longer than between two keys of a person typing, shorter than it takes to read out the next question. */
const typingGapMs = 300;

export interface InterviewDesk {
  form: InterviewForm;
  walk: Walk;
  path: InterviewPath;
  contradictions: readonly Contradiction[];
  /** The question on screen; null when the interview has ended. */
  question: AskedQuestion | null;
  rendering: Rendering;
  outbox: OutboxState;
  answer: (value: AnswerValue) => void;
  back: () => void;
  forward: () => void;
  toOpen: () => void;
  goTo: (questionName: string) => void;
  halfTyped: Drafts;
}

interface Opened {
  form: InterviewForm | null;
  fault: unknown;
  retry: () => void;
}

/** Opens the form once the citizen has answered; a failed opening is tried again when the line is back. */
export function useOpenedForm(attempt: AttemptView): Opened {
  const [form, setForm] = useState<InterviewForm | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const [tries, setTries] = useState(0);
  const connection = useConnection();
  const answered = attempt.call !== null && attempt.call.answeredAt !== null;
  const { id, startedAt } = attempt;
  const { id: ownerId } = useWho();

  useEffect(() => {
    if (!answered) return;
    let wanted = true;
    openForm(ownerId, id, startedAt).then(
      (opened) => wanted && (setForm(opened), setFault(null)),
      (refused: unknown) => wanted && setFault(refused),
    );
    return () => {
      wanted = false;
    };
  }, [answered, ownerId, id, startedAt, tries, connection.state]);

  return { form, fault, retry: () => setTries(tries + 1) };
}

const nothingUnsent: OutboxState = { unsent: [], refused: [], stalled: false, unkept: false };
const noSubscription = () => () => undefined;

/** The desk over an opened form; null as long as there is none. */
export function useInterviewDesk(form: InterviewForm | null): InterviewDesk | null {
  const [held, setHeld] = useState<Held | null>(null);
  const connection = useConnection();
  const outbox = useSyncExternalStore(
    form?.outbox.subscribe ?? noSubscription,
    form?.outbox.getState ?? (() => nothingUnsent),
  );
  useEffect(() => {
    if (connection.state === 'connected') form?.outbox.nudge();
    form?.paradata.line(connection.state === 'connected');
  }, [connection.state, form]);
  const desk = form === null ? null : deskOf(form, held, setHeld, outbox);
  usePresence(form, desk?.question?.name ?? null);
  useHelpOpened(() => form?.paradata.did('helpOpened', desk?.question?.name ?? null));
  useWarningBeforeLoss(outbox.unkept);
  return desk;
}

interface Held {
  form: InterviewForm;
  walk: Walk;
}

/** Tells the form's paradata what is seen: each question once it is painted, and whether the page is looked at. */
function usePresence(form: InterviewForm | null, questionName: string | null): void {
  useEffect(() => {
    // The frame that paints the question; in a hidden page none comes, and nothing is shown.
    const frame = requestAnimationFrame(() => form?.paradata.shown(questionName));
    return () => cancelAnimationFrame(frame);
  }, [form, questionName]);
  useEffect(() => {
    const tell = () => form?.paradata.page(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', tell);
    return () => document.removeEventListener('visibilitychange', tell);
  }, [form]);
}

/** The browser asks before it closes a page that alone has an answer. */
function useWarningBeforeLoss(isAlone: boolean): void {
  useEffect(() => {
    if (!isAlone) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isAlone]);
}

function deskOf(
  form: InterviewForm,
  held: Held | null,
  setHeld: (held: Held) => void,
  outbox: OutboxState,
): InterviewDesk {
  const walk = held?.form === form ? held.walk : form.beginning();
  const go = (next: Walk) => setHeld({ form, walk: next });
  const { script } = form;
  const halfTyped = form.halfTyped.answers;
  const path = pathOf(script, walk);
  const contradictions = contradictionsOf(script, walk, path);
  const name = shownQuestion(path, walk);
  const found = name === null ? undefined : questionByName(script.definition, name);
  const question = found !== undefined && isAsked(found) ? found : null;
  const move = (kind: 'back' | 'forward' | 'jumped', next: Walk) => {
    if (shownQuestion(path, next) !== name) form.paradata.left(kind, name);
    go(next);
  };
  return {
    form,
    walk,
    path,
    contradictions,
    question,
    outbox,
    rendering: {
      definition: script.definition,
      language: script.definition.languages[0] ?? 'vi',
      context: script.context,
      answers: path.counted,
    },
    answer: (value) => {
      if (question === null) return;
      // The same answer given again while looking back stores nothing new, unless a warning is confirmed by it.
      const warned = contradictions.some((one) => one.question === question.name && isUnsettled(one));
      if (!warned && sameAnswer(walk.answers.get(question.name), value))
        form.paradata.left('confirmed', name);
      else form.record(question.name, value);
      // Somebody who types fast goes on for a moment after Enter: that is no answer to the next question.
      if (question.kind === 'text') restKeys(typingGapMs);
      halfTyped.keep(question.name, '');
      go(withAnswer(script, walk, question.name, value));
    },
    back: () => move('back', oneBack(script, walk)),
    forward: () => move('forward', oneForward(script, walk)),
    toOpen: () => move('jumped', toOpenQuestion(walk)),
    goTo: (questionName) => move('jumped', { answers: walk.answers, at: questionName }),
    halfTyped,
  };
}
