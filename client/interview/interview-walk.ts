// Moving through an interview: which question is shown, what follows an answer, back and forward. Pure; the path
// itself is the domain's (evaluatePath). `at` is a question that is looked at again; null follows the interview.
import type { Answers, AnswerValue } from '#domain/questionnaire/answers.ts';
import type { InterviewContext } from '#domain/questionnaire/context.ts';
import { contradictions, type Contradiction } from '#domain/questionnaire/cross-checks.ts';
import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { evaluatePath, nextAfter, previousBefore, type InterviewPath } from '#domain/questionnaire/path.ts';

export interface Walk {
  answers: Answers;
  at: string | null;
  /** The citizen has been called again and is greeted first: the introduction is gone over, then the interview goes on. */
  greets?: boolean;
}

/** The questionnaire and the case: what stays the same during one interview. */
export interface Script {
  definition: QuestionnaireDefinition;
  context: InterviewContext;
}

export function pathOf({ definition, context }: Script, walk: Walk): InterviewPath {
  return evaluatePath(definition, walk.answers, context);
}

/** The name of the question to show; null when the interview has ended and nothing is being looked at again. */
export function shownQuestion(path: InterviewPath, walk: Walk): string | null {
  return walk.at !== null && path.steps.includes(walk.at) ? walk.at : path.current;
}

const following = (path: InterviewPath, name: string | null): string | null =>
  name === path.current ? null : name;

/** What is said before anything is asked: who calls, and whether it is the right person. */
export function introductionOf({ blocks }: QuestionnaireDefinition): ReadonlySet<string> {
  return new Set(blocks[0]?.questions.map(({ name }) => name));
}

/** A citizen who is called again: whoever answers hears first who calls, then the interview goes on where it stood. */
export function calledAgain(script: Script, answers: Answers): Walk {
  const path = pathOf(script, { answers, at: null });
  return greeted(script, { answers, at: following(path, path.steps[0] ?? null), greets: true });
}

/** Beyond the introduction nobody is greeted any more. Where an answer had ended the interview, all is gone over again. */
function greeted(script: Script, walk: Walk): Walk {
  if (!walk.greets || (walk.at !== null && introductionOf(script.definition).has(walk.at))) return walk;
  return pathOf(script, walk).current === null ? walk : toOpenQuestion(walk);
}

/** After an answer: the next question in the path as it is now. */
export function withAnswer(script: Script, walk: Walk, name: string, value: AnswerValue): Walk {
  const answers = withLatest(walk.answers, name, value);
  const path = pathOf(script, { answers, at: null });
  return greeted(script, { ...walk, answers, at: following(path, nextAfter(path, name)) });
}

/** With the answer as the one given last (domain answers.ts). */
export function withLatest(answers: Answers, name: string, value: AnswerValue): Answers {
  const others = [...answers].filter(([other]) => other !== name);
  return new Map([...others, [name, value]]);
}

/** What rules say against the answers as they are now. */
export function contradictionsOf(
  { definition, context }: Script,
  walk: Walk,
  path: InterviewPath,
): Contradiction[] {
  return contradictions({ definition, context, answers: path.counted }, walk.answers.keys());
}

/** One step back; stays at the first question. */
export function oneBack(script: Script, walk: Walk): Walk {
  const path = pathOf(script, walk);
  const previous = previousBefore(path, shownQuestion(path, walk));
  return previous === null ? walk : { ...walk, at: following(path, previous) };
}

/** One step forward among what has been asked; stays at the question still open. */
export function oneForward(script: Script, walk: Walk): Walk {
  const path = pathOf(script, walk);
  const shown = shownQuestion(path, walk);
  return shown === null ? walk : greeted(script, { ...walk, at: following(path, nextAfter(path, shown)) });
}

/** Back to where the interview stands. */
export function toOpenQuestion({ answers }: Walk): Walk {
  return { answers, at: null };
}

/** Two answers that mean the same. */
export function sameAnswer(left: AnswerValue | undefined, right: AnswerValue): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
