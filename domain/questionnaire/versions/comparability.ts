// Which questions of a new version mean the same as questions of a former one, so that answers to both may be counted
// together. Only the office can know whether a renamed question is the same question, or a reworded one still is.

import type {
  AskedQuestion,
  QuestionnaireDefinition,
  Text,
  UnaskedQuestion,
} from '#domain/questionnaire/definition.ts';
import { hasOptions, isAsked, optionsOf, questionsOf } from '#domain/questionnaire/questions.ts';
import { isSame } from '#domain/questionnaire/xlsform/same.ts';

/** A question with answers that can be counted. */
export type Counted = AskedQuestion | UnaskedQuestion;

/** For a question of the new version the one of the former that it is comparable with; null: with none. */
export interface Counterpart {
  readonly question: string;
  readonly was: string | null;
}

/**
 * - `same`: name, kind, codes and wording are those of the former version;
 * - `reworded`: name, kind and codes are, something that is read aloud is not;
 * - `changed`: a question of this name has another kind or other codes, or computes otherwise: never comparable;
 * - `renamed`: no question has this name, and some that are gone have its kind and codes: the office decides;
 * - `new`: nothing in the former version can be its counterpart.
 */
export type Standing = 'same' | 'reworded' | 'changed' | 'renamed' | 'new';

export interface Comparison {
  readonly question: Counted;
  readonly standing: Standing;
  /** What applies unless the office says otherwise; undefined where it has to. */
  readonly proposed: string | null | undefined;
  /** What the office may choose beside "not comparable": questions of the former version. */
  readonly candidates: readonly Counted[];
}

/** Questions with answers that count: everything but what is only read. */
function countedQuestions(definition: QuestionnaireDefinition): Counted[] {
  return questionsOf(definition).filter((question) => question.kind !== 'statement');
}

/** Each counted question of `next` beside what it may be compared with in `former`, in the order of `next`. */
export function compareVersions(
  former: QuestionnaireDefinition,
  next: QuestionnaireDefinition,
): Comparison[] {
  const before = countedQuestions(former);
  const names = new Set(countedQuestions(next).map(({ name }) => name));
  const gone = before.filter(({ name }) => !names.has(name));
  return countedQuestions(next).map((question): Comparison => {
    const namesake = before.find(({ name }) => name === question.name);
    if (namesake !== undefined) {
      if (!isAlike(former, namesake, next, question))
        return { question, standing: 'changed', proposed: null, candidates: [] };
      const standing = sameWords(former, namesake, next, question) ? 'same' : 'reworded';
      return { question, standing, proposed: namesake.name, candidates: [namesake] };
    }
    const candidates = gone.filter((one) => isAlike(former, one, next, question));
    return candidates.length === 0
      ? { question, standing: 'new', proposed: null, candidates }
      : { question, standing: 'renamed', proposed: undefined, candidates };
  });
}

/** Questions of the former version that the new one no longer asks under their name. */
export function goneQuestions(former: QuestionnaireDefinition, next: QuestionnaireDefinition): Counted[] {
  const names = new Set(countedQuestions(next).map(({ name }) => name));
  return countedQuestions(former).filter(({ name }) => !names.has(name));
}

/** `undecided`: the office has to say; `not-a-candidate`: kind or codes differ, or it is there; `taken`: chosen twice. */
export type CounterpartFault = 'undecided' | 'not-a-candidate' | 'taken';

export interface DecidedCounterparts {
  readonly counterparts: Counterpart[];
  readonly faults: readonly { readonly question: string; readonly fault: CounterpartFault }[];
}

/** What the office decided, filled up with what needs no decision. */
export function decideCounterparts(
  comparisons: readonly Comparison[],
  decisions: ReadonlyMap<string, string | null>,
): DecidedCounterparts {
  const counterparts: Counterpart[] = [];
  const faults: { question: string; fault: CounterpartFault }[] = [];
  const taken = new Set<string>();
  for (const { question, proposed, candidates } of comparisons) {
    const { name } = question;
    const was = decisions.has(name) ? decisions.get(name) : proposed;
    if (was === undefined) faults.push({ question: name, fault: 'undecided' });
    else if (was !== null && !candidates.some((one) => one.name === was))
      faults.push({ question: name, fault: 'not-a-candidate' });
    else if (was !== null && taken.has(was)) faults.push({ question: name, fault: 'taken' });
    else {
      counterparts.push({ question: name, was });
      if (was !== null) taken.add(was);
    }
  }
  return { counterparts, faults };
}

function isAlike(
  former: QuestionnaireDefinition,
  one: Counted,
  next: QuestionnaireDefinition,
  other: Counted,
): boolean {
  if (one.kind !== other.kind) return false;
  if (!isAsked(one) || !isAsked(other)) return !isAsked(one) && !isAsked(other) && computesAlike(one, other);
  return codesOf(former, one) === codesOf(next, other);
}

function computesAlike(one: UnaskedQuestion, other: UnaskedQuestion): boolean {
  return isSame(ruleOf(one), ruleOf(other));
}

function ruleOf(question: UnaskedQuestion): unknown {
  return question.kind === 'computed'
    ? [question.compute, question.otherwise]
    : [question.set ?? [], question.from ?? null];
}

function codesOf(definition: QuestionnaireDefinition, question: AskedQuestion): string {
  if (!hasOptions(question)) return '';
  return optionsOf(definition, question)
    .map(({ code }) => code)
    .toSorted((a, b) => a - b)
    .join();
}

/** Whether a citizen hears the same in every language that both versions have. */
function sameWords(
  former: QuestionnaireDefinition,
  one: Counted,
  next: QuestionnaireDefinition,
  other: Counted,
): boolean {
  const languages = former.languages.filter((language) => next.languages.includes(language));
  const same = (left: Text, right: Text) =>
    languages.every((language) => left[language]?.trim() === right[language]?.trim());
  if (!isAsked(one) || !isAsked(other)) return true;
  if (!same(one.say, other.say)) return false;
  if (!hasOptions(one) || !hasOptions(other)) return true;
  const labels = new Map(optionsOf(former, one).map(({ code, label }) => [code, label]));
  return optionsOf(next, other).every(({ code, label }) => {
    const before = labels.get(code);
    return before !== undefined && same(before, label);
  });
}
