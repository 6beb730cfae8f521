// What of a questionnaire is left for citizens who answer by themselves, on paper or on the web. Its questions are worded
// for a conversation; some only make sense in one (docs/decisions/0024).
import type { InterviewMode } from '#domain/interviews/modes.ts';
import type { Block, Question, QuestionnaireDefinition } from './definition.ts';
import { hasOptions, isAsked, optionsOf, questionsOf } from './questions.ts';

/** The form as it is asked in this mode: whole by telephone. The same object each time for the same definition. */
export function formInMode(
  definition: QuestionnaireDefinition,
  mode: InterviewMode,
): QuestionnaireDefinition {
  if (mode === 'telephone') return definition;
  const known = made[mode].get(definition);
  if (known) return known;
  const targets = jumpTargets(definition);
  const blocks = definition.blocks.flatMap((block): Block[] => {
    const questions = block.questions.flatMap((question): Question[] => {
      if (!needsConversation(definition, question)) return [question];
      return targets.has(question.name) ? [placeOf(question)] : [];
    });
    if (questions.length === 0) return [];
    return [{ ...block, questions: mode === 'paper' ? questions.map(asKeyed) : questions }];
  });
  const form = { ...definition, blocks };
  made[mode].set(definition, form);
  if (mode === 'paper') onPaper.add(form);
  return form;
}

/** Is it what `formInMode` gives for paper? Anything may be left blank there. */
export function isPaperForm(definition: QuestionnaireDefinition): boolean {
  return onPaper.has(definition);
}

const onPaper = new WeakSet<QuestionnaireDefinition>();
const made = {
  paper: new WeakMap<QuestionnaireDefinition, QuestionnaireDefinition>(),
  web: new WeakMap<QuestionnaireDefinition, QuestionnaireDefinition>(),
};

function jumpTargets(definition: QuestionnaireDefinition): Set<string> {
  return new Set(
    questionsOf(definition).flatMap((question) =>
      isAsked(question) ? (question.jumps ?? []).map(({ to }) => to) : [],
    ),
  );
}

/** Jumps still lead to where a sentence was that is not read here: a place without a value, never asked. */
function placeOf({ name, label, source }: Question): Question {
  return { kind: 'hidden', name, label, source };
}

/**
 * What stands on paper stands there: a contradiction is said to whoever keys it, and may be let stand. Nobody is asked, so
 * there is nothing to explain or to mind while asking.
 */
function asKeyed(question: Question): Question {
  if (!isAsked(question)) return question;
  const { instruction: _instruction, probe: _probe, ...rest } = question;
  if (rest.checks === undefined) return rest;
  return { ...rest, checks: rest.checks.map((check) => ({ ...check, hard: false })) };
}

/** What is read aloud, who picked up the telephone, and whether the call may be recorded. */
function needsConversation(definition: QuestionnaireDefinition, question: Question): boolean {
  if (question.kind === 'statement') return true;
  if (question.kind === 'computed' || question.kind === 'hidden') return false;
  if (question.ends?.some(({ outcome }) => outcome === 'wrong-person')) return true;
  return hasOptions(question) && optionsOf(definition, question).some(({ effect }) => effect !== undefined);
}
