// Where two keyings differ: a third person keys what the paper has, one question after the other.
import { useState } from 'react';

import { useAct, useLoaded } from '#client/api/queries.ts';
import { useText } from '#client/text/text.ts';
import type { QuestionDesk } from '#client/interview/answer-props.ts';
import { answerWords } from '#client/interview/answer-words.ts';
import { QuestionPanel } from '#client/interview/question-panel.tsx';
import { FaultNote } from '#client/ui/fault-note.tsx';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import { getPaperDifferences, getPaperForms, settlePaperForm } from '#contract/paper-forms.ts';
import { getQuestionnaireVersion } from '#contract/questionnaires.ts';
import { printedNumbers } from '#domain/paper/printed/book.ts';
import type { AnswerValue } from '#domain/questionnaire/answers.ts';
import type { InterviewContext } from '#domain/questionnaire/context.ts';
import { evaluatePath } from '#domain/questionnaire/path.ts';
import { isAsked, questionByName } from '#domain/questionnaire/questions.ts';
import { formInMode } from '#domain/questionnaire/self-completed.ts';

import classes from './paper-forms.module.css';

interface SettlingProps {
  surveyId: string;
  interviewId: string;
  onSettled: (said: string) => void;
  onLeave: () => void;
}

export function Settling({ surveyId, interviewId, onSettled, onLeave }: SettlingProps) {
  const { settling: text, keying } = useText().paperForms;
  const { special } = useText().console.question;
  const form = useLoaded(getPaperDifferences, { params: { surveyId, interviewId } });
  const version = useLoaded(getQuestionnaireVersion, { params: { versionId: form.versionId } });
  const [ruled, setRuled] = useState<ReadonlyMap<string, AnswerValue>>(new Map());
  const settle = useAct(settlePaperForm, {
    invalidates: [getPaperForms],
    onDone: () => onSettled(text.done(form.code)),
  });
  const send = (rulings: ReadonlyMap<string, AnswerValue>) =>
    settle.mutate({
      params: { surveyId, interviewId },
      body: { answers: [...rulings].map(([questionName, value]) => ({ questionName, value })) },
    });
  const definition = formInMode(version.definition, 'paper');
  const context = form.context as InterviewContext;
  const agreed = new Map<string, AnswerValue>(
    form.agreed.map(({ questionName, value }) => [questionName, value]),
  );
  const answers = new Map([...agreed, ...ruled]);
  const path = evaluatePath(definition, answers, context);
  const rendering = { definition, language: definition.languages[0] ?? 'vi', context, answers: path.counted };
  const current = form.differences.find(({ questionName }) => !ruled.has(questionName));
  const found = current && questionByName(definition, current.questionName);
  const question = found && isAsked(found) ? found : null;
  const undo = () => setRuled(new Map([...ruled].slice(0, -1)));
  const desk: QuestionDesk = {
    walk: { answers, at: question?.name ?? null },
    path,
    contradictions: [],
    settles: true,
    rendering,
    answer: (value) => {
      if (!current) return;
      const next = new Map(ruled).set(current.questionName, value);
      setRuled(next);
      if (next.size === form.differences.length) send(next);
    },
    back: undo,
    goTo: () => undefined,
  };
  useKeys(
    [
      { key: 'Escape', label: text.leave, run: onLeave },
      { key: 'Backspace', label: text.undo, run: undo },
    ],
    { group: text.title },
  );
  const number = question === null ? undefined : printedNumbers(definition).get(question.name);
  const words = (value: AnswerValue) =>
    question === null ? '' : (answerWords(question, value, rendering, special) ?? text.blank);
  return (
    <section className={classes.desk} aria-label={text.title}>
      <p className={classes.whose}>
        <strong>{form.code}</strong>
        {number !== undefined && (
          <strong className={classes.number}>{keying.onPaper(String(number))}</strong>
        )}{' '}
        · {text.place(String(ruled.size + 1), String(form.differences.length))}
      </p>
      {question !== null && current && (
        <>
          <dl className={classes.differing}>
            <div>
              <dt>{text.first}</dt>
              <dd>{words(current.first)}</dd>
            </div>
            <div>
              <dt>{text.second}</dt>
              <dd>{words(current.second)}</dd>
            </div>
          </dl>
          <p className={classes.note}>{text.lead}</p>
          <QuestionPanel key={question.name} desk={desk} question={question} />
        </>
      )}
      <FaultNote fault={settle.error} onRetry={() => send(ruled)} />
      <p className={classes.keys}>
        <span>
          <KeyHint name="Backspace" /> {text.undo}
        </span>
        <span>
          <KeyHint name="Escape" /> {text.leave}
        </span>
      </p>
    </section>
  );
}
