// Scores of each agency, kept: without weights until one of its interviews changes, with weights as long as they stay.
import { answerCodes } from '#domain/results/answer-counts.ts';
import { type PartScores, partScorer } from '#domain/results/estimation/part-scores.ts';
import type { IndexStructure } from '#domain/results/index-structure.ts';
import { indexScores, type IndexRule, type Rated, ratedBy } from '#domain/results/sipas-index.ts';
import type { CountedCells } from './counted-cells.ts';
import { rounded, type Scored } from './scored.ts';

export interface AgencyScores {
  readonly name: string;
  readonly overall: Scored;
  /** By place of the factor in the structure, as are the valid answers behind them. */
  readonly factors: readonly Scored[];
  readonly validOfFactors: readonly number[];
}

export class ScoresOfAgencies {
  private readonly cells: CountedCells;
  private readonly strataOf: ReadonlyMap<string, readonly number[]>;
  private readonly structure: IndexStructure;
  private readonly rule: IndexRule;
  private readonly score: ReturnType<typeof partScorer>;
  private readonly exact = new Map<string, AgencyScores>();
  private readonly valid = new Map<string, readonly number[]>();

  constructor(
    cells: CountedCells,
    strataOf: ReadonlyMap<string, readonly number[]>,
    structure: IndexStructure,
    rule: IndexRule,
  ) {
    this.cells = cells;
    this.strataOf = strataOf;
    this.structure = structure;
    this.rule = rule;
    this.score = partScorer(cells.shape, structure, rule);
  }

  /** An interview of the agency came or went. */
  changed(name: string): void {
    this.exact.delete(name);
    this.valid.delete(name);
  }

  /** Every interview counts once: exact fractions. */
  alike(name: string): AgencyScores {
    const known = this.exact.get(name);
    if (known) return known;
    const { overall, factors, validOfFactors } = indexScores(this.ratedBy(name), this.structure, this.rule);
    const scores = { name, overall, factors, validOfFactors };
    this.exact.set(name, scores);
    return scores;
  }

  /** @param weightOf see CountedCells.placesOf */
  weighted(name: string, weightOf: (stratum: number, value: number) => number): AgencyScores {
    const summed = this.cells.placesOf(this.strataOf.get(name) ?? [], weightOf);
    const { overall, factors }: PartScores = this.score(summed);
    return {
      name,
      overall: rounded(overall),
      factors: factors.map(rounded),
      validOfFactors: this.validOf(name),
    };
  }

  private validOf(name: string): readonly number[] {
    const known = this.valid.get(name);
    if (known) return known;
    const rated = this.ratedBy(name);
    const valid = this.structure.groups.flatMap(({ factors }) =>
      factors.map(({ itemCodes }) =>
        itemCodes.reduce((sum, code) => sum + (rated.get(code)?.validN ?? 0), 0),
      ),
    );
    this.valid.set(name, valid);
    return valid;
  }

  private ratedBy(name: string): Map<string, Rated> {
    const levels = this.cells.levelsIn(this.strataOf.get(name) ?? []);
    return new Map(
      this.cells.shape.items.map((item, at) => [item, ratedBy(levels, at * answerCodes.length)] as const),
    );
  }
}
