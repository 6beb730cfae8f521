// What a questionnaire may know besides the answers: the case, who calls, in whose name. Texts fill it in, conditions
// read it. Nothing else about the citizen reaches a questionnaire.

export const textFields = [
  'respondent.title',
  'respondent.name',
  'transaction.tthcName',
  'transaction.field',
  'agency.name',
  'operator.name',
  'survey.authority',
  'survey.planNumber',
  'survey.verificationPhone',
] as const;
/** Calendar days, ISO yyyy-mm-dd; `interview.heldOn` is that of the interview which a phúc tra asks about. */
export const dayFields = ['transaction.receivedOn', 'transaction.resultOn', 'interview.heldOn'] as const;
/** Yes or no: for conditions only. */
export const flagFields = ['respondent.organisation'] as const;

export const contextFields = [...textFields, ...dayFields, ...flagFields] as const;
export type FillField = (typeof textFields)[number] | (typeof dayFields)[number];
export type ContextField = (typeof contextFields)[number];

/** What a hidden question may take into the data: of the transaction and the survey, never who anybody is. */
export const hiddenFields = [
  'transaction.tthcName',
  'transaction.field',
  'transaction.receivedOn',
  'transaction.resultOn',
  'agency.name',
  'survey.planNumber',
  'interview.heldOn',
  'respondent.organisation',
] as const satisfies readonly ContextField[];
export type HiddenField = (typeof hiddenFields)[number];

/** From which the random orders of an interview follow (shown-order.ts); neither fill nor condition may use it. */
export const orderSeed = 'interview.orderSeed';

/** What is known of the interview at hand; a field that is absent or null is unknown. */
export type InterviewContext = {
  readonly [F in ContextField]?: (F extends FillField ? string : boolean) | null;
} & { readonly [orderSeed]?: string | null };

/** Whether a text may be filled with it. */
export function isFillField(name: string): name is FillField {
  return isDayField(name) || textFields.some((field) => field === name);
}

export function isDayField(name: string): boolean {
  return dayFields.some((field) => field === name);
}
