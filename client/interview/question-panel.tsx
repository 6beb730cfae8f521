// One question: what to say, large; what is only for the operator, apart and quieter; the answers with their keys.
import { useState } from 'react';

import { useLanguage } from '#client/text/language.ts';
import { useFormat, useText } from '#client/text/text.ts';
import type { AnswerFault } from '#domain/questionnaire/answer-check.ts';
import type { AnswerValue } from '#domain/questionnaire/answers.ts';
import { checkInInterview, isUnsettled } from '#domain/questionnaire/cross-checks.ts';
import { previousBefore } from '#domain/questionnaire/path.ts';
import { isAsked, questionByName } from '#domain/questionnaire/questions.ts';
import { renderText } from '#domain/questionnaire/text.ts';

import { offeredKeys } from './answer-keys.ts';
import type { AnswerProps, QuestionProps } from './answer-props.ts';
import { answerWords } from './answer-words.ts';
import { ruleSentence } from './contradiction-words.ts';
import { ChoiceAnswers, MultipleAnswers } from './choice-answers.tsx';
import { saySize } from './question-layout.ts';
import classes from './question-panel.module.css';
import { SpecialAnswers } from './special-answers.tsx';
import { StatementAnswer } from './statement-answer.tsx';
import { TypedAnswer } from './typed-answer.tsx';

export function QuestionPanel({ desk, question }: QuestionProps) {
  const text = useText().console.question;
  const language = useLanguage();
  const { rendering } = desk;
  // What a later change left here is said at once, and a warning is confirmed by the same answer again.
  const left = desk.contradictions.find((one) => one.question === question.name && isUnsettled(one))?.fault;
  const [fault, setFault] = useState<AnswerFault | null>(left ?? null);
  const [doubted, setDoubted] = useState<string | null>(
    left === undefined || left.hard ? null : JSON.stringify(desk.walk.answers.get(question.name)),
  );

  const give = (answer: AnswerValue) => {
    const found = checkInInterview(rendering, question, answer);
    const written = JSON.stringify(answer);
    if (found === null || (!found.hard && doubted === written)) return desk.answer(answer);
    setFault(found);
    setDoubted(found.hard ? null : written);
  };
  const sentence = (said: AnswerFault) => ruleSentence({ fault: said }, rendering, language, text.faults);
  const answering: AnswerProps = { desk, question, give };
  const say = renderText(question.say, rendering);
  // For the operator, hence in the operator's language.
  const instruction = question.instruction && renderText(question.instruction, { ...rendering, language });
  const probe = question.probe && renderText(question.probe, rendering);
  const size = saySize({
    question,
    options: offeredKeys(rendering, question).map(({ option }) => option),
    language: rendering.language,
    say,
    guide: [instruction, probe].filter((text) => text !== undefined),
  });
  return (
    <div className={classes.panel}>
      <Where desk={desk} question={question} />
      <p className={classes.say} data-size={size} lang={rendering.language} role="status">
        {say}
      </p>
      <div className={classes.answers}>
        <Answers {...answering} />
        <SpecialAnswers {...answering} />
        <p role="alert" className={classes.fault}>
          {fault !== null && (fault.hard ? sentence(fault) : `${sentence(fault)} ${text.unusual}`)}
        </p>
      </div>
      {(instruction !== undefined || probe !== undefined) && (
        <dl className={classes.guide}>
          {instruction !== undefined && (
            <>
              <dt>{text.instruction}</dt>
              <dd>{instruction}</dd>
            </>
          )}
          {probe !== undefined && (
            <>
              <dt>{text.probe}</dt>
              <dd lang={rendering.language}>{probe}</dd>
            </>
          )}
        </dl>
      )}
    </div>
  );
}

function Answers(props: AnswerProps) {
  switch (props.question.kind) {
    case 'statement':
      return <StatementAnswer {...props} />;
    case 'single':
    case 'scale':
      return <ChoiceAnswers {...props} />;
    case 'multiple':
      return <MultipleAnswers {...props} />;
    default:
      return <TypedAnswer {...props} />;
  }
}

/** Where in the questionnaire, and what was recorded a moment ago. */
function Where({ desk, question }: QuestionProps) {
  const text = useText().console;
  const format = useFormat();
  const { path, rendering, walk } = desk;
  const language = useLanguage();
  const { definition } = rendering;
  const block = definition.blocks.find(({ questions }) =>
    questions.some(({ name }) => name === question.name),
  );
  const at = path.steps.indexOf(question.name) + 1;
  const all = path.asked.length + path.remaining.questions;
  const previous = previousBefore(path, question.name);
  const last = previous === null ? undefined : questionByName(definition, previous);
  const lastAnswer = previous === null ? undefined : walk.answers.get(previous);
  const words =
    last === undefined || !isAsked(last) || lastAnswer === undefined
      ? null
      : answerWords(last, lastAnswer, rendering, text.question.special);
  return (
    <header className={classes.head}>
      <span className={classes.block}>
        {block !== undefined && (block.title[language] ?? block.title.vi)} ·{' '}
        {question.label[language] ?? question.label.vi}
      </span>
      {desk.settles ? null : walk.at !== null ? (
        <span className={classes.looking}>
          {walk.greets ? text.progress.greeting : text.progress.looking}
        </span>
      ) : (
        words !== null && (
          <span className={classes.last}>
            {text.progress.last}: <strong>{words}</strong>
          </span>
        )
      )}
      <span>{text.progress.question(format.number(at), format.number(all))}</span>
    </header>
  );
}
