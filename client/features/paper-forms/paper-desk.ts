// A paper form on the desk: the same questions and moves as in a conversation, kept in the browser until it is saved.
import { useState } from 'react';
import { z } from 'zod';

import { useLoaded } from '#client/api/queries.ts';
import { useWho } from '#client/frame/who.ts';
import type { QuestionDesk } from '#client/interview/answer-props.ts';
import {
  contradictionsOf,
  oneBack,
  pathOf,
  shownQuestion,
  withAnswer,
  type Walk,
} from '#client/interview/interview-walk.ts';
import { browserDrafts } from '#client/ui/browser-drafts.ts';
import { answerValue } from '#contract/common.ts';
import { getQuestionnaireVersion } from '#contract/questionnaires.ts';
import { printedNumbers } from '#domain/paper/printed/book.ts';
import type { AnswerValue } from '#domain/questionnaire/answers.ts';
import type { InterviewContext } from '#domain/questionnaire/context.ts';
import type { AskedQuestion } from '#domain/questionnaire/definition.ts';
import { isAsked, questionByName } from '#domain/questionnaire/questions.ts';
import { formInMode } from '#domain/questionnaire/self-completed.ts';

export interface PaperDesk extends QuestionDesk {
  /** Null once the form has come to its end. */
  question: AskedQuestion | null;
  /** Its number on the printed form. */
  number: number | null;
  /** Forgets what was kept in the browser. */
  drop: () => void;
}

const drafts = browserDrafts('paper-form', z.array(z.tuple([z.string(), answerValue])));

/** @param name of the draft: one for each form and round */
export function usePaperDesk(versionId: string, context: InterviewContext, name: string): PaperDesk {
  const { definition: whole } = useLoaded(getQuestionnaireVersion, { params: { versionId } });
  const { username } = useWho();
  const [walk, setWalk] = useState<Walk>(() => ({
    answers: new Map<string, AnswerValue>(drafts.of(username, name)),
    at: null,
  }));
  const definition = formInMode(whole, 'paper');
  const script = { definition, context };
  const path = pathOf(script, walk);
  const shown = shownQuestion(path, walk);
  const found = shown === null ? undefined : questionByName(definition, shown);
  const question = found !== undefined && isAsked(found) ? found : null;
  return {
    walk,
    path,
    question,
    number: question && (printedNumbers(definition).get(question.name) ?? null),
    contradictions: contradictionsOf(script, walk, path),
    rendering: { definition, language: definition.languages[0] ?? 'vi', context, answers: path.counted },
    answer: (value) => {
      if (question === null) return;
      const next = withAnswer(script, walk, question.name, value);
      drafts.keep(username, name, [...next.answers]);
      setWalk(next);
    },
    back: () => setWalk(oneBack(script, walk)),
    goTo: (questionName) => setWalk({ ...walk, at: questionName }),
    drop: () => drafts.drop(username, name),
  };
}
