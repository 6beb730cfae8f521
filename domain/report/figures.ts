// What a report knows: the figures of a survey as they were at one moment. A report's words and tables take every
// number from here, so that a report and the results of that moment cannot differ.
import type { InterviewMode } from '#domain/interviews/modes.ts';
import type { Indicator } from '#domain/questionnaire/definition.ts';
import { namesAlone } from '#domain/results/item-names.ts';
import type { FormReason } from '#domain/results/valid-forms.ts';

/** Name of the index over everything. */
export const overallName = 'Chỉ số hài lòng chung';

export interface ScoreFigure {
  readonly code: string;
  readonly name: string;
  /** Percent, rounded half up to two decimals, as published; null without a valid answer. */
  readonly shown: number | null;
  /** 95 % interval under the design of the sample, percent. */
  readonly low: number | null;
  readonly high: number | null;
}

export interface ItemFigure extends ScoreFigure {
  readonly valid: number;
  readonly notApplicable: number;
  readonly dontKnow: number;
  readonly refused: number;
  /** Left blank on paper. */
  readonly blank: number;
  /** Answers of each level, 1 to 5. */
  readonly levels: readonly number[];
}

export interface AgencyFigure {
  readonly name: string;
  readonly interviews: number;
  /** Null below the minimum of interviews. */
  readonly rank: number | null;
  readonly shown: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Against all interviews together; null where there is no such test, 'same' where chance alone could do it. */
  readonly against: 'above' | 'below' | 'same' | null;
  readonly factors: readonly { readonly code: string; readonly shown: number | null }[];
}

interface Share {
  /** Percent of the valid answers. */
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** The items of all factors, with names that tell them apart. */
export function itemsAlone(factors: ReportFigures['factors']): ItemFigure[] {
  const items = factors.flatMap((factor) => factor.items.map((item) => ({ ...item, factor: factor.name })));
  const names = namesAlone(items);
  return items.map(({ factor: _, ...item }) => ({ ...item, name: names.get(item.code) ?? item.name }));
}

export interface QuestionFigure {
  readonly name: string;
  readonly label: string;
  readonly multiple: boolean;
  readonly valid: number;
  /** Criterion of nhận định or mong đợi; `figure` says in words what its share counts, null where options stand alone. */
  readonly indicator:
    | ({ readonly criterion: number; readonly figure: string | null } & Share & Pick<Indicator, 'aspect'>)
    | null;
  readonly options: readonly ({
    readonly label: string;
    readonly count: number;
  } & Share)[];
}

export interface SampleFigure {
  readonly plan: string;
  readonly source: string;
  readonly seed: string;
  readonly frameDigest: string;
  readonly sampleDigest: string;
  readonly transactions: number;
  readonly persons: number;
  readonly strata: number;
  readonly main: number;
  readonly reserve: number;
  /** The plan in sentences; empty in figures that were taken before it was told, as is the next. */
  readonly design: readonly string[];
  /** What the plan leaves out, in the words of who made it. */
  readonly notCovered: readonly string[];
  /** Areas that were drawn before persons, from large to small: "3 huyện, 60 xã"; empty without any. */
  readonly drawnAreas: string;
  /** Whether the seed's digest was made public before the frame was closed, and where. */
  readonly committedIn: string | null;
  readonly agencies: readonly {
    readonly name: string;
    readonly transactions: number;
    readonly persons: number;
    readonly main: number;
  }[];
}

/** Against an earlier period, in points. */
export interface EarlierFigure {
  /** '' for the whole survey. */
  readonly agency: string;
  readonly name: string;
  readonly now: number;
  readonly then: number;
  readonly difference: number;
  /** Null: an error of then is not known. */
  readonly significant: boolean | null;
}

export interface OpenAnswerFigure {
  readonly question: string;
  readonly worded: number;
  readonly coded: number;
  readonly codes: readonly {
    readonly label: string;
    readonly count: number;
    /** Percent of those coded. */
    readonly share: number | null;
    readonly low: number | null;
    readonly high: number | null;
  }[];
}

export interface ImprovementFigure {
  /** '' for the whole survey. */
  readonly agency: string;
  readonly lowest: readonly {
    readonly code: string;
    readonly name: string;
    readonly shown: number;
    /** Valid answers; null of figures that were taken before it was kept. */
    readonly valid: number | null;
    /** Names and long numbers masked. */
    readonly words: readonly string[];
  }[];
  readonly falls: readonly {
    readonly code: string;
    readonly name: string;
    readonly now: number;
    readonly difference: number;
  }[];
}

export interface ReportFigures {
  /** ISO instant. */
  readonly takenAt: string;
  readonly survey: {
    readonly name: string;
    readonly authority: string;
    readonly planNumber: string;
    /** Calendar days, yyyy-mm-dd. */
    readonly periodFrom: string;
    readonly periodTo: string;
    /** First and last day of calls; until there are any, the days planned. */
    readonly startsOn: string;
    readonly endsOn: string;
  };
  readonly rule: {
    readonly words: string;
    readonly minimumInterviews: number;
    readonly minimumRated: number;
    readonly weighted: boolean;
    /** "Nếu mỗi phiếu có trọng số …": what `beside` is; '' in figures that were taken before it was told. */
    readonly besideWords: string;
    /** How errors were computed; '' in figures that were taken before it was told. */
    readonly errorWords: string;
    /** Standard, profile and e of the outcome rates; '' in figures that were taken before it was told. */
    readonly rateWords: string;
  };
  readonly interviews: number;
  readonly target: number;
  readonly overall: ScoreFigure & { readonly se: number | null; readonly designEffect: number | null };
  /** The index with the other weighting: weighted beside unweighted, or the other way round. */
  readonly beside: number | null;
  readonly groups: readonly ScoreFigure[];
  readonly factors: readonly (ScoreFigure & {
    readonly valid: number;
    readonly items: readonly ItemFigure[];
  })[];
  readonly agencies: readonly AgencyFigure[];
  readonly questions: readonly QuestionFigure[];
  readonly forms: {
    readonly issued: number;
    readonly collected: number;
    readonly valid: number;
    /** Not valid, each under one reason. */
  } & Readonly<Record<FormReason, number>>;
  /** How forms were answered; empty in figures that were taken before this was told. */
  readonly modes: readonly {
    readonly mode: InterviewMode;
    readonly forms: number;
    /** Their index; none in figures that were taken before this was told. */
    readonly score?: {
      readonly shown: number | null;
      readonly low: number | null;
      readonly high: number | null;
    };
  }[];
  /** Which forms `modes` counts: figures of before told the collected ones. */
  readonly modesOf: 'collected' | 'valid';
  readonly cases: number;
  /** Of these, persons of the reserve in place of others; null in figures that were taken before it was told. */
  readonly reserveCases: number | null;
  /** Cases still to be called, while calls go on; null when they are over, and in figures of before this was told. */
  readonly openCases: number | null;
  /** AAPOR outcome rates by name, 0–1; null where undefined. */
  readonly rates: Readonly<Record<string, number | null>>;
  /** The share of cases of unknown eligibility taken to be eligible. */
  readonly e: number | null;
  readonly attempts: { readonly total: number; readonly perComplete: number | null };
  readonly sample: SampleFigure | null;
  /** Null without an earlier period. */
  readonly earlier: {
    readonly label: string;
    /** Null: of a table nobody knows. */
    readonly sameRule: boolean | null;
    readonly differences: readonly EarlierFigure[];
  } | null;
  readonly openAnswers: readonly OpenAnswerFigure[];
  readonly improvement: readonly ImprovementFigure[];
  readonly backCheck: { readonly title: string; readonly paragraphs: readonly string[] };
}
