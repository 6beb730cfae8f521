// How a refusal becomes a sentence: one per problem code, what happened, where, what to do.
import type { FaultCode } from '#client/api/client.ts';
import type { ProblemCode, ProblemDetails } from '#contract/problems.ts';
import { problemTable } from '#contract/problems.ts';

import type { Format } from './format.ts';

/** A sentence for every code of contract/problems.ts. */
export type ProblemSentences = {
  [C in ProblemCode]: (details: ProblemDetails<C>, format: Format) => string;
};

interface Sentences {
  problems: ProblemSentences;
  /** What the client itself can run into. */
  common: { unreachable: string };
}

interface Fault {
  code: FaultCode;
  details: Record<string, unknown>;
}

/** The sentence for a fault. Details that do not have the contract's shape give the sentence of an internal fault. */
export function sentenceFor(fault: Fault, text: Sentences, format: Format): string {
  if (fault.code === 'unreachable') return text.common.unreachable;
  return sentenceOf(fault.code, fault.details, text.problems, format);
}

function sentenceOf<C extends ProblemCode>(
  code: C,
  details: Record<string, unknown>,
  sentences: ProblemSentences,
  format: Format,
): string {
  const parsed = problemTable[code].details.safeParse(details);
  if (!parsed.success) return sentences.internal({}, format);
  // The table's own schema of this very code has just accepted it; TypeScript cannot follow the pairing.
  return sentences[code](parsed.data as ProblemDetails<C>, format);
}
