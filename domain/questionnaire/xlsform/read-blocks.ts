// Groups of the sheet `survey` as blocks. Blocks do not nest: a group within a group becomes a block of its own, under
// the conditions of both; questions outside any group get blocks too.

import type { Block, Question, Text } from '#domain/questionnaire/definition.ts';
import type { Expression } from '#domain/questionnaire/expressions.ts';
import { addProblem, attempt, type Findings } from './findings.ts';
import { givenName } from './names.ts';
import { type QuestionRow, typeOf } from './question-rows.ts';
import { relevantOf } from './read-conditions.ts';
import { type QuestionContext, readQuestion } from './read-question.ts';
import { cell, placeOf, type SheetRow } from './sheets.ts';
import { refuseFills, textIn } from './texts.ts';
import { nameUnused } from './unused-cells.ts';

interface Group {
  name: string;
  title: Text;
  conditions: readonly Expression[];
  row: SheetRow | null;
  isRandom: boolean;
  hasQuestions: boolean;
}

type OpenBlock = { group: Group; name: string; questions: Question[] };

/** The blocks, in the sheet's order; `questions` says which rows become questions. */
export function readBlocks(
  rows: readonly SheetRow[],
  questions: ReadonlyMap<SheetRow, QuestionRow>,
  title: Text,
  context: QuestionContext,
): Block[] {
  const { findings } = context;
  const outside: Group = {
    name: 'main',
    title,
    conditions: [],
    row: null,
    isRandom: false,
    hasQuestions: true,
  };
  const open: Group[] = [outside];
  const blocks: OpenBlock[] = [];
  const taken = new Set<string>();
  for (const row of rows) {
    const { type } = typeOf(row);
    const around = open.at(-1) ?? outside;
    if (type === 'begin_group' || type === 'begin_repeat') {
      open.push(beginGroup(row, around, open.length, context));
    } else if (type === 'end_group' || type === 'end_repeat') {
      if (open.length === 1) addProblem(findings, placeOf(row, 'type'), 'group-not-open');
      else if (open.pop()?.hasQuestions === false) nameEmpty(around, findings);
    } else {
      const found = questions.get(row);
      const question = found === undefined ? null : readQuestion(found, context);
      if (question === null) continue;
      for (const group of open) group.hasQuestions = true;
      let block = blocks.at(-1);
      if (block?.group !== around) {
        block = { group: around, name: freeName(around.name, taken), questions: [] };
        blocks.push(block);
      }
      block.questions.push(question);
    }
  }
  for (const { name, row } of open)
    if (row !== null) addProblem(findings, placeOf(row, 'type'), 'group-not-closed', name);
  return blocks.map(({ group, name, questions: own }) => {
    const showIf = joined(group.conditions);
    return {
      name,
      title: group.title,
      ...(showIf !== undefined && { showIf }),
      ...(group.isRandom && { order: 'random' as const }),
      questions: own,
    };
  });
}

function joined(conditions: readonly Expression[]): Expression | undefined {
  return conditions.length > 1 ? { and: conditions } : conditions[0];
}

function beginGroup(row: SheetRow, around: Group, depth: number, context: QuestionContext): Group {
  const { known, languages, findings } = context;
  if (typeOf(row).type === 'begin_repeat') addProblem(findings, placeOf(row, 'type'), 'repeat');
  const given = cell(row, 'name');
  const name = attempt(findings, placeOf(row, 'name'), () => givenName(given)) ?? `group-${depth}`;
  const title = textIn(row, 'label', languages, findings);
  if (title !== null) refuseFills(title, row, 'label', findings);
  const condition = relevantOf(row, known, findings);
  const order = cell(row, 'ln::order');
  if (order !== '' && order !== 'random') addProblem(findings, placeOf(row, 'ln::order'), 'bad-value', order);
  nameUnused(row, 'group', findings);
  return {
    name,
    title: title ?? around.title,
    conditions: [...around.conditions, ...(condition === undefined ? [] : [condition])],
    row,
    isRandom: order === 'random',
    hasQuestions: false,
  };
}

function nameEmpty({ name, row }: Group, findings: Findings): void {
  if (row !== null) addProblem(findings, placeOf(row, 'name'), 'empty-group', name);
}

/** The name, or with a number when an earlier part of the group has it: a group within it parts the two. */
function freeName(name: string, taken: Set<string>): string {
  let free = name;
  for (let part = 2; taken.has(free); part += 1) free = `${name}-${part}`;
  taken.add(free);
  return free;
}
