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

import type { AnswerProps, QuestionProps } from './answer-props.ts';
import { answerWords } from './answer-words.ts';
import { ruleSentence } from './contradiction-words.ts';
import { ChoiceAnswers, MultipleAnswers } from './choice-answers.tsx';
import classes from './question-panel.module.css';
import { SpecialAnswers } from './special-answers.tsx';
import { StatementAnswer } from './statement-answer.tsx';
import { TypedAnswer } from './typed-answer.tsx';

/** Long texts are set smaller, so that none needs scrolling on a 1366 × 768 screen. */
const sizeOf = (text: string) => (text.length > 420 ? 'long' : text.length > 220 ? 'medium' : 'short');

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
  return (
    <div className={classes.panel}>
      <Where desk={desk} question={question} />
      <p className={classes.say} data-size={sizeOf(say)} lang={rendering.language} role="status">
        {say}
      </p>
      <div className={classes.answers}>
        <Answers {...answering} />
        <SpecialAnswers {...answering} />
        <p role="alert" className={classes.fault}>
          {fault !== null && (fault.hard ? sentence(fault) : `${sentence(fault)} ${text.unusual}`)}
        </p>
      </div>
      {(question.instruction !== undefined || question.probe !== undefined) && (
        <dl className={classes.guide}>
          {question.instruction !== undefined && (
            <>
              <dt>{text.instruction}</dt>
              {/* For the operator, hence in the operator's language. */}
              <dd>{renderText(question.instruction, { ...rendering, language })}</dd>
            </>
          )}
          {question.probe !== undefined && (
            <>
              <dt>{text.probe}</dt>
              <dd lang={rendering.language}>{renderText(question.probe, rendering)}</dd>
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
      {walk.at !== null ? (
        <span className={classes.looking}>{text.progress.looking}</span>
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
