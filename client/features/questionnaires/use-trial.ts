// Walking through a questionnaire with answers of one's own, as an operator would with a citizen's. Nothing is stored.
import { useState } from 'react';

import { useText } from '#client/text/text.ts';
import type { QuestionDesk } from '#client/interview/answer-props.ts';
import {
  contradictionsOf,
  oneBack,
  oneForward,
  pathOf,
  shownQuestion,
  withAnswer,
  type Walk,
} from '#client/interview/interview-walk.ts';
import type { AskedQuestion, QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { isAsked, questionByName, questionsOf } from '#domain/questionnaire/questions.ts';

import { sampleCase } from './sample-case.ts';

export interface Trial {
  desk: QuestionDesk;
  /** The question on screen; null when the interview has ended. */
  question: AskedQuestion | null;
  /** The desk for showing one question alone, on the path or not. */
  deskAt: (name: string) => QuestionDesk;
  forward: () => void;
  restart: () => void;
  isOrganisation: boolean;
  setOrganisation: (isOrganisation: boolean) => void;
  language: string;
  setLanguage: (language: string) => void;
}

const start: Walk = { answers: new Map(), at: null };

export function useTrial(definition: QuestionnaireDefinition): Trial {
  const words = useText().questionnaires.sampleCase;
  const [walk, setWalk] = useState(start);
  const [isOrganisation, setOrganisation] = useState(false);
  const [wanted, setLanguage] = useState<string | null>(null);
  const language = definition.languages.find((one) => one === wanted) ?? definition.languages[0] ?? 'vi';
  const script = { definition, context: sampleCase(words, isOrganisation) };
  const path = pathOf(script, walk);
  const name = shownQuestion(path, walk);
  const found = name === null ? undefined : questionByName(definition, name);
  const question = found !== undefined && isAsked(found) ? found : null;
  const desk: QuestionDesk = {
    walk,
    path,
    contradictions: contradictionsOf(script, walk, path),
    rendering: { definition, language, context: script.context, answers: path.counted },
    answer: (value) => {
      if (question !== null) setWalk(withAnswer(script, walk, question.name, value));
    },
    back: () => setWalk(oneBack(script, walk)),
    goTo: (to) => setWalk({ ...walk, at: to }),
  };
  return {
    desk,
    question,
    deskAt(shown) {
      const steps = questionsOf(definition)
        .filter(isAsked)
        .map((one) => one.name);
      const at = steps.indexOf(shown);
      const remaining = { questions: steps.length - at, seconds: 0 };
      return {
        ...desk,
        walk: { answers: new Map(), at: null },
        path: { ...path, steps, asked: steps.slice(0, at), current: shown, remaining },
        answer: () => undefined,
        back: () => undefined,
        contradictions: [],
        goTo: () => undefined,
      };
    },
    forward: () => setWalk(oneForward(script, walk)),
    restart: () => setWalk(start),
    isOrganisation,
    setOrganisation,
    language,
    setLanguage,
  };
}
