// What may be answered to a question, beside its kind.

import type { CrossCheck, Validation } from '#domain/questionnaire/definition.ts';
import type { AnyLimits } from './limits.ts';

/** Limits and checks of a question; what it has none of is left out. */
export interface Rules {
  validation?: Validation<AnyLimits>;
  checks?: readonly CrossCheck[];
}
