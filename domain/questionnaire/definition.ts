// A questionnaire as data: what is said, in which order, under which conditions, what may be answered. Versioned and
// never changed once published; contract/questionnaire-definition.ts is the same shape as a zod schema. All are type
// aliases, not interfaces: only those are assignable to the JSON types of the database client.

import type { Special } from './answers.ts';
import type { HiddenField } from './context.ts';
import type { Expression } from './expressions.ts';

/**
 * A sentence in several languages, Vietnamese always. Spoken texts may hold fills, `{respondent.name}` or
 * `{answer.F3}`, and parts in square brackets, left out when one of their fills is unknown.
 */
export type Text = {
  readonly vi: string;
  readonly [language: string]: string;
};

/** How an interview can end before its last question; the console turns it into a disposition. */
export const outcomes = [
  'ineligible',
  'wrong-person',
  'refusal',
  'transaction-denied',
  'interview-denied',
] as const;
export type Outcome = (typeof outcomes)[number];

/** What choosing an option does beside being an answer; `recordingOf` (recording.ts) is who reads it. */
export const effects = ['record-on', 'record-off'] as const;
export type Effect = (typeof effects)[number];

export type Option = {
  readonly code: number;
  readonly label: Text;
  /** Key on the operator's keyboard where it is not the code itself. */
  readonly key?: string;
  /** Offered only where this holds; reads earlier questions and the case. */
  readonly showIf?: Expression;
  /** Keeps its place when the options are shown in random order. */
  readonly fixed?: boolean;
  readonly effect?: Effect;
};

export type OptionList = {
  readonly name: string;
  readonly options: readonly Option[];
};

export type EndRule = {
  readonly when: Expression;
  readonly outcome: Outcome;
  /** Read aloud before hanging up. */
  readonly say: Text;
};

/**
 * Goes on at a later question, passing over what lies between; computed and hidden values between are kept, since they
 * are not asked.
 */
export type JumpRule = {
  readonly when: Expression;
  readonly to: string;
};

/** What must not be (hard) or is unusual (soft), in the light of earlier answers and the case. */
export type CrossCheck = {
  /** Holds when something is wrong. Tried only where the question has a value, neither special nor empty. */
  readonly when: Expression;
  readonly hard: boolean;
  /** For the operator: what does not fit, and what to ask. */
  readonly message: Text;
};

/**
 * Ties a question of a phúc tra to the one it repeats. Types as in IPA's bcstats: 1 must not differ, 2 is hard to ask
 * (a difference tells about training), 3 may truly have changed. `tolerance`: difference in value still taken as equal.
 */
export type Repeat = {
  readonly question: string;
  readonly type: 1 | 2 | 3;
  readonly tolerance: number;
};

type Named = {
  /** Unique, stable over versions: the column of exports. */
  readonly name: string;
  /** Short name for tables and reports. */
  readonly label: Text;
  /** Decision number that the wording follows, or that it is our inference. */
  readonly source: string;
  readonly showIf?: Expression;
  readonly repeats?: Repeat;
  /** Keeps its place in a block of random order. */
  readonly fixed?: boolean;
};

type Asked = Named & {
  /** Read aloud, word for word. */
  readonly say: Text;
  /** For the operator, not read. */
  readonly instruction?: Text;
  /** Read when the citizen asks what is meant. */
  readonly probe?: Text;
  /** Tried in order once the question is answered; the first that holds ends the interview. */
  readonly ends?: readonly EndRule[];
  /** Tried after `ends`; the first that holds is taken. */
  readonly jumps?: readonly JumpRule[];
  readonly checks?: readonly CrossCheck[];
  /** Estimate of asking and answering. */
  readonly seconds: number;
  /** May be passed over with an empty answer. */
  readonly optional?: boolean;
  readonly special?: readonly Special[];
};

/** A breach of `hard` refuses the answer; one of `soft` asks the operator to confirm it. */
export type Validation<Limits> = {
  readonly hard?: Limits;
  readonly soft?: Limits;
  /** Said at a breach instead of the console's own sentence. */
  readonly message?: Text;
};

export type NumberLimits = {
  readonly min?: number;
  readonly max?: number;
  readonly whole?: boolean;
};
/** Inclusive ISO days. */
export type DateLimits = {
  readonly from?: string;
  readonly to?: string;
};
export type TextLimits = {
  readonly maxLength?: number;
  /** JavaScript regular expression, flag u, for the whole text. */
  readonly pattern?: string;
};
/** How many options may be chosen. */
export type ChoiceLimits = {
  readonly min?: number;
  readonly max?: number;
};

/** What reports give as shares, apart from the index: nhận định, đánh giá (8 criteria) and nhu cầu, mong đợi (10 contents). */
export const aspects = ['perception', 'expectation'] as const;

/** A choice question as a criterion of the reports; several questions may belong to one (an interest for each policy). */
export type Indicator = {
  readonly aspect: (typeof aspects)[number];
  /** Number of the criterion within its aspect, from 1. */
  readonly criterion: number;
  /** Options whose share together is the criterion's figure; without them each option stands by itself. */
  readonly counts?: readonly number[];
};

export type SingleQuestion = Asked & {
  readonly kind: 'single' | 'scale';
  /** The options, or the name of a list of the definition. */
  readonly options: string | readonly Option[];
  readonly order?: 'random';
  /** The satisfaction item that a scale is in the index; null: none, on purpose. */
  readonly index?: { readonly factor: string; readonly item: string } | null;
  readonly indicator?: Indicator;
};
export type MultipleQuestion = Asked & {
  readonly kind: 'multiple';
  readonly options: string | readonly Option[];
  readonly order?: 'random';
  readonly validation?: Validation<ChoiceLimits>;
  readonly indicator?: Indicator;
};
export type NumberQuestion = Asked & {
  readonly kind: 'number';
  readonly validation?: Validation<NumberLimits>;
};
export type DateQuestion = Asked & {
  readonly kind: 'date';
  readonly validation?: Validation<DateLimits>;
};
export type TextQuestion = Asked & {
  readonly kind: 'text';
  readonly validation?: Validation<TextLimits>;
};
/** Read aloud and passed with one key; its answer is `wasRead`. */
export type StatementQuestion = Asked & {
  readonly kind: 'statement';
};
/** Never asked: the value of the first rule that holds, else `otherwise`. Later conditions read it like an answer. */
export type ComputedQuestion = Named & {
  readonly kind: 'computed';
  readonly compute: readonly { readonly when: Expression; readonly value: number }[];
  readonly otherwise: number;
};

/**
 * Never asked, but in conditions, fills and exports like an answer: the value of the first rule that holds, else that of
 * the case (a flag as 1 or 0); without either it has none.
 */
export type HiddenQuestion = Named & {
  readonly kind: 'hidden';
  readonly set?: readonly { readonly when: Expression; readonly value: number | string }[];
  readonly from?: HiddenField;
};

export type ChoiceQuestion = SingleQuestion | MultipleQuestion;
export type AskedQuestion = ChoiceQuestion | NumberQuestion | DateQuestion | TextQuestion | StatementQuestion;
export type UnaskedQuestion = ComputedQuestion | HiddenQuestion;
export type Question = AskedQuestion | UnaskedQuestion;

export type Block = {
  readonly name: string;
  readonly title: Text;
  /** Judged once, when the block is reached. */
  readonly showIf?: Expression;
  /** The questions are asked in an order drawn for each interview (shown-order.ts), but for those that are `fixed`. */
  readonly order?: 'random';
  readonly questions: readonly Question[];
};

/** What the satisfaction items add up to: items in factors (yếu tố), factors in groups (nhóm). */
export type IndexStructure = {
  readonly groups: readonly { readonly code: string; readonly name: Text }[];
  readonly factors: readonly { readonly code: string; readonly name: Text; readonly group: string }[];
};

export type QuestionnaireDefinition = {
  readonly key: string;
  readonly version: number;
  readonly title: Text;
  /** Languages in which every text must be present; the first is the one interviews open in. */
  readonly languages: readonly string[];
  readonly source: string;
  readonly index?: IndexStructure;
  readonly optionLists?: readonly OptionList[];
  readonly blocks: readonly Block[];
};
