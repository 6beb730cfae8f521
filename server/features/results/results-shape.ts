// What there is of a survey's results: everything that screens, files and publications are made of.
import type { IndexRule } from '#contract/index-rule.ts';
import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import type { EstimationFrame, Rows } from '#domain/results/estimation/frame.ts';
import type { EstimationSource } from '#domain/results/estimation/linearised.ts';
import type { FormItem } from '#domain/results/form-structure.ts';
import type { IndexStructure } from '#domain/results/index-structure.ts';
import type { SipasIndex } from '#domain/results/sipas-index.ts';
import type { FormReason } from '#domain/results/valid-forms.ts';
import type { JoinedDesign } from '#domain/publication/joined-design.ts';
import type { Survey } from '#prisma/generated/client.ts';
import type { AgencyScores } from './agency-scores.ts';
import type { CaseOutcomes } from './case-outcomes.ts';
import type { SurveyColumns } from './survey-columns.ts';
import type { SurveyStratum } from './survey-design.ts';
import type { SurveyWeights } from './survey-weights.ts';

export interface SurveyResults {
  readonly survey: Survey;
  readonly rule: IndexRule;
  /** Does anybody's answer stand on paper? Rules speak of blanks then. */
  readonly onPaper: boolean;
  readonly definition: QuestionnaireDefinition;
  readonly structure: IndexStructure;
  readonly items: readonly FormItem[];
  readonly strata: readonly SurveyStratum[];
  /** Positions of the strata of each agency. */
  readonly strataOfAgency: ReadonlyMap<string, readonly number[]>;
  readonly columns: SurveyColumns;
  /** How many interviews count, by stratum. */
  readonly interviewsOfStratum: readonly number[];
  /** The same by the strata that errors are computed from: small ones are together. */
  joinedInterviews(): number[];
  /** Those strata. Strata too small to be published are together: decision 39. With too few interviews at all, none are. */
  design(): JoinedDesign;
  /** Positions of the interviews that count, by stratum. */
  readonly rowsOfStratum: readonly Rows[];
  /** Complete interviews that are no valid forms: positions, each with all that speaks against it. */
  rejected(): ReadonlyMap<number, readonly FormReason[]>;
  /**
   * The interviews that count as sums by stratum: what the index and its errors are computed from.
   *
   * @param weights null where all weigh alike
   * @param strata positions of some; all when left out
   */
  sums(weights: SurveyWeights | null, strata?: Rows): EstimationSource;
  /** The interviews one by one, for what divides strata. */
  frame(weights: SurveyWeights): EstimationFrame;
  /** How the cases of each stratum stand. */
  readonly outcomes: CaseOutcomes;
  weights(weighting: IndexRule['weighting']): SurveyWeights;
  /** What an interview weighs. @param place of the interview */
  weightAt(weights: SurveyWeights, place: number): number;
  /** What the list says of the person who was interviewed, where classes are made by it; else empty. */
  valueAt(place: number): string;
  /** Positions of all interviews that count. */
  rows(): Int32Array;
  whole(): CountedIndex;
  /** Of some interviews alone. @param rows their positions */
  part(rows: Rows): CountedIndex;
  /** Index and factors of each agency, in the order of their names. @param weights null where all weigh alike */
  agencyScores(weights: SurveyWeights | null): readonly AgencyScores[];
}

/** An index by exact counts, every interview counted once. */
export interface CountedIndex extends SipasIndex {
  /** How often an item was answered with each level, 1 to 5. */
  levelsOf(item: string): number[];
}
