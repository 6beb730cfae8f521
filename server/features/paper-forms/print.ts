// Paper forms as files: for nobody, or for the people of a stratum or an agency.
import type { z } from 'zod';

import type { getBlankPaperForm, getPaperCopies } from '#contract/paper-printing.ts';
import { problem } from '#contract/problems.ts';
import { verificationCode } from '#domain/cases/verification-code.ts';
import { bookOf } from '#domain/paper/printed/book.ts';
import { type PrintedCopy, printedCopy, type PrintedSurvey } from '#domain/paper/printed/printed-copy.ts';
import type { InterviewContext } from '#domain/questionnaire/context.ts';
import { formInMode } from '#domain/questionnaire/self-completed.ts';
import { dayAsTyped } from '#domain/questionnaire/typed-values.ts';
import type { Survey } from '#prisma/generated/client.ts';
import type { Context } from '#server/context.ts';
import { interviewContext } from '#server/features/interviews/queries.ts';
import { definitionOf } from '#server/features/questionnaires/queries.ts';
import { surveyOf } from '#server/features/surveys/queries.ts';
import { audit } from '#server/platform/audit.ts';
import { dayText } from '#server/platform/days.ts';
import { writeApart } from '#server/platform/documents/write-apart.ts';
import type { GivenFile } from '#server/platform/http.ts';
import { printableCases } from './printable-cases.ts';
import type { Forms } from './printing/write-forms.ts';

type Blank = z.infer<(typeof getBlankPaperForm)['query']>;
type Wanted = z.infer<(typeof getPaperCopies)['query']>;

const formsWriter = new URL('printing/write-forms.ts', import.meta.url);

const contentTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const;

/** @throws 'not-found' */
export async function blankForm(
  ctx: Context,
  versionId: string,
  { format, language, survey: surveyId }: Blank,
): Promise<GivenFile> {
  const version = await ctx.db.questionnaireVersion.findUnique({ where: { id: versionId } });
  if (!version) throw problem('not-found', { what: 'questionnaire' });
  const survey = surveyId === undefined ? null : await surveyOf(ctx, surveyId);
  const known: InterviewContext = {
    'respondent.title': 'Ông/Bà',
    ...(survey && {
      'survey.authority': survey.authority,
      'survey.planNumber': survey.planNumber,
      'survey.verificationPhone': survey.verificationPhone,
    }),
  };
  const book = bookOf(formInMode(await definitionOf(ctx, versionId), 'paper'), language, known);
  const copy = printedCopy(book, { code: null, slip: null, survey: survey && printedSurvey(survey) });
  return file(ctx, `phieu-giay-${version.key}-${version.version}`, format, [copy]);
}

/**
 * @param reason for names and addresses; without one there are none
 * @throws 'not-found', 'survey-not-active' when nothing that comes back could be keyed in
 */
export async function paperCopies(
  ctx: Context,
  surveyId: string,
  { format, language, ...wanted }: Wanted,
  reason: string | null,
): Promise<GivenFile> {
  const survey = await surveyOf(ctx, surveyId);
  if (survey.status !== 'active' && survey.status !== 'paused') throw problem('survey-not-active');
  const definition = formInMode(await definitionOf(ctx, survey.interviewVersionId), 'paper');
  const cases = await printableCases(ctx, surveyId, wanted);
  if (cases.length === 0) throw problem('not-found', { what: 'case' });
  const copies: PrintedCopy[] = [];
  for (const { id, verificationNumber, name, address } of cases) {
    const known = await interviewContext(ctx, id, '');
    const context = reason === null ? { ...known, 'respondent.name': null } : known;
    const slip = reason === null ? null : { name, address: address ?? '' };
    const code = verificationCode(verificationNumber);
    const whose = { code, slip, survey: printedSurvey(survey) };
    copies.push(printedCopy(bookOf(definition, language, context), whose));
  }
  await audit(
    ctx,
    reason === null ? 'paper-forms-printed' : 'named-paper-forms-printed',
    'survey',
    surveyId,
    {
      forms: copies.length,
      file: wanted.file,
      stratum: wanted.stratum ?? null,
      agency: wanted.agency ?? null,
      ...(reason !== null && { reason }),
    },
  );
  return file(
    ctx,
    `${survey.code}-phieu-giay${reason === null ? '' : '-co-ten'}-${wanted.file}`,
    format,
    copies,
  );
}

function printedSurvey({ name, authority, planNumber, verificationPhone, endsOn }: Survey): PrintedSurvey {
  return { name, authority, planNumber, verificationPhone, endsOn: dayAsTyped(dayText(endsOn)) };
}

async function file(
  ctx: Context,
  name: string,
  format: Forms['format'],
  copies: readonly PrintedCopy[],
): Promise<GivenFile> {
  const content = await writeApart<Forms>(formsWriter, { format, copies }, ctx.now());
  return {
    name: `${name}.${format}`,
    contentType: contentTypes[format],
    bytes: content.length,
    writeTo: async (out) => out.end(content),
  };
}
