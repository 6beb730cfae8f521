// What Sở Nội vụ sets about the choice of interviews for phúc tra. contract/selection-settings.ts is the schema.

import type { EvidenceWeights } from '#domain/back-checks/evidence/score.ts';
import { defaultRiskSelection, type RiskSelectionSettings } from './selection-by-risk.ts';
import {
  defaultSequentialTest,
  type SequentialTestSettings,
} from '#domain/back-checks/statistics/sequential-test.ts';

export interface SelectionSettings {
  risk: RiskSelectionSettings;
  /** Least number of interviews chosen in a week, of each operator and of each agency. */
  minimum: { perOperator: number; perAgency: number };
  /** How many interviews an operator is expected to complete in a week while none of theirs is known. */
  weekOfOperator: number;
  /** By how many spreads of the room invented interviews are believed to score higher. */
  separation: number;
  /** Seconds after the citizen hung up in which answers may still be written down. */
  hangUpGrace: number;
  /** How much each rule of evidence counts beside the others; 0 leaves it out of the score, not out of proof. */
  weights: EvidenceWeights;
  test: SequentialTestSettings;
}

/** A proposal: time for the last words, not for another question. */
export const defaultHangUpGrace = 20;

/** Proposals; nothing official was found. The weights follow from how hard each is to explain innocently. */
export const defaultSelectionSettings: SelectionSettings = {
  risk: defaultRiskSelection,
  minimum: { perOperator: 2, perAgency: 1 },
  weekOfOperator: 75,
  separation: 1.5,
  hangUpGrace: defaultHangUpGrace,
  weights: {
    'no-answered-call': 3,
    'after-hang-up': 3,
    'short-talk': 3,
    burst: 1.5,
    'straight-line': 1,
    'short-cuts': 1.5,
    'near-duplicate': 2,
    'few-unanswered': 1,
    'contact-rate': 0.5,
    'completion-rate': 1,
    'same-number': 1.5,
    'off-path': 0.5,
  },
  test: defaultSequentialTest,
};
