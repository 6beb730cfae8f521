// The open answers that the address asks for, and their coding: a key's effect is seen at once, the network follows.
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';

import { useLiveRefresh } from '#client/api/live-refresh.ts';
import { useAct, useLoaded } from '#client/api/queries.ts';
import {
  codeOpenAnswer,
  codingStates,
  getCodeShare,
  getOpenAnswers,
  type OpenAnswer,
} from '#contract/open-answers.ts';
import { codingRounds, type CodingRound } from '#domain/results/open-answers/code-frame.ts';

const read = [getOpenAnswers];

/** Keys of the codes in their order; those that the page itself uses are left out. */
export const codeKeys = '123456789QWERTYUIOPADFGHJKL'.split('');

export function useOpenAnswers() {
  const { surveyId = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const asked = (name: string) => search.get(name) ?? undefined;
  const state = codingStates.find((one) => one === search.get('state')) ?? 'all';
  const round = codingRounds.find((one) => one === search.get('round')) ?? 'first';
  const query = {
    question: asked('question'),
    search: asked('search') ?? '',
    agency: asked('agency'),
    factor: asked('factor'),
    from: asked('from'),
    to: asked('to'),
    state,
    page: search.get('page') ?? '1',
  };
  const view = useLoaded(getOpenAnswers, { params: { surveyId }, query });
  useLiveRefresh('index:changed', surveyId, read);
  const answers = useHeld(view.answers, JSON.stringify(query));
  const change = (values: Readonly<Record<string, string>>) =>
    setSearch(
      (former) => {
        if (!('page' in values)) former.delete('page');
        for (const [name, value] of Object.entries(values))
          if (value === '') former.delete(name);
          else former.set(name, value);
        return former;
      },
      { replace: true, preventScrollReset: true },
    );
  return { surveyId, view, answers, query, round, change, ...useCoding(surveyId, view.question, round) };
}

/** The answers in the places that they had when this was asked for: coding one does not take it from under the eye. */
function useHeld(answers: readonly OpenAnswer[], scope: string): readonly OpenAnswer[] {
  const [held, setHeld] = useState({ scope, answers });
  if (held.scope !== scope) {
    setHeld({ scope, answers });
    return answers;
  }
  const now = new Map(answers.map((answer) => [answer.interviewId, answer]));
  return held.answers.map((answer) => now.get(answer.interviewId) ?? answer);
}

function useCoding(surveyId: string, question: string, round: CodingRound) {
  const [chosen, setChosen] = useState<ReadonlyMap<string, readonly number[]>>(new Map());
  const act = useAct(codeOpenAnswer, {
    invalidates: [getOpenAnswers, getCodeShare],
    inTurn: 'code-open-answer',
  });
  const keyOf = (interviewId: string) => `${question} ${interviewId} ${round}`;
  const codesOf = (answer: OpenAnswer): readonly number[] | undefined =>
    chosen.get(keyOf(answer.interviewId)) ?? answer.codings[round];
  const toggle = (answer: OpenAnswer, number: number): void => {
    const former = codesOf(answer) ?? [];
    const codes = former.includes(number) ? former.filter((one) => one !== number) : [...former, number];
    const key = keyOf(answer.interviewId);
    setChosen((map) => new Map(map).set(key, codes));
    act.mutate(
      { params: { surveyId, interviewId: answer.interviewId }, body: { question, round, codes } },
      {
        // What was refused is not chosen: the server's own stands again.
        onError: () => setChosen((map) => new Map([...map].filter(([one]) => one !== key))),
      },
    );
  };
  return { codesOf, toggle, fault: act.error };
}
