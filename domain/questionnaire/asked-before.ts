// Which questions are certainly asked before another, whatever order an interview draws.

import type { Block, Question, QuestionnaireDefinition } from './definition.ts';

/** Question → names of those that come before it in every interview. */
export type AskedBefore = ReadonlyMap<string, ReadonlySet<string>>;

export function askedBefore(definition: QuestionnaireDefinition): AskedBefore {
  const before = new Map<string, ReadonlySet<string>>();
  const behind: string[] = [];
  for (const block of definition.blocks) {
    for (const [at, question] of block.questions.entries()) {
      const siblings = block.questions.filter((_, other) => lastPlace(block, other) < firstPlace(block, at));
      before.set(question.name, new Set([...behind, ...siblings.map(({ name }) => name)]));
    }
    behind.push(...block.questions.map(({ name }) => name));
  }
  return before;
}

/** The two stand in one block whose order is random. */
export function isShuffledWith(definition: QuestionnaireDefinition, one: string, other: string): boolean {
  return definition.blocks.some(
    (block) => block.order !== undefined && [one, other].every((name) => hasQuestion(block, name)),
  );
}

/** The block of a question draws its order. */
export function isInRandomBlock(definition: QuestionnaireDefinition, name: string): boolean {
  return definition.blocks.some((block) => block.order !== undefined && hasQuestion(block, name));
}

function hasQuestion(block: Block, name: string): boolean {
  return block.questions.some((question) => question.name === name);
}

function firstPlace({ order, questions }: Block, at: number): number {
  return order === undefined || questions[at]?.fixed === true ? at : questions.findIndex(moves);
}

function lastPlace({ order, questions }: Block, at: number): number {
  return order === undefined || questions[at]?.fixed === true ? at : questions.findLastIndex(moves);
}

function moves({ fixed }: Question): boolean {
  return fixed !== true;
}
