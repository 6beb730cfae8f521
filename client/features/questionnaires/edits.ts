// What an author does to the order of a questionnaire: questions and blocks come, go, change places. Pure.
import type { Block, Question, QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { questionsOf } from '#domain/questionnaire/questions.ts';

type Definition = QuestionnaireDefinition;

const withBlocks = (definition: Definition, blocks: readonly Block[]): Definition => ({
  ...definition,
  blocks,
});
const inBlock = (block: Block, questions: readonly Question[]): Block => ({ ...block, questions });

export function replaceQuestion(definition: Definition, name: string, next: Question): Definition {
  let done = false;
  const blocks = definition.blocks.map((block) =>
    inBlock(
      block,
      block.questions.map((question) => {
        if (done || question.name !== name) return question;
        done = true;
        return next;
      }),
    ),
  );
  return withBlocks(definition, blocks);
}

export function replaceBlock(definition: Definition, name: string, next: Block): Definition {
  const at = definition.blocks.findIndex((block) => block.name === name);
  return at < 0 ? definition : withBlocks(definition, definition.blocks.with(at, next));
}

/** Behind the question of that name, or at the end of the block of that name. */
export function insertQuestion(definition: Definition, after: string, question: Question): Definition {
  const blocks = definition.blocks.map((block) => {
    const at = block.questions.findIndex(({ name }) => name === after);
    return at < 0 ? block : inBlock(block, block.questions.toSpliced(at + 1, 0, question));
  });
  if (blocks.some((block, at) => block !== definition.blocks[at])) return withBlocks(definition, blocks);
  const block = definition.blocks.find(({ name }) => name === after) ?? definition.blocks.at(-1);
  return block === undefined
    ? definition
    : replaceBlock(definition, block.name, inBlock(block, [...block.questions, question]));
}

export function removeQuestion(definition: Definition, name: string): Definition {
  const blocks = definition.blocks.map((block) => {
    const at = block.questions.findIndex((question) => question.name === name);
    return at < 0 ? block : inBlock(block, block.questions.toSpliced(at, 1));
  });
  return withBlocks(definition, blocks);
}

/** One place up or down; past the edge of its block it goes over into the next. */
export function moveQuestion(definition: Definition, name: string, step: -1 | 1): Definition {
  const at = definition.blocks.findIndex(({ questions }) => questions.some((one) => one.name === name));
  const block = definition.blocks[at];
  const from = block?.questions.findIndex((one) => one.name === name) ?? -1;
  const question = block?.questions[from];
  if (block === undefined || question === undefined) return definition;
  const rest = block.questions.toSpliced(from, 1);
  const to = from + step;
  if (to >= 0 && to <= rest.length)
    return withBlocks(
      definition,
      definition.blocks.with(at, inBlock(block, rest.toSpliced(to, 0, question))),
    );
  const next = definition.blocks[at + step];
  if (next === undefined) return definition;
  const joined = step > 0 ? [question, ...next.questions] : [...next.questions, question];
  return withBlocks(
    definition,
    definition.blocks.with(at, inBlock(block, rest)).with(at + step, inBlock(next, joined)),
  );
}

/** Behind the block of that name. */
export function insertBlock(definition: Definition, after: string, block: Block): Definition {
  const at = definition.blocks.findIndex(({ name }) => name === after);
  const place = at < 0 ? definition.blocks.length : at + 1;
  return withBlocks(definition, definition.blocks.toSpliced(place, 0, block));
}

export function removeBlock(definition: Definition, name: string): Definition {
  const at = definition.blocks.findIndex((block) => block.name === name);
  return at < 0 ? definition : withBlocks(definition, definition.blocks.toSpliced(at, 1));
}

export function moveBlock(definition: Definition, name: string, step: -1 | 1): Definition {
  const at = definition.blocks.findIndex((block) => block.name === name);
  const block = definition.blocks[at];
  const to = at + step;
  if (block === undefined || to < 0 || to >= definition.blocks.length) return definition;
  return withBlocks(definition, definition.blocks.toSpliced(at, 1).toSpliced(to, 0, block));
}

/** A name like this one that nothing has yet: DV1.4 → DV1.5, F5 → F6, sex → sex-2. */
export function freeName(definition: Definition, like: string): string {
  const taken = new Set([
    ...questionsOf(definition).map(({ name }) => name),
    ...definition.blocks.map(({ name }) => name),
    ...(definition.optionLists ?? []).map(({ name }) => name),
  ]);
  const [, stem = like, digits] = /^(.*?)(\d+)$/.exec(like) ?? [];
  let next = digits === undefined ? 2 : Number(digits) + 1;
  const named = () => (digits === undefined ? `${like}-${next}` : `${stem}${next}`);
  while (taken.has(named())) next += 1;
  return named();
}
