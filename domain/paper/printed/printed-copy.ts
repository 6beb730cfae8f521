// One printed form: its head, what the citizen is told first, the questions, what is asked of them at the end.
import { minutesFill, renderText } from '#domain/questionnaire/text.ts';
import type { Book } from './book.ts';
import { type PrintedPart, printedForm } from './printed-form.ts';
import type { PrintedWords } from './printed-words.ts';

export interface PrintedSurvey {
  readonly name: string;
  readonly authority: string;
  readonly planNumber: string;
  readonly verificationPhone: string;
  /** Last day of interviewing, as people read it. */
  readonly endsOn: string;
}

export interface PrintedCopy {
  readonly language: string;
  readonly labels: Pick<PrintedWords, 'code' | 'page' | 'slip' | 'to'>;
  readonly authority: string;
  readonly title: string;
  /** Of what survey, or which questionnaire where it is for none. */
  readonly of: string;
  /** Which questionnaire and version: whoever keys the form has to key it by the same. */
  readonly edition: string;
  /** As "1234 5678"; null where whoever hands the form out writes it in. */
  readonly code: string | null;
  /** Whom it is for: a strip to be cut off, so that answers and name do not come back on one sheet. */
  readonly slip: { readonly name: string; readonly address: string } | null;
  readonly introduction: readonly string[];
  readonly parts: readonly PrintedPart[];
  readonly closing: readonly string[];
}

/** @param survey null for a form of no survey: no agency speaks in it */
export function printedCopy(
  book: Book,
  { code, slip, survey }: Pick<PrintedCopy, 'code' | 'slip'> & { survey: PrintedSurvey | null },
): PrintedCopy {
  const { words, definition, language } = book;
  const rendering = { definition, language, context: book.context, answers: new Map() };
  const minutes = renderText({ vi: `{${minutesFill}}` }, rendering);
  return {
    language,
    labels: { code: words.code, page: words.page, slip: words.slip, to: words.to },
    authority: survey?.authority ?? '',
    title: words.title,
    of: survey?.name ?? definition.title[language] ?? definition.title.vi,
    edition: words.edition(definition.key, definition.version),
    code,
    slip,
    introduction: [
      ...(survey ? [words.greeting(survey.authority, survey.planNumber)] : []),
      [words.about(minutes), ...(survey ? [words.verify(survey.verificationPhone)] : [])].join(' '),
      words.how,
    ],
    parts: printedForm(book),
    closing: [words.end, ...(survey ? [words.back(survey.authority, survey.endsOn)] : [])],
  };
}
