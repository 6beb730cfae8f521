// Random orders: of the questions in a block, of the options of a question. Drawn for each interview from its seed and
// the names alone, so that browser and server agree without telling each other, and anybody can draw them again: what
// moves stands in the ascending order of SHA-256 of "seed|where|item" (UTF-8, compared as bytes), on the places left by
// what is fixed. The seed is the interview's id; what was drawn is stored with the interview, for exports.

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

import { type InterviewContext, orderSeed } from './context.ts';
import type { Block, ChoiceQuestion, Option, Question, QuestionnaireDefinition } from './definition.ts';
import { hasOptions, optionsOf, questionsOf } from './questions.ts';

/** What was drawn for an interview; only blocks and questions of random order are in it. */
export interface ShownOrder {
  /** Block → its questions' names. */
  blocks: Record<string, string[]>;
  /** Question → its options' codes, all of them, whether offered or not. */
  options: Record<string, number[]>;
}

/** The questions of a block as the interview asks them. Without a seed: as the definition has them. */
export function orderedQuestions(block: Block, context: InterviewContext): readonly Question[] {
  const seed = context[orderSeed];
  if (block.order === undefined || !seed) return block.questions;
  return drawn(`${seed}|${block.name}`, block.questions, ({ name }) => name);
}

/** The options of a question as the interview shows them, before any of them is left out. */
export function orderedOptions(
  definition: QuestionnaireDefinition,
  question: ChoiceQuestion,
  context: InterviewContext,
): readonly Option[] {
  const options = optionsOf(definition, question);
  const seed = context[orderSeed];
  if (question.order === undefined || !seed) return options;
  return drawn(`${seed}|${question.name}`, options, ({ code }) => String(code));
}

/** All orders of an interview, as they are stored with it; null when the form has none. */
export function shownOrder(definition: QuestionnaireDefinition, seed: string): ShownOrder | null {
  const context = { [orderSeed]: seed };
  const blocks = definition.blocks.filter(({ order }) => order !== undefined);
  const questions = questionsOf(definition).filter((one) => hasOptions(one) && one.order !== undefined);
  if (blocks.length + questions.length === 0) return null;
  return {
    blocks: Object.fromEntries(
      blocks.map((block) => [block.name, orderedQuestions(block, context).map(({ name }) => name)]),
    ),
    options: Object.fromEntries(
      questions
        .filter(hasOptions)
        .map((one) => [one.name, orderedOptions(definition, one, context).map(({ code }) => code)]),
    ),
  };
}

/** Drawing costs some microseconds an item, and the path is evaluated after every key: a list's last draw is kept. */
const lastDraws = new WeakMap<readonly unknown[], { seeded: string; places: readonly number[] }>();

function drawn<T extends { readonly fixed?: boolean }>(
  seeded: string,
  items: readonly T[],
  nameOf: (item: T) => string,
): readonly T[] {
  const last = lastDraws.get(items);
  const places = last?.seeded === seeded ? last.places : placesOf(seeded, items, nameOf);
  if (places !== last?.places) lastDraws.set(items, { seeded, places });
  return places.flatMap((place) => items[place] ?? []);
}

/** For each place in turn, which item stands there. */
function placesOf<T extends { readonly fixed?: boolean }>(
  seeded: string,
  items: readonly T[],
  nameOf: (item: T) => string,
): number[] {
  const moving = items
    .map((item, place) => ({ item, place }))
    .filter(({ item }) => item.fixed !== true)
    .map(({ item, place }) => ({ place, rank: bytesToHex(sha256(utf8ToBytes(`${seeded}|${nameOf(item)}`))) }))
    .toSorted((a, b) => (a.rank < b.rank ? -1 : 1));
  let next = 0;
  return items.map((item, place) => (item.fixed === true ? place : (moving[next++]?.place ?? place)));
}
