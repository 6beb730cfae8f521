// Links as files, made once: lists for the office to send messages by, letters to be printed and handed out.
import type { z } from 'zod';

import type { issueLinks, LinkFile } from '#contract/web-forms.ts';
import { spreadsheetLine } from '#domain/bundle/csv-text.ts';
import { verificationCode } from '#domain/cases/verification-code.ts';
import { formInMode } from '#domain/questionnaire/self-completed.ts';
import { minutesFill, renderText } from '#domain/questionnaire/text.ts';
import { dayAsTyped } from '#domain/questionnaire/typed-values.ts';
import { compareVietnamese } from '#domain/vietnamese-order.ts';
import type { Survey } from '#prisma/generated/client.ts';
import type { Context } from '#server/context.ts';
import { definitionOf } from '#server/features/questionnaires/queries.ts';
import { sheetsFile, xlsxContentType } from '#server/platform/data-files/sheets-file.ts';
import { writeApart } from '#server/platform/documents/write-apart.ts';
import type { Letters } from './letters/write-letters.ts';

interface GivenLink {
  readonly verificationNumber: number;
  readonly name: string;
  readonly phones: readonly string[];
  readonly address: string | null;
  readonly agency: string | null;
  readonly link: string;
}

type File = z.input<(typeof issueLinks)['response']>['files'][number];

export async function linkFiles(
  ctx: Context,
  survey: Survey,
  links: readonly GivenLink[],
  { files, validUntil }: { files: readonly LinkFile[]; validUntil: string },
): Promise<File[]> {
  const until = dayAsTyped(validUntil);
  const written: File[] = [];
  for (const kind of new Set(files)) {
    const { name, contentType, bytes } = kinds[kind];
    const content = await bytes(ctx, survey, links, until);
    written.push({ name: `${survey.code}-${name}`, contentType, content: content.toString('base64') });
  }
  return written;
}

type Write = (ctx: Context, survey: Survey, links: readonly GivenLink[], until: string) => Promise<Buffer>;

const kinds: Readonly<Record<LinkFile, { name: string; contentType: string; bytes: Write }>> = {
  csv: { name: 'lien-ket.csv', contentType: 'text/csv; charset=utf-8', bytes: csvOf },
  xlsx: { name: 'lien-ket.xlsx', contentType: xlsxContentType, bytes: workbookOf },
  letters: { name: 'thu-moi.pdf', contentType: 'application/pdf', bytes: lettersOf },
};

const heads = ['Mã phiếu', 'Họ và tên', 'Số điện thoại', 'Địa chỉ', 'Liên kết'] as const;
const widths = [11, 28, 26, 40, 60];

function rowsOf(links: readonly GivenLink[]): string[][] {
  return links.map(({ verificationNumber, name, phones, address, link }) => [
    verificationCode(verificationNumber),
    name,
    phones.join(' '),
    address ?? '',
    link,
  ]);
}

async function csvOf(_ctx: Context, _survey: Survey, links: readonly GivenLink[]): Promise<Buffer> {
  return Buffer.from(`\uFEFF${[[...heads], ...rowsOf(links)].map(spreadsheetLine).join('')}`);
}

function workbookOf(
  ctx: Context,
  survey: Survey,
  links: readonly GivenLink[],
  until: string,
): Promise<Buffer> {
  return sheetsFile(
    [
      {
        name: 'Liên kết',
        title: [
          survey.name,
          `Liên kết riêng của từng người, dùng được đến hết ngày ${until}; không chuyển cho người khác.`,
        ],
        columns: heads.map((label, at) => ({ label, width: widths[at] ?? 20 })),
        rows: rowsOf(links),
      },
    ],
    ctx.now(),
  );
}

const lettersWriter = new URL('letters/write-letters.ts', import.meta.url);

/** In the order in which they are handed out: by the agency that served, then by name. */
async function lettersOf(
  ctx: Context,
  survey: Survey,
  links: readonly GivenLink[],
  validUntil: string,
): Promise<Buffer> {
  const definition = formInMode(await definitionOf(ctx, survey.interviewVersionId), 'web');
  const rendering = { definition, language: 'vi', context: {}, answers: new Map() };
  const { name, authority, planNumber, verificationPhone } = survey;
  const sorted = links.toSorted(
    (left, right) =>
      compareVietnamese(left.agency ?? '', right.agency ?? '') || compareVietnamese(left.name, right.name),
  );
  const letters: Letters = {
    survey: name,
    authority,
    planNumber,
    verificationPhone,
    minutes: renderText({ vi: `{${minutesFill}}` }, rendering),
    validUntil,
    inEnglish: definition.languages.includes('en'),
    letters: sorted.map(({ name: to, address, verificationNumber, link }) => ({
      name: to,
      address: address ?? '',
      code: verificationCode(verificationNumber),
      link,
    })),
  };
  return writeApart(lettersWriter, letters, ctx.now());
}
