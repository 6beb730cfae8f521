// An answer as it is stored and sent: a value, or one of the special answers that every survey keeps apart.

export const specials = ['notApplicable', 'dontKnow', 'refused'] as const;
export type Special = (typeof specials)[number];

/** Codes of the special answers in exports and on paper; no option may use them. */
export const specialCodes: Readonly<Record<Special, number>> = {
  notApplicable: 97,
  dontKnow: 98,
  refused: 99,
};

/** The operator's keys for them, on every question that offers them. */
export const specialKeys: Readonly<Record<Special, string>> = {
  notApplicable: '7',
  dontKnow: '8',
  refused: '9',
};

/** What nobody filled in on a paper form; of any question, of no other mode. */
export const blank = 'blank';
/** Its code in exports, and with the index; no option may use it. */
export const blankCode = 96;

/** What may stand in place of a value. */
export type NoValue = Special | typeof blank;

/**
 * A code (single, scale), a number, an ISO day `yyyy-mm-dd`, a text, or the codes chosen (multiple); a statement that
 * was read is `{ value: 1 }`. An optional question left empty is `{ value: '' }`.
 */
export type AnswerValue = { value: number | string | number[] } | { special: NoValue };

/**
 * What has been recorded so far: question name → latest answer, on the path or not. Where it matters which was given
 * after which (cross-checks.ts), the order is that in which they were last given.
 */
export type Answers = ReadonlyMap<string, AnswerValue>;

/** The answer of a statement: it was read aloud. */
export const wasRead: AnswerValue = { value: 1 };

/** The answer of an optional question that was passed over. */
export const leftEmpty: AnswerValue = { value: '' };

export function isEmpty(answer: AnswerValue): boolean {
  return (
    'value' in answer && (answer.value === '' || (Array.isArray(answer.value) && answer.value.length === 0))
  );
}
