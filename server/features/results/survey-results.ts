// Results of a survey kept in memory: its columns, and what was counted from them; brought up to date at each reading.
import type { IndexRule } from '#contract/index-rule.ts';
import type { QuestionnaireDefinition } from '#domain/questionnaire/definition.ts';
import { hasOptions, questionsOf } from '#domain/questionnaire/questions.ts';
import { type AnswerCount, specialAnswers } from '#domain/results/answer-counts.ts';
import type { EstimationFrame } from '#domain/results/estimation/frame.ts';
import { type FormItem, itemsOfForm, structureOfForm } from '#domain/results/form-structure.ts';
import type { IndexStructure } from '#domain/results/index-structure.ts';
import { type SipasIndex, sipasIndex } from '#domain/results/sipas-index.ts';
import {
  acceptsAll,
  type FormFacts,
  type FormReason,
  looksAtFacts,
  reasonsAgainst,
} from '#domain/results/valid-forms.ts';
import type { PrismaClient, Survey } from '#prisma/generated/client.ts';
import type { Context } from '#server/context.ts';
import { definitionOf, questionNamesOf } from '#server/features/questionnaires/queries.ts';
import { indexRuleOf, surveyOf } from '#server/features/surveys/queries.ts';
import { type ConsentQuestion, consentQuestions, formFacts } from './form-facts.ts';
import {
  columnsOfVersions,
  type ColumnsOfVersions,
  noColumns,
  refreshColumns,
  type SurveyColumns,
} from './survey-columns.ts';
import { stagesOf, strataOf, type SurveyStratum } from './survey-design.ts';

export interface SurveyResults {
  readonly survey: Survey;
  readonly rule: IndexRule;
  readonly definition: QuestionnaireDefinition;
  readonly structure: IndexStructure;
  readonly items: readonly FormItem[];
  readonly strata: readonly SurveyStratum[];
  readonly columns: SurveyColumns;
  /** Positions of the interviews that count, by stratum. */
  readonly rowsOfStratum: readonly number[][];
  /** Complete interviews that are no valid forms: positions, each with all that speaks against it. */
  rejected(): ReadonlyMap<number, readonly FormReason[]>;
  frame(weights?: readonly number[]): EstimationFrame;
  /** Positions of all interviews that count. */
  rows(): Int32Array;
  whole(): SipasIndex;
  agency(name: string): SipasIndex;
  /** How often an item was answered with each level, 1 to 5. */
  levelsOf(item: string): number[];
}

/** How many surveys stay in memory, the last asked for. */
const kept = 8;

interface Kept {
  readonly key: string;
  readonly versions: ColumnsOfVersions;
  /** Null where no rule looks at more than the items. */
  readonly consent: readonly ConsentQuestion[] | null;
  readonly state: State;
  /** Readings of one survey take turns. */
  turn: Promise<unknown>;
}

const memory = new WeakMap<PrismaClient, Map<string, Kept>>();

/** The results as of now. @throws 'not-found' */
export async function surveyResults(ctx: Context, surveyId: string): Promise<SurveyResults> {
  const survey = await surveyOf(ctx, surveyId);
  const names = await questionNamesOf(ctx, surveyId);
  const sample = await ctx.db.sample.findFirst({
    where: { surveyId, status: 'confirmed' },
    select: { id: true },
  });
  const rule = indexRuleOf(survey);
  const versionIds = [...new Set(names.map(({ versionId }) => versionId))];
  // What the columns and counts hang on; a name, a title or a phone number may change without it.
  const key = JSON.stringify([sample?.id, survey.interviewVersionId, names, rule]);
  const surveys = memory.get(ctx.prisma) ?? new Map<string, Kept>();
  memory.set(ctx.prisma, surveys);
  let entry = surveys.get(surveyId);
  if (entry?.key !== key) {
    const definition = await definitionOf(ctx, survey.interviewVersionId);
    const versions = await columnsOfVersions(ctx, versionIds, names);
    const strata = await strataOf(ctx, surveyId);
    const consent = looksAtFacts(rule) ? await consentQuestions(ctx, versionIds) : null;
    const state = new State(survey, rule, definition, strata);
    entry = { key, versions, consent, state, turn: Promise.resolve() };
  }
  const own = entry;
  surveys.delete(surveyId);
  surveys.set(surveyId, own);
  for (const oldest of surveys.keys()) if (surveys.size > kept) surveys.delete(oldest);
  const turn = own.turn.then(() => refresh(ctx, surveyId, own));
  own.turn = turn.catch(() => surveys.delete(surveyId));
  await turn;
  return own.state;
}

async function refresh(ctx: Context, surveyId: string, { state, versions, consent }: Kept): Promise<void> {
  const since = state.columns.seenUpTo;
  const written = await refreshColumns(ctx, surveyId, state.columns, versions);
  // After the columns, so that every interview in them has its facts.
  if (consent !== null) state.know(await formFacts(ctx, surveyId, since, consent));
  state.take(written);
}

/** Positions of codes in a tally: 1–5, then the special answers. */
const tallied = [1, 2, 3, 4, 5, ...Object.values(specialAnswers)];
const tallyPlaces = new Map(tallied.map((code, place) => [code, place]));

class State implements SurveyResults {
  readonly survey: Survey;
  readonly rule: IndexRule;
  readonly definition: QuestionnaireDefinition;
  readonly structure: IndexStructure;
  readonly items: readonly FormItem[];
  readonly strata: readonly SurveyStratum[];
  readonly columns: SurveyColumns;
  readonly rowsOfStratum: number[][];
  private readonly facts = new Map<number, FormFacts>();
  private seen = 0;
  private readonly membersOfStratum: number[][];
  private readonly rejectedOfStratum: Map<number, FormReason[]>[];
  /** By stratum: for each item as many counts as `tallied` has. */
  private readonly tallies: Int32Array[];
  private readonly agencies = new Map<string, SipasIndex>();
  private total: SipasIndex | null = null;
  private all: Int32Array | null = null;

  constructor(
    survey: Survey,
    rule: IndexRule,
    definition: QuestionnaireDefinition,
    strata: readonly SurveyStratum[],
  ) {
    this.survey = survey;
    this.rule = rule;
    this.definition = definition;
    this.structure = structureOfForm(definition);
    this.items = itemsOfForm(definition);
    this.strata = strata;
    const coded = questionsOf(definition).filter(
      (question) => 'options' in question && hasOptions(question) && question.kind !== 'multiple',
    );
    this.columns = noColumns(
      coded.map(({ name }) => name),
      strata.map(({ id }) => id),
    );
    this.membersOfStratum = strata.map(() => []);
    this.rowsOfStratum = strata.map(() => []);
    this.rejectedOfStratum = strata.map(() => new Map<number, FormReason[]>());
    this.tallies = strata.map(() => new Int32Array(this.items.length * tallied.length));
  }

  know(facts: ReadonlyMap<string, FormFacts>): void {
    for (const [id, one] of facts) {
      const place = this.columns.places.get(id);
      if (place !== undefined) this.facts.set(place, one);
    }
  }

  /** Counts the strata again in which something was written. */
  take(written: readonly number[]): void {
    if (written.length === 0) return;
    const touched = new Set<number>();
    for (const place of written) {
      const stratum = this.columns.stratum[place] ?? -1;
      if (stratum < 0) continue;
      touched.add(stratum);
      // Places are given in order, so what is beyond the seen ones is new.
      if (place >= this.seen) this.membersOfStratum[stratum]?.push(place);
    }
    this.seen = this.columns.size;
    for (const stratum of touched) this.recount(stratum);
    this.total = null;
    this.all = null;
  }

  private recount(stratum: number): void {
    const complete = (this.membersOfStratum[stratum] ?? []).filter((row) => this.columns.counts[row] === 1);
    const codes = this.items.map(({ question }) => this.columns.codes.get(question));
    const rejected = acceptsAll(this.rule) ? new Map<number, FormReason[]>() : this.judge(complete, codes);
    const rows = rejected.size === 0 ? complete : complete.filter((row) => !rejected.has(row));
    this.rowsOfStratum[stratum] = rows;
    this.rejectedOfStratum[stratum] = rejected;
    const tally = this.tallies[stratum];
    tally?.fill(0);
    codes.forEach((column, item) => {
      for (const row of rows) {
        const place = tallyPlaces.get(column?.[row] ?? -1);
        const at = item * tallied.length + (place ?? 0);
        if (tally && place !== undefined) tally[at] = (tally[at] ?? 0) + 1;
      }
    });
    this.agencies.delete(this.strata[stratum]?.agency ?? '');
  }

  /** What speaks against each of some forms; those against which nothing does are left out. */
  private judge(
    rows: readonly number[],
    codes: readonly (Int16Array | undefined)[],
  ): Map<number, FormReason[]> {
    const rejected = new Map<number, FormReason[]>();
    for (const row of rows) {
      const own = codes.map((column) => column?.[row] ?? -1);
      const reasons = reasonsAgainst(own, this.facts.get(row) ?? null, this.rule);
      if (reasons.length > 0) rejected.set(row, reasons);
    }
    return rejected;
  }

  rows(): Int32Array {
    this.all ??= Int32Array.from(this.rowsOfStratum.flat());
    return this.all;
  }

  rejected(): ReadonlyMap<number, readonly FormReason[]> {
    return new Map(this.rejectedOfStratum.flatMap((rejected) => [...rejected]));
  }

  whole(): SipasIndex {
    this.total ??= this.indexOf(this.strata.map((_, stratum) => stratum));
    return this.total;
  }

  agency(name: string): SipasIndex {
    const known = this.agencies.get(name);
    if (known) return known;
    const index = this.indexOf(
      this.strata.flatMap(({ agency }, stratum) => (agency === name ? [stratum] : [])),
    );
    this.agencies.set(name, index);
    return index;
  }

  levelsOf(item: string): number[] {
    const first = this.items.findIndex((one) => one.item === item) * tallied.length;
    return [0, 1, 2, 3, 4].map((level) =>
      this.tallies.reduce((sum, tally) => sum + (tally[first + level] ?? 0), 0),
    );
  }

  private indexOf(strata: readonly number[]): SipasIndex {
    const sums = new Int32Array(this.items.length * tallied.length);
    for (const stratum of strata)
      this.tallies[stratum]?.forEach((count, at) => {
        sums[at] = (sums[at] ?? 0) + count;
      });
    const counts = this.items.flatMap(({ item }, index) =>
      tallied.map((answerCode, place): AnswerCount => ({
        agency: '',
        itemCode: item,
        answerCode,
        count: sums[index * tallied.length + place] ?? 0,
      })),
    );
    return sipasIndex(counts, this.structure, this.rule);
  }

  frame(weights?: readonly number[]): EstimationFrame {
    const { columns, strata, rowsOfStratum } = this;
    const answers = new Map(columns.codes);
    for (const { item, question } of this.items) {
      const codes = columns.codes.get(question);
      if (codes) answers.set(item, codes);
    }
    return {
      size: columns.size,
      stages: stagesOf(
        strata,
        columns.stratum,
        rowsOfStratum.map((rows) => rows.length),
      ),
      weights: weights
        ? Float64Array.from(columns.stratum, (stratum) => weights[stratum] ?? 1)
        : new Float64Array(columns.stratum.length).fill(1),
      domains: new Map(),
      answers,
    };
  }
}
