// Walking through the questionnaire: the question as the operator has it, beside it the path and what was passed over.
import { Button, Checkbox, NativeSelect } from '@mantine/core';

import { answerWords } from '#client/interview/answer-words.ts';
import { ContradictionBanner } from '#client/interview/contradiction-banner.tsx';
import { QuestionPanel } from '#client/interview/question-panel.tsx';
import { useFormat, useText } from '#client/text/text.ts';
import { KeyHint } from '#client/ui/key-hint.tsx';
import { useKeys } from '#client/ui/keys.ts';
import type { Question, QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { isAsked, questionsOf } from '#domain/questionnaire/questions.ts';
import { renderText } from '#domain/questionnaire/text.ts';
import { conditionText } from '#domain/questionnaire/xlsform/written-condition.ts';

import classes from './preview.module.css';
import type { Trial } from './use-trial.ts';

interface WalkViewProps {
  definition: QuestionnaireDefinition;
  trial: Trial;
  /** Back to the editor, at this question. */
  onClose: (questionName: string | null) => void;
}

export function WalkView({ definition, trial, onClose }: WalkViewProps) {
  const { walk: text, language: languageName } = useText().questionnaires;
  const acts = useText().console.acts;
  const format = useFormat();
  const { desk, question } = trial;
  const { path } = desk;
  const minutes = Math.max(1, Math.round(secondsOf(definition, path.asked, path.remaining.seconds) / 60));
  useKeys(
    [
      { key: 'Escape', label: text.close, run: () => onClose(question?.name ?? null), inFields: true },
      { key: 'Backspace', label: acts.back, run: desk.back },
      { key: 'ArrowLeft', label: acts.back, run: desk.back, hidden: true },
      { key: 'ArrowRight', label: acts.forward, run: trial.forward },
      { key: 'F2', label: text.restart, run: trial.restart },
    ],
    { group: text.title },
  );
  return (
    <div className={classes.walk}>
      <nav className={classes.path} aria-label={text.path}>
        <ul>
          {questionsOf(definition).map((one, at) => (
            <li key={at}>
              <Step definition={definition} question={one} trial={trial} />
            </li>
          ))}
        </ul>
      </nav>
      <div className={classes.centre}>
        <div className={classes.bar}>
          <Button variant="default" onClick={() => onClose(question?.name ?? null)}>
            {text.close}&nbsp;
            <KeyHint name="Escape" />
          </Button>
          <Button variant="default" onClick={trial.restart}>
            {text.restart}&nbsp;
            <KeyHint name="F2" />
          </Button>
          <span>
            <KeyHint name="Backspace" /> {acts.back}
          </span>
          <span className={classes.spread} />
          <span className={classes.note}>{text.minutes(format.number(minutes))}</span>
          <Checkbox
            size="xs"
            label={text.organisation}
            checked={trial.isOrganisation}
            onChange={(event) => trial.setOrganisation(event.currentTarget.checked)}
          />
          <NativeSelect
            size="xs"
            aria-label={text.language}
            value={trial.language}
            data={definition.languages.map((one) => ({ value: one, label: languageName(one) }))}
            onChange={(event) => trial.setLanguage(event.currentTarget.value)}
          />
        </div>
        <ContradictionBanner desk={desk} shown={question?.name ?? null} onGo={desk.goTo} />
        <div className={classes.stage}>
          {question !== null ? (
            <QuestionPanel key={question.name} desk={desk} question={question} />
          ) : (
            <Ended trial={trial} />
          )}
        </div>
      </div>
    </div>
  );
}

function secondsOf(definition: QuestionnaireDefinition, asked: readonly string[], left: number): number {
  const spent = questionsOf(definition).filter((one) => isAsked(one) && asked.includes(one.name));
  return spent.reduce((sum, one) => sum + (isAsked(one) ? one.seconds : 0), left);
}

function Ended({ trial }: { trial: Trial }) {
  const { walk: text, fields } = useText().questionnaires;
  const { ended } = trial.desk.path;
  if (ended === null) return null;
  return (
    <div className={classes.ended} role="status">
      <strong>
        {ended.kind === 'complete' ? text.complete : text.ended(ended.at, fields.outcomes[ended.outcome])}
      </strong>
      {ended.kind === 'screened-out' && (
        <p className={classes.endedSay} lang={trial.language}>
          {renderText(ended.say, trial.desk.rendering)}
        </p>
      )}
    </div>
  );
}

interface StepProps {
  definition: QuestionnaireDefinition;
  question: Question;
  trial: Trial;
}

const signs = { asked: '✓', current: '→', skipped: '–', open: '·', computed: '=' } as const;

/** A question of the list with its standing: asked and how answered, being asked, passed over and why, still to come. */
function Step({ definition, question, trial }: StepProps) {
  const { walk: text } = useText().questionnaires;
  const specials = useText().console.question.special;
  const { path, walk, rendering } = trial.desk;
  const { name } = question;
  const standing = standingOf(question, trial);
  const answer = walk.answers.get(name);
  const block = definition.blocks.find(({ questions }) => questions.includes(question));
  const condition = question.showIf ?? block?.showIf;
  const unless = condition === undefined ? null : text.skippedUnless(conditionText(condition, definition));
  const said =
    standing === 'asked' && isAsked(question) && answer !== undefined
      ? answerWords(question, answer, rendering, specials)
      : standing === 'computed'
        ? valueWords(path.counted.get(name))
        : standing === 'skipped'
          ? (unless ?? text.skipped)
          : null;
  const inside = (
    <>
      <span aria-hidden="true">{signs[standing]}</span>
      <span>
        {name} <span className={classes.note}>{question.label[trial.language] ?? question.label.vi}</span>
      </span>
      {said !== null && <span className={classes.said}>{said}</span>}
    </>
  );
  const canOpen = path.steps.includes(name);
  return canOpen ? (
    <button
      type="button"
      className={classes.step}
      data-standing={standing}
      aria-current={standing === 'current' || undefined}
      onClick={() => trial.desk.goTo(name)}
    >
      {inside}
    </button>
  ) : (
    <div className={classes.step} data-standing={standing}>
      {inside}
    </div>
  );
}

function standingOf(question: Question, { desk, question: shown }: Trial): keyof typeof signs {
  const { path, rendering } = desk;
  const { name } = question;
  if (shown?.name === name) return 'current';
  if (!isAsked(question)) return path.counted.has(name) ? 'computed' : 'open';
  if (path.asked.includes(name)) return 'asked';
  const order = questionsOf(rendering.definition).map((one) => one.name);
  const until = path.ended === null ? path.current : path.ended.kind === 'complete' ? null : path.ended.at;
  const isPast = until === null || order.indexOf(name) < order.indexOf(until);
  return isPast || (path.ended !== null && path.ended.kind === 'screened-out') ? 'skipped' : 'open';
}

function valueWords(answer: { value: unknown } | { special: string } | undefined): string | null {
  return answer !== undefined && 'value' in answer ? String(answer.value) : null;
}
