// A condition as an author reads and types it: XPath where that gives back the very condition, else the exact notation.
// The same notation as in the cells of an XLSForm (docs/xlsform.md).

import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import type { Expression } from '#domain/questionnaire/expressions.ts';
import { conditionOf } from './condition.ts';
import { exactText, xpathOf } from './condition-text.ts';
import { knownOf } from './export-xlsform.ts';
import { NotCarried } from './findings.ts';
import { parseFormula } from './formula.ts';
import { isSame } from './same.ts';
import { faultSentences } from './sentences.ts';

export function conditionText(condition: Expression, definition: QuestionnaireDefinition): string {
  const readable = xpathOf(condition);
  const back = readCondition(readable, definition);
  return 'condition' in back && isSame(back.condition, condition) ? readable : exactText(condition);
}

export type ConditionReading =
  | { readonly condition: Expression }
  | { readonly fault: { readonly vi: string; readonly en: string } };

/** What the text means among the questions of the definition, or the sentence about why it means nothing. */
export function readCondition(text: string, definition: QuestionnaireDefinition): ConditionReading {
  try {
    return { condition: conditionOf(parseFormula(text), knownOf(definition)) };
  } catch (error) {
    if (!(error instanceof NotCarried)) throw error;
    const { vi, en } = faultSentences[error.code];
    return { fault: { vi: vi(error.what), en: en(error.what) } };
  }
}
