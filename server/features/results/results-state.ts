// What is known of a survey's results: its columns, and what was counted from them, changed by what interviews come or go.
import type { IndexRule } from '#contract/index-rule.ts';
import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { hasOptions, questionsOf } from '#domain/questionnaire/questions.ts';
import { type AnswerCount, answerCodes } from '#domain/results/answer-counts.ts';
import {
  type DesignStage,
  type EstimationFrame,
  type Rows,
  rowsByCode,
} from '#domain/results/estimation/frame.ts';
import type { EstimationSource } from '#domain/results/estimation/linearised.ts';
import {
  type CodedInterviews,
  countInterviews,
  momentShape,
  noMoments,
} from '#domain/results/estimation/moments.ts';
import { strataOf } from '#domain/results/estimation/strata-of-moments.ts';
import { type PersonClass, personClassOf } from '#domain/results/response-classes.ts';
import { selectionStages } from '#domain/results/estimation/selection-stages.ts';
import { type JoinedDesign, joinedDesign } from '#domain/publication/joined-design.ts';
import { type FormItem, itemsOfForm, structureOfForm } from '#domain/results/form-structure.ts';
import type { IndexStructure } from '#domain/results/index-structure.ts';
import { sipasIndex } from '#domain/results/sipas-index.ts';
import { acceptsAll, type FormFacts, type FormReason, reasonsAgainst } from '#domain/results/valid-forms.ts';
import { compareVietnamese } from '#domain/vietnamese-order.ts';
import type { Survey } from '#prisma/generated/client.ts';
import { type AgencyScores, ScoresOfAgencies } from './agency-scores.ts';
import type { CaseOutcomes } from './case-outcomes.ts';
import { CountedCells } from './counted-cells.ts';
import type { CountedIndex, SurveyResults } from './results-shape.ts';
import { SurveyColumns } from './survey-columns.ts';
import type { SurveyStratum } from './survey-design.ts';
import { type SurveyWeights, weightsOf } from './survey-weights.ts';

export class ResultsState implements SurveyResults {
  readonly survey: Survey;
  readonly rule: IndexRule;
  onPaper = false;
  readonly definition: QuestionnaireDefinition;
  readonly structure: IndexStructure;
  readonly items: readonly FormItem[];
  readonly strata: readonly SurveyStratum[];
  readonly columns: SurveyColumns;
  readonly strataOfAgency: ReadonlyMap<string, readonly number[]>;
  readonly outcomes: CaseOutcomes = new Map();
  /** Null where classes of non-response are of whole strata. */
  readonly personClass: PersonClass | null;
  /** Kept up to date by what an interview that comes or goes has in it. */
  private readonly cells: CountedCells;
  private readonly itemPlaces: readonly number[];
  /** Of each interview, whether it is among those counted. */
  private isCounted = new Uint8Array(0);
  private readonly facts = new Map<number, FormFacts>();
  private readonly reasons = new Map<number, FormReason[]>();
  private duplicates: ReadonlySet<number> = new Set();
  private readonly agencies: ScoresOfAgencies;
  private readonly known = new Map<IndexRule['weighting'], SurveyWeights>();
  private agencyNames: readonly string[] | null = null;
  private total: CountedIndex | null = null;
  private byStratum: readonly Rows[] | null = null;
  private joined: JoinedDesign | null = null;
  private stages: DesignStage[] | null = null;

  constructor(
    survey: Survey,
    rule: IndexRule,
    definition: QuestionnaireDefinition,
    strata: readonly SurveyStratum[],
  ) {
    this.survey = survey;
    this.rule = rule;
    this.personClass = personClassOf(rule.responseClass);
    this.definition = definition;
    this.structure = structureOfForm(definition);
    this.items = itemsOfForm(definition);
    this.strata = strata;
    const ofAgency = new Map<string, number[]>();
    strata.forEach(({ agency }, stratum) => {
      const own = ofAgency.get(agency);
      if (own) own.push(stratum);
      else ofAgency.set(agency, [stratum]);
    });
    this.strataOfAgency = ofAgency;
    const coded = questionsOf(definition).filter(
      (question) => 'options' in question && hasOptions(question) && question.kind !== 'multiple',
    );
    this.columns = new SurveyColumns(
      coded.map(({ name }) => name),
      strata.map(({ id }) => id),
      // Some people are interviewed who were not in the main sample.
      Math.ceil(1.1 * strata.reduce((sum, { main }) => sum + main, 0)),
    );
    this.cells = new CountedCells(momentShape(this.structure, rule.item), strata.length);
    const questions = new Map(this.items.map(({ item, question }) => [item, question]));
    this.itemPlaces = this.cells.shape.items.map((item) =>
      this.columns.questions.indexOf(questions.get(item) ?? ''),
    );
    this.agencies = new ScoresOfAgencies(this.cells, ofAgency, this.structure, rule);
  }

  get interviewsOfStratum(): readonly number[] {
    return Array.from(this.cells.interviews);
  }

  rejected(): ReadonlyMap<number, readonly FormReason[]> {
    return this.reasons;
  }

  /** How the cases of some strata stand now. */
  standing(outcomes: CaseOutcomes): void {
    if (outcomes.size > 0) this.known.clear();
    for (const [stratum, own] of outcomes) this.outcomes.set(stratum, own);
  }

  know(facts: ReadonlyMap<string, FormFacts>): void {
    for (const [id, one] of facts) {
      const place = this.columns.places.get(id);
      if (place !== undefined) this.facts.set(place, one);
    }
  }

  /** @returns the places that were no duplicates and now are, or the other way round */
  knowDuplicates(ids: ReadonlySet<string>): number[] {
    const former = this.duplicates;
    this.duplicates = new Set([...ids].flatMap((id) => this.columns.places.get(id) ?? []));
    return [
      ...[...former].filter((place) => !this.duplicates.has(place)),
      ...[...this.duplicates].filter((place) => !former.has(place)),
    ];
  }

  /** Takes an interview out of the counts before its answers are written again. */
  leave(place: number): void {
    this.reasons.delete(place);
    if (this.isCounted[place] !== 1) return;
    this.isCounted[place] = 0;
    this.count(this.cellAt(place), [place], -1);
  }

  /** Counts what was written. */
  take(written: readonly number[]): void {
    if (written.length === 0) return;
    const { columns, rule } = this;
    const isCounted = new Uint8Array(columns.stratum.length);
    isCounted.set(this.isCounted);
    this.isCounted = isCounted;
    const judges = !acceptsAll(rule);
    const arriving: number[] = [];
    const cellOf = new Int32Array(columns.stratum.length);
    for (const place of written) {
      if (columns.counts[place] !== 1 || isCounted[place] === 1) continue;
      const cell = this.cellAt(place);
      if (cell < 0) continue;
      const reasons = judges ? this.reasonsAgainst(place) : [];
      if (reasons.length > 0) this.reasons.set(place, reasons);
      else {
        isCounted[place] = 1;
        cellOf[place] = cell;
        arriving.push(place);
      }
    }
    rowsByCode(cellOf, this.cells.size, arriving).forEach((members, cell) => {
      if (members.length > 0) this.count(cell, members, 1);
    });
    this.total = null;
    this.byStratum = null;
    this.joined = null;
    this.stages = null;
  }

  design(): JoinedDesign {
    const join = (minimum: number) => joinedDesign(this.strata, this.interviewsOfStratum, minimum);
    this.joined ??= join(this.rule.minimumCell) ?? join(0);
    if (!this.joined) throw new Error('Nothing is below a minimum of nobody');
    return this.joined;
  }

  joinedInterviews(): number[] {
    return this.design().groups.map(({ interviews }) => interviews);
  }

  /** @param stratumOf number of the stratum by place; below 0 of none */
  private stagesOf(stratumOf: Int32Array): DesignStage[] {
    const { selected, groupOf, groups } = this.design();
    return selectionStages(
      selected,
      stratumOf.map((stratum) => groupOf[stratum] ?? 0),
      groups.map(({ interviews }) => interviews),
    );
  }

  /** Below 0 for an interview of no stratum. */
  private cellAt(place: number): number {
    const stratum = this.columns.stratum[place] ?? -1;
    return stratum < 0 ? -1 : this.cells.cellOf(stratum, this.columns.value[place] ?? 0);
  }

  private count(cell: number, rows: Rows, times: 1 | -1): void {
    const stratum = this.cells.count(cell, this.interviews(), rows, times);
    this.agencies.changed(this.strata[stratum]?.agency ?? '');
  }

  private reasonsAgainst(place: number): FormReason[] {
    const { codes, width, places } = this.interviews();
    const own = Array.from(places, (item) => codes[width * place + item] ?? -1);
    const against = reasonsAgainst(own, this.facts.get(place) ?? null, this.rule);
    return this.duplicates.has(place) ? ['duplicate', ...against] : against;
  }

  private interviews(): CodedInterviews {
    return { codes: this.columns.codes, width: this.columns.questions.length, places: this.itemPlaces };
  }

  get rowsOfStratum(): readonly Rows[] {
    this.byStratum ??= rowsByCode(
      this.columns.stratum,
      this.strata.length,
      Array.from(this.isCounted.keys()).filter((place) => this.isCounted[place] === 1),
    );
    return this.byStratum;
  }

  weights(weighting: IndexRule['weighting']): SurveyWeights {
    const known = this.known.get(weighting);
    if (known) return known;
    const weights = weightsOf(this.strata, this.outcomes, { ...this.rule, weighting });
    this.known.set(weighting, weights);
    return weights;
  }

  weightAt({ ofStratum, ofValue }: SurveyWeights, place: number): number {
    const value = this.columns.valueAt(place);
    return (ofStratum[this.columns.stratum[place] ?? -1] ?? 1) * (ofValue?.get(value) ?? 1);
  }

  valueAt(place: number): string {
    return this.columns.valueAt(place);
  }

  rows(): Int32Array {
    return Int32Array.from(this.rowsOfStratum.flatMap((rows) => Array.from(rows)));
  }

  whole(): CountedIndex {
    this.total ??= this.counted(this.cells.levelsIn([...this.strata.keys()]));
    return this.total;
  }

  part(rows: Rows): CountedIndex {
    const own = noMoments(this.cells.shape);
    countInterviews(own, this.cells.shape, this.interviews(), rows, 1);
    return this.counted(own.levels);
  }

  agencyScores(weights: SurveyWeights | null): AgencyScores[] {
    const weightOf = weights && this.weightOf(weights);
    this.agencyNames ??= [...this.strataOfAgency.keys()].toSorted(compareVietnamese);
    return this.agencyNames.map((name) =>
      weightOf ? this.agencies.weighted(name, weightOf) : this.agencies.alike(name),
    );
  }

  private counted(levels: Int32Array): CountedIndex {
    return {
      ...sipasIndex(this.countsOf(levels), this.structure, this.rule),
      levelsOf: (item) => {
        const first = this.cells.shape.items.indexOf(item) * answerCodes.length;
        return [0, 1, 2, 3, 4].map((level) => levels[first + level] ?? 0);
      },
    };
  }

  private countsOf(levels: Int32Array): AnswerCount[] {
    return this.cells.shape.items.flatMap((item, index) =>
      answerCodes.flatMap((answerCode, place): AnswerCount[] => {
        const count = levels[index * answerCodes.length + place] ?? 0;
        return count === 0 ? [] : [{ agency: '', itemCode: item, answerCode, count }];
      }),
    );
  }

  sums(weights: SurveyWeights | null, strata?: Rows): EstimationSource {
    this.stages ??= this.stagesOf(this.cells.strata());
    const own = strata ?? Int32Array.from(this.strata.keys());
    const weightOf = weights ? this.weightOf(weights) : () => 1;
    return strataOf(this.cells.shape, this.stages, this.cells.placesOf(own, weightOf));
  }

  /** Of an interview by its stratum and the number of its value. */
  private weightOf({ ofStratum, ofValue }: SurveyWeights): (stratum: number, value: number) => number {
    const factors = this.columns.values.map((value) => ofValue?.get(value) ?? 1);
    return (stratum, value) => (ofStratum[stratum] ?? 0) * (factors[value] ?? 1);
  }

  frame(weights: SurveyWeights): EstimationFrame {
    const { columns } = this;
    const questions = new Map(this.items.map(({ item, question }) => [item, question]));
    return {
      size: columns.size,
      stages: this.stagesOf(columns.stratum),
      weights: Float64Array.from({ length: columns.size }, (_, place) => this.weightAt(weights, place)),
      domains: new Map(),
      answers: { get: (code) => columns.column(questions.get(code) ?? code) },
    };
  }
}
